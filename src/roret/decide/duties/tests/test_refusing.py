"""A decision waits until those who must be heard have been; what is registered, judged and waived, and what cannot be."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from roret.commons.areas.models import Area, Division
from roret.decide.duties import selectors, services
from roret.decide.duties.models import DutyDeed
from roret.decide.duties.tests.factories import council, rule
from roret.decide.matters import services as matters
from roret.decide.matters.models import Decision, Matter
from roret.decide.matters.tests.factories import after, decide, decided, on_agenda, ready
from roret.foundation import authz, clock
from roret.foundation.errors import DomainError, NotPossible, NotReady
from roret.foundation.journal.models import Event
from roret.foundation.testing.matrix import assert_matrix
from roret.listen.consultations import services as consultations
from roret.listen.consultations.models import Party
from roret.listen.contributions.tests.factories import open_consultation

pytestmark = pytest.mark.django_db
QUESTION = "Har sagen betydning for ældre?"


@pytest.fixture
def director(world):
    return world.director


@pytest.fixture
def senior(world):
    return council()


def only_line(matter):
    (line,) = selectors.checklist_of(matter).relevant
    return line


def of(line):
    return {"rule": line.duty.rule, "consultee": line.duty.consultee}


def test_without_rules_nothing_waits(world):
    assert decided(world).final


def test_a_final_decision_is_refused_until_the_council_has_been_heard(world, senior, bo):
    rule(senior)
    matter, held = on_agenda(world)
    with after(held):
        with pytest.raises(NotReady) as refused:
            decide(matter, held)
        assert "Seniorrådet" in str(refused.value)
        assert refused.value.missing[0].where.startswith(reverse("staff:matter-duties", args=[matter.pk]))
        assert not Decision.objects.exists()

        line, today = only_line(matter), clock.today()
        services.register_sent(matter, by=bo, **of(line), sent_on=today, due_on=today, reference="26/1234")
        with pytest.raises(NotReady):
            decide(matter, held)
        services.register_answer(matter, by=bo, **of(line), answered_on=today, reference="26/1235")
        assert decide(matter, held).final


@pytest.mark.parametrize(
    ("kinds", "final"),
    [(("discussed", "noted"), None), (("rejected", "noted"), None), (("adopted", "postponed"), None)],
)
def test_what_ends_or_binds_waits_for_the_hearing(world, senior, kinds, final):
    rule(senior)
    matter, held = on_agenda(world)
    with after(held), pytest.raises(NotReady):
        decide(matter, held, kinds=kinds, final=final)


@pytest.mark.parametrize(
    "kinds", [("discussed", "postponed"), ("sent_to_hearing", "sent_to_hearing"), ("withdrawn", "withdrawn")]
)
def test_what_comes_back_or_is_withdrawn_does_not_wait(world, senior, kinds):
    rule(senior)
    assert decided(world, kinds=kinds)


def test_a_rule_may_hold_back_the_signature_and_the_agenda(world, senior, bo):
    rule(senior, name="Før underskrift", step="signature")
    matter = ready(world)
    with pytest.raises(NotReady):
        matters.sign_matter(matter, by=authz.SYSTEM)
    line = only_line(matter)
    services.register_answer(matter, by=bo, **of(line), answered_on=clock.today(), reference="26/1")
    matters.sign_matter(matter, by=authz.SYSTEM)

    rule(senior, name="Før dagsordenen", step="agenda")
    with pytest.raises(NotReady):
        on_agenda(world, Matter.objects.get(pk=ready(world).pk))


def test_silence_ends_the_hearing_only_where_they_need_not_answer(world, senior, bo):
    rule(senior)
    matter, held = on_agenda(world)
    line, long_before = only_line(matter), clock.today() - timedelta(days=9)
    services.register_sent(
        matter, by=bo, **of(line), sent_on=long_before, due_on=clock.today() - timedelta(days=1), reference="26/1"
    )
    line = only_line(matter)
    assert (line.state, line.duty.blocks) == ("overdue", False)
    with after(held):
        assert decide(matter, held).final

    rule(senior, name="De skal svare", must_answer=True)
    other = ready(world)
    lines = {line.version.rule.name: line for line in selectors.checklist_of(other).relevant}
    services.register_sent(
        other, by=bo, **of(lines["De skal svare"]), sent_on=long_before, due_on=long_before, reference="26/2"
    )
    states = {line.version.rule.name: (line.state, line.duty.blocks) for line in selectors.checklist_of(other).relevant}
    assert states["De skal svare"] == ("overdue", True)


def test_a_waiver_lets_the_matter_be_decided_and_is_journalled_with_its_reason(world, senior, bo, director):
    rule(senior)
    matter, held = on_agenda(world)
    line = only_line(matter)
    with pytest.raises(PermissionDenied):
        services.waive_duty(matter, by=bo, **of(line), reason="Det haster")
    with pytest.raises(DomainError) as refused:
        services.waive_duty(matter, by=director, **of(line), reason="  ")
    assert refused.value.field == "reason"

    services.waive_duty(matter, by=director, **of(line), reason="Fristen i loven er i morgen.")
    assert only_line(matter).state == "waived"
    event = Event.objects.get(type="duty.waived")
    assert event.reason == "Fristen i loven er i morgen."
    services.take_waiver_back(matter, by=director, **of(line))
    assert only_line(matter).state == "required"
    services.waive_duty(matter, by=director, **of(line), reason="Fristen i loven er i morgen.")
    with after(held):
        assert decide(matter, held).final


def test_only_a_rule_with_a_significance_test_can_be_judged_away_and_back(world, senior, bo):
    rule(senior, significance=QUESTION)
    rule(council("Handicaprådet"))
    matter = ready(world)
    lines = {line.who: line for line in selectors.checklist_of(matter).relevant}
    with pytest.raises(NotPossible):
        services.judge_away(matter, by=bo, **of(lines["Handicaprådet"]), reason="Nej")

    services.judge_away(matter, by=bo, **of(lines["Seniorrådet"]), reason="Kun for skolebørn.")
    checklist = selectors.checklist_of(matter)
    assert [line.who for line in checklist.relevant] == ["Handicaprådet"]
    assert [(line.who, line.why) for line in checklist.judged] == [("Seniorrådet", "Kun for skolebørn.")]

    services.judge_back(matter, by=bo, **of(lines["Seniorrådet"]))
    assert len(selectors.checklist_of(matter).relevant) == 2


def test_the_domains_must_be_said_where_a_rule_turns_on_them(world, senior, bo):
    rule(senior, domains=["elderly", "traffic"])
    matter, held = on_agenda(world)
    with after(held):
        with pytest.raises(NotReady) as refused:
            decide(matter, held)
        assert len(refused.value.missing) == 1

        services.say_domains(matter, by=bo, domains=["traffic"])
        with pytest.raises(NotReady) as refused:
            decide(matter, held)
        assert "Seniorrådet" in str(refused.value)

        services.say_domains(matter, by=bo, domains=[])
        assert selectors.checklist_of(matter).relevant == []
        assert decide(matter, held).final
    with pytest.raises(DomainError):
        services.say_domains(ready(world), by=bo, domains=["money"])


def test_the_local_committee_of_each_area_is_heard(world, bo):
    division = Division.objects.create(name="Bydele", order=1)
    areas = [Area.objects.create(division=division, name=name) for name in ("Valby", "Vanløse", "Ørestad")]
    valby = council("Valby Lokaludvalg")
    council("Vanløse Lokaludvalg")
    rule(None, name="Lokaludvalg", domains=["traffic"])
    matter = ready(world)
    matter.areas.set(areas[::2])
    services.say_domains(matter, by=bo, domains=["traffic"])
    assert [line.who for line in selectors.checklist_of(matter).relevant] == ["Valby Lokaludvalg"]
    assert only_line(matter).duty.consultee == valby.pk

    matter.areas.set(areas[2:])
    (line,) = selectors.checklist_of(matter).not_relevant
    assert line.duty.why == "no_local_body"


def test_sent_and_answered_come_from_the_matters_consultation(world, senior):
    rule(senior)
    consultation = open_consultation(world.centre, body=world.committee)
    party = consultations.add_party(consultation, by=authz.SYSTEM, name="Seniorrådet", unit=senior)
    matter = ready(world, consultation)
    Party.objects.filter(pk=party.pk).update(invited_at=clock.now())
    line = only_line(matter)
    assert (line.state, line.duty.due) == ("sent", localdate(consultation.ends_at))

    Party.objects.filter(pk=party.pk).update(no_remarks_at=clock.now(), no_remarks_by="Formanden")
    assert only_line(matter).state == "answered"


def test_an_answer_in_one_matter_is_enough_for_the_year_where_the_rule_says_so(world, bo):
    employment = council("Beskæftigelsesrådet")
    rule(employment, name="Beskæftigelsesplanen", frequency="yearly")
    assert [one.rule.name for one in selectors.unheard_this_year()] == ["Beskæftigelsesplanen"]
    first, second = ready(world), ready(world)
    services.register_answer(first, by=bo, **of(only_line(first)), answered_on=clock.today(), reference="26/1")

    assert (only_line(second).state, only_line(second).duty.heard_in) == ("answered", first.pk)
    assert selectors.unheard_this_year() == []


def test_an_answer_registered_by_mistake_is_taken_back(world, senior, bo):
    rule(senior)
    matter = ready(world)
    line = only_line(matter)
    with pytest.raises(NotPossible):
        services.take_answer_back(matter, by=bo, **of(line))
    services.register_answer(matter, by=bo, **of(line), answered_on=clock.today(), reference="26/1")
    services.take_answer_back(matter, by=bo, **of(line))
    assert only_line(matter).state == "required"


def test_the_desk_has_what_is_overdue_first_and_asks_once_for_the_domains(world, senior, bo, dan):
    rule(senior)
    rule(council("Handicaprådet"), domains=["disability"])
    rule(council("Ungerådet"), domains=["young"])
    first, second = ready(world), ready(world)
    services.say_domains(first, by=bo, domains=["disability"])
    late = clock.today() - timedelta(days=3)
    lines = {line.who: line for line in selectors.checklist_of(first).relevant}
    services.register_sent(first, by=bo, **of(lines["Handicaprådet"]), sent_on=late, due_on=late, reference="26/1")

    desk = selectors.waiting_for(bo)
    assert [(line.who, line.matter.pk) for line in desk.lines] == [
        ("Handicaprådet", first.pk),
        ("Seniorrådet", second.pk),
        ("Seniorrådet", first.pk),
    ]
    assert list(desk.unsaid) == [second]
    others = selectors.waiting_for(dan)
    assert [*others.lines, *others.unsaid] == []


def test_a_document_is_put_on_the_matter_and_either_it_or_its_place_is_needed(world, senior, bo):
    rule(senior)
    matter = ready(world)
    line, today = only_line(matter), clock.today()
    with pytest.raises(DomainError) as refused:
        services.register_sent(matter, by=bo, **of(line), sent_on=today)
    assert refused.value.field == "reference"
    from roret.foundation.files.services import receive_files

    (stored,) = receive_files([SimpleUploadedFile("svar.txt", "Vi støtter forslaget.".encode())], by=bo)
    deed = services.register_answer(matter, by=bo, **of(line), answered_on=today, file=stored)
    assert list(matter.attachments.all()) == [deed.answer_document]


@pytest.mark.parametrize(("sent", "due", "field"), [(1, None, "sent_on"), (-2, -3, "due_on")])
def test_days_that_cannot_be_are_refused(world, senior, bo, sent, due, field):
    rule(senior)
    matter, today = ready(world), clock.today()
    days = {"sent_on": today + timedelta(days=sent), "due_on": today + timedelta(days=due) if due else None}
    with pytest.raises(DomainError) as refused:
        services.register_sent(matter, by=bo, **of(only_line(matter)), **days, reference="26/1")
    assert refused.value.field == field
    with pytest.raises(DomainError):
        services.register_answer(
            matter, by=bo, **of(only_line(matter)), answered_on=today + timedelta(days=1), reference="26/1"
        )
    assert not DutyDeed.objects.exists()


def test_after_the_decision_the_list_stands_as_it_was(world, senior, bo, director):
    rule(senior, domains=["elderly"])
    matter, held = on_agenda(world)
    services.say_domains(matter, by=bo, domains=["elderly"])
    line = only_line(matter)
    services.waive_duty(matter, by=director, **of(line), reason="Det haster.")
    with after(held):
        decide(matter, held)
        with pytest.raises(NotPossible):
            services.register_answer(matter, by=bo, **of(line), answered_on=clock.today(), reference="26/1")
        with pytest.raises(NotPossible):
            services.say_domains(matter, by=bo, domains=[])
    assert only_line(matter).state == "waived"


def test_a_hearing_that_no_rule_asks_for_cannot_be_registered(world, senior, bo):
    made = rule(senior, deciders=[world.council])
    matter = ready(world)
    with pytest.raises(DomainError):
        services.register_answer(
            matter, by=bo, rule=made.pk, consultee=senior.pk, answered_on=clock.today(), reference="26/1"
        )


def test_who_may_what(world, senior):
    made, matter = rule(senior), ready(world)
    assert_matrix(
        world,
        [
            ("duties.view_duty", matter, "bo token director committee_secretary editor operator_in_session"),
            ("duties.register_duty", matter, "bo token director committee_secretary operator_in_session"),
            ("duties.waive_duty", matter, "director operator_in_session"),
            ("duties.view_dutyrule", made, "bo dan token director committee_secretary editor operator_in_session"),
            ("duties.change_dutyrule", made, "committee_secretary editor operator_in_session"),
        ],
    )
