"""The life of a commitment: promised, moved, overdue, answered or withdrawn; and who may what on the way."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.models import Link, Milestone
from roret.commons.records.services import change_record
from roret.decide.commitments import selectors, services
from roret.decide.commitments.models import Commitment
from roret.decide.commitments.tests.factories import days_after, decided, due_of, promised
from roret.foundation import authz, clock
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.modules import waiting_for
from roret.foundation.testing.matrix import assert_matrix

pytestmark = pytest.mark.django_db


def test_a_promise_hangs_on_its_decision_and_belongs_to_its_committee(world, bo):
    decision = decided(world)
    made = promised(world, decision, by=bo, owner=bo)

    assert (made.body_id, made.unit_id, made.state) == (world.committee.pk, world.centre.pk, "open")
    assert Link.objects.filter(upstream_id=decision.pk, downstream_id=made.pk, kind="based_on").exists()
    assert list(selectors.published(world.guest)) == [made]


def test_it_is_overdue_the_day_after_its_day(world):
    made = promised(world)
    with days_after(made, 0):
        assert made.state == "open"
    with days_after(made, 3):
        assert (made.state, made.days_over) == ("overdue", 3)
        assert list(Commitment.objects.overdue()) == [made]


def test_a_moved_deadline_keeps_the_old_day_and_the_reason(world, bo):
    made = promised(world)
    before = made.due_on
    moved = services.move_deadline(made, by=bo, due_on=before + timedelta(days=30), reason="Tallene mangler")

    kept = moved.moves.get()
    assert (kept.before, kept.after, kept.reason) == (before, moved.due_on, "Tallene mangler")
    with pytest.raises(DomainError):
        services.move_deadline(moved, by=bo, due_on=moved.due_on, reason="Igen")
    with pytest.raises(DomainError):
        services.move_deadline(moved, by=bo, due_on=before, reason=" ")


def test_a_deadline_can_be_a_meeting_of_the_same_committee(world, bo):
    decision = decided(world)
    later = meeting(world.committee)
    made = promised(world, decision, due_meeting=later)
    assert made.due_on == localdate(later.begins_at)

    with pytest.raises(DomainError):
        services.move_deadline(made, by=bo, due_meeting=meeting(world.council, days=11), reason="Et andet råd")


def test_an_answer_stands_on_the_thread_and_tells_those_who_follow(world, bo):
    made, answering = promised(world), decided(world).matter
    done = services.answer_commitment(made, by=bo, answered_on=clock.today(), number=answering.number)

    assert done.state == "answered"
    assert Link.objects.filter(upstream_id=made.pk, downstream_id=answering.pk, kind="answers").exists()
    assert Milestone.objects.filter(record_id=made.pk, code="answered").exists()
    assert Event.objects.filter(type="commitment.answered").exists()


def test_an_answer_that_not_everybody_may_read_is_not_named(world, bo):
    made, closed = promised(world), decided(world).matter
    change_record(closed, visibility="internal")

    for number in (closed.number, "findes-ikke", made.number):
        with pytest.raises(DomainError):
            services.answer_commitment(made, by=bo, answered_on=clock.today(), number=number)


def test_an_answer_needs_words_or_a_matter_and_a_day_that_has_been(world, bo):
    made = promised(world)
    with pytest.raises(DomainError):
        services.answer_commitment(made, by=bo, answered_on=clock.today())
    with pytest.raises(DomainError):
        services.answer_commitment(made, by=bo, answered_on=clock.today() + timedelta(days=1), answer="Ja")


def test_what_has_ended_is_not_changed_again(world, bo):
    made = promised(world)
    assert services.withdraw_commitment(made, by=bo, reason="Udvalget bad om at få den taget af").state == "withdrawn"

    with pytest.raises(NotPossible):
        services.withdraw_commitment(made, by=bo, reason="Igen")
    with pytest.raises(NotPossible):
        services.answer_commitment(made, by=bo, answered_on=clock.today(), answer="Ja")
    with pytest.raises(NotPossible):
        services.move_deadline(made, by=bo, due_on=made.due_on + timedelta(days=9), reason="Senere")


def test_a_deadline_before_the_promise_and_a_foreign_owner_are_refused(world, dan):
    decision = decided(world)
    for values in ({"due_on": due_of(decision, days=-1)}, {"owner": dan}, {"words": " "}, {"due_on": None}):
        with pytest.raises(DomainError):
            promised(world, decision, **values)
    assert not Commitment.objects.exists()


def test_the_figures_of_a_body_tell_waiting_overdue_in_time_and_late(world):
    decision = decided(world)
    for day in (1, 2, 3, 20):
        promised(world, decision, due_on=due_of(decision, days=day))
    first, second, _third, _last = Commitment.objects.order_by("due_on")
    with clock.at(decision.meeting.begins_at + timedelta(days=10)):
        services.answer_commitment(first, by=authz.SYSTEM, answered_on=first.due_on, answer="Ja")
        services.answer_commitment(second, by=authz.SYSTEM, answered_on=clock.today(), answer="Ja")
        (found,) = selectors.figures(world.guest)

    assert (found.waiting, found.overdue, found.in_time, found.late) == (1, 1, 1, 1)


def test_it_waits_for_its_owner_and_the_secretary_sees_whose_turn_it_is(world, bo):
    made = promised(world, owner=bo)
    assert [(one.label.pk, one.whom) for one in waiting_for(world.fresh("bo"), of="commitments")] == [(made.pk, "")]
    assert [one.whom for one in waiting_for(world.fresh("committee_secretary"), of="commitments")] == [made.unit]
    assert not list(waiting_for(world.fresh("dan"), of="commitments"))


def test_a_stranger_registers_and_changes_nothing(world, dan):
    made = promised(world)
    with pytest.raises(PermissionDenied):
        promised(world, made.decision, by=dan)
    with pytest.raises(PermissionDenied):
        services.withdraw_commitment(made, by=dan, reason="Fremmed")


def test_who_may_what(world):
    made = promised(world)
    keepers = "bo director committee_secretary operator_in_session token"
    assert_matrix(
        world,
        [
            ("commitments.view_commitment", made, keepers),
            ("commitments.create_commitment", made.decision, keepers),
            ("commitments.update_commitment", made, keepers),
        ],
    )
