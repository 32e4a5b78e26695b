"""Rules are changed by new versions, counted on the day that matters, and tried out before they are changed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roret.decide.duties import selectors, services
from roret.decide.duties.models import RuleVersion
from roret.decide.duties.tests.factories import LONG_AGO, council, rule
from roret.decide.matters.tests.factories import decided, ready
from roret.foundation import clock
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.journal.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(world):
    return world.committee_secretary


def says(**values):
    return {"consultee": None, "legal_basis": "Kommissoriet", "valid_from": clock.today(), **values}


def test_a_changed_rule_is_a_new_version_and_the_old_one_counts_until_then(world, keeper):
    senior, disability = council(), council("Handicaprådet")
    made, tomorrow = rule(senior, by=keeper), clock.today() + timedelta(days=1)
    services.change_rule(made, by=keeper, number=1, **says(consultee=disability, valid_from=tomorrow))

    first, second = RuleVersion.objects.order_by("number")
    assert (first.valid_from, first.valid_to, second.valid_from) == (LONG_AGO, tomorrow, tomorrow)
    matter = ready(world)
    assert [line.who for line in selectors.checklist_of(matter).relevant] == ["Seniorrådet"]
    with clock.at(clock.now() + timedelta(days=2)):
        assert [line.who for line in selectors.checklist_of(matter).relevant] == ["Handicaprådet"]
    assert Event.objects.get(type="duty_rule.changed").data["version"] == 2


def test_the_second_of_two_who_change_a_rule_is_told(world, keeper):
    made = rule(council(), by=keeper)
    services.change_rule(made, by=keeper, number=1, **says())
    with pytest.raises(ChangedMeanwhile):
        services.change_rule(made, by=keeper, number=1, **says(valid_from=clock.today() + timedelta(days=9)))
    assert made.versions.count() == 2


def test_a_version_begins_after_the_one_that_it_follows_and_nobody_rewrites_the_past(world, keeper):
    made = rule(council(), by=keeper)
    for day in (LONG_AGO, date(2019, 1, 1)):
        with pytest.raises(DomainError) as refused:
            services.change_rule(made, by=keeper, **says(valid_from=day))
        assert refused.value.field == "valid_from"


def test_a_rule_ends_on_a_day_and_asks_nothing_from_then_on(world, keeper):
    made = rule(council(), by=keeper)
    with pytest.raises(DomainError):
        services.end_rule(made, by=keeper, valid_to=date(2019, 12, 31))
    services.end_rule(made, by=keeper, valid_to=clock.today())
    assert selectors.checklist_of(ready(world)).relevant == []
    with pytest.raises(DomainError):
        services.end_rule(made, by=keeper, valid_to=clock.today())


def test_what_makes_no_rule_is_refused(world, keeper, bo):
    with pytest.raises(PermissionDenied):
        rule(council(), by=bo)
    rule(council("Ungerådet"), by=keeper, name="Unge")
    with pytest.raises(DomainError) as refused:
        rule(council("Udsatterådet"), by=keeper, name="Unge")
    assert refused.value.field == "name"
    with pytest.raises(DomainError) as refused:
        rule(None, by=keeper, frequency="yearly")
    assert refused.value.field == "consultee"
    with pytest.raises(ValidationError):
        rule(council("Rådet for det hele"), by=keeper, domains=["everything"])


def test_a_decided_matter_keeps_the_rules_of_its_day(world, keeper):
    matter = decided(world).matter
    with clock.at(clock.now() + timedelta(days=60)):
        rule(council(), by=keeper, valid_from=clock.today())
        assert selectors.checklist_of(matter).relevant == []


def test_a_dry_run_names_past_and_planned_matters_and_saves_nothing(world, keeper, bo):
    past, planned = decided(world).matter, ready(world)
    senior = council()
    typed = RuleVersion(consultee=senior, valid_from=clock.today(), domains=[])
    found = selectors.dry_run(None, typed, bo)

    assert [one.pk for one in found.more_planned.matters] == [planned.pk]
    assert [one.pk for one in found.more_past.matters] == [past.pk]
    assert not RuleVersion.objects.exists()

    made = rule(senior, by=keeper)
    latest = made.versions.get()
    assert selectors.dry_run(latest, typed, bo).nothing
    narrower = selectors.dry_run(latest, typed, bo, deciders=[world.council])
    assert (narrower.less_planned.count, narrower.less_past.count, narrower.more_planned.count) == (1, 1, 0)


def test_a_dry_run_counts_but_does_not_name_what_the_reader_may_not_see(world, dan):
    ready(world)
    found = selectors.dry_run(None, RuleVersion(consultee=council(), valid_from=clock.today()), dan)
    assert (found.more_planned.count, list(found.more_planned.matters)) == (1, [])
