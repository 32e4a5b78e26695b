"""Values: entered, corrected, hidden when few stand behind them, and told when a promise is measured and reached."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roret.commons.records.models import Milestone
from roret.deliver.agreements import services as agreements
from roret.deliver.agreements.models import Target
from roret.deliver.agreements.tests.factories import decided_action, ready, signed
from roret.foundation import authz, clock
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.journal.models import Event
from roret.foundation.testing.matrix import assert_matrix
from roret.measure.indicators import selectors, services
from roret.measure.indicators.models import Indicator, Observation
from roret.measure.indicators.tests.factories import indicator, measured, month

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(world):
    return indicator(world.centre)


@pytest.fixture
def target(world):
    signed(world, begins_at=clock.now() - timedelta(days=400))
    return Target.objects.get()


def told(code):
    return Milestone.objects.filter(code=code).count()


def test_a_second_value_corrects_the_first_and_the_journal_holds_both(found, cia):
    measured(found, 40, by=cia)
    measured(found, "40.000", by=cia)
    measured(found, "41.5", by=cia, note="Talt om")

    row = Observation.objects.get()
    assert (row.value, row.note, row.entered_by) == (Decimal("41.5"), "Talt om", "Cia Holm")
    assert Event.objects.filter(type="indicator.value_entered").count() == 1
    event = Event.objects.get(type="indicator.value_corrected")
    assert (event.data["before"], event.data["after"]) == ("40.000", "41.5")


def test_a_month_to_come_is_refused_and_this_month_is_not(found, cia):
    ahead = (clock.today().replace(day=1) + timedelta(days=32)).replace(day=1)
    with pytest.raises(DomainError) as refused:
        services.enter_observation(found, by=cia, month=ahead, value=Decimal(1))
    assert (refused.value.field, str(refused.value)) == ("month", "Måneden er ikke begyndt endnu.")
    assert not Observation.objects.exists()

    assert services.enter_observation(found, by=cia, month=clock.today(), value=Decimal(1)).month == month(0)


def test_a_value_too_long_for_its_column_is_refused(found, cia):
    with pytest.raises(ValidationError):
        services.enter_observation(found, by=cia, month=month(), value=Decimal("1e12"))


def test_the_second_of_two_editors_is_told(found, world):
    controller = world.controller
    services.update_indicator(found, by=controller, version=found.version, definition="Først")
    with pytest.raises(ChangedMeanwhile):
        services.update_indicator(found, by=controller, version=found.version, definition="Sidst")
    assert Indicator.objects.get().definition == "Først"


def test_each_unit_has_its_own_line_and_its_own_goal(world, target):
    found = indicator(world.social)
    services.bind_indicator(found, target, by=authz.SYSTEM)
    measured(found, 10, 2)
    measured(found, 20, 1)
    measured(found, 30, 1, unit=world.centre)

    charts = selectors.charts_of(found, [target])

    lines = {chart.title: ([point.value for point in chart.points], chart.goal) for chart in charts}
    assert lines == {"Borgere i job · SOF": ([10, 20], None), "Borgere i job · CAB": ([30], 80)}
    assert selectors.status_of_targets([target])[target.pk].value == 30


def test_a_target_without_values_of_its_own_unit_uses_the_indicators(world, target):
    found = indicator(world.social)
    services.bind_indicator(found, target, by=authz.SYSTEM)
    measured(found, 20)
    measured(found, 99, unit=world.tech)
    assert selectors.status_of_targets([target])[target.pk].value == 20


def test_the_indicators_own_unit_written_out_is_the_same_month(found, world):
    measured(found, 1)
    measured(found, 2, unit=world.centre)
    assert [row.value for row in Observation.objects.all()] == [2]


def test_a_promise_is_told_once_when_measured_and_once_when_reached(found, target):
    services.bind_indicator(found, target, by=authz.SYSTEM)
    for value, back in ((50, 2), (60, 1), (85, 1), (90, 1), (20, 1), (95, 1)):
        measured(found, value, back)
    assert (told("measured"), told("reached")) == (1, 1)


def test_values_from_before_the_promise_tell_nothing(world, found):
    begins = datetime(2024, 1, 1, tzinfo=ZoneInfo("Europe/Copenhagen"))
    agreement = ready(world, decided_action(world), begins_at=begins)
    target = Target.objects.get()
    services.bind_indicator(found, target, by=authz.SYSTEM)
    december, january = datetime(2023, 12, 1).date(), datetime(2024, 1, 1).date()

    services.enter_observation(found, by=authz.SYSTEM, month=january, value=Decimal(99))
    assert told("measured") == 0
    Observation.objects.all().delete()
    agreements.sign_agreement(agreement, by=authz.SYSTEM)
    services.enter_observation(found, by=authz.SYSTEM, month=december, value=Decimal(99))
    assert told("measured") == 0
    services.enter_observation(found, by=authz.SYSTEM, month=january, value=Decimal(99))
    assert told("measured") == 1


def test_a_leader_sees_which_indicators_lack_last_month(found, world, cia):
    other = indicator(world.centre, title="En til")
    indicator(world.tech, title="En fremmed")
    assert set(selectors.without_value(cia)) == {found, other}
    measured(found, 1)
    assert set(selectors.without_value(cia)) == {other}


def test_the_month_offers_only_what_one_may_enter(found, bo, cia):
    assert [one for one, _row in selectors.month_entries(cia, month())] == [found]
    assert selectors.month_entries(bo, month()) == []


def test_a_stranger_enters_nothing(found, dan, bo):
    for person in (dan, bo):
        with pytest.raises(PermissionDenied):
            measured(found, 1, by=person)


def test_who_may_what(world, found):
    assert_matrix(
        world,
        [
            ("indicators.view_indicator", found, "bo cia controller director operator_in_session token"),
            ("indicators.create_indicator", found, "controller operator_in_session"),
            ("indicators.update_indicator", found, "controller operator_in_session"),
            ("indicators.bind_indicator", found, "controller operator_in_session"),
            ("indicators.enter_observation", found, "cia controller operator_in_session"),
            ("indicators.view_observation", found, "bo cia controller director operator_in_session token"),
            ("indicators.create_observation", found, "cia controller operator_in_session"),
        ],
    )
