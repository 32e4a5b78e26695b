"""Every way a commitment can change: promised, moved, answered, withdrawn."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Record
from roret.commons.records.services import (
    begin_record,
    change_record,
    in_both_languages,
    link_records,
    publish_record,
    reach_milestone,
)
from roret.decide.commitments import events, selectors
from roret.decide.commitments.models import Commitment, DeadlineMove
from roret.decide.matters.models import Decision
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell


@transaction.atomic
def register_commitment(
    decision: Decision, *, by: Any, title: str, words: str, due_on: date | None = None, **values: Any
) -> Commitment:
    """Register what was promised when ``decision`` was taken; it is read by those who may read the decision.

    ``values`` may name ``unit`` (else the decision's), ``item``, ``owner``, ``asked_by`` and ``due_meeting``. The deadline is a
    day or a meeting, whose day then counts. Raises ``DomainError`` when words or deadline are missing or foreign.
    """
    values = {"unit_id": decision.unit_id} | values if not values.get("unit") else values
    commitment = Commitment(
        decision=decision, title=title.strip(), words=words.strip(), due_on=_day(due_on, values.get("due_meeting")),
        body_id=decision.body_id, visibility=decision.visibility, invented=decision.invented, **values,
    )  # fmt: skip
    authz.require(by, "commitments.create_commitment", decision)
    authz.require(by, "commitments.create_commitment", commitment)
    _check(commitment)
    begin_record(commitment, by=by, areas=decision.areas.all(), topics=decision.topics.all())
    link_records(decision, commitment, kind=LinkKind.BASED_ON, by=by)
    publish_record(commitment, by=by)
    due = commitment.due_on.isoformat()
    journal.record(events.Promised, commitment, by=by, decision=decision.number, due=due)
    return commitment


@transaction.atomic
def move_deadline(
    commitment: Commitment, *, by: Any, reason: str, due_on: date | None = None, due_meeting: Any = None
) -> Commitment:
    """Move the deadline to another day or meeting; the old day and the reason are kept for everybody to read."""
    commitment = _locked(commitment, by=by)
    before, after = commitment.due_on, _day(due_on, due_meeting)
    if not reason.strip():
        raise DomainError(_("Write why the deadline is moved. Everybody can read it."), field="reason")
    if after == before:
        raise DomainError(_("It is the same day as before."), field="due_on")
    _check_meeting(commitment, due_meeting)
    DeadlineMove.objects.create(
        commitment=commitment, before=before, after=after, reason=reason.strip(), moved_by=authz.name_of(by) or "Roret"
    )
    change_record(commitment, due_on=after, due_meeting=due_meeting)
    journal.record(events.Moved, commitment, by=by, before=before.isoformat(), after=after.isoformat())
    return commitment


@transaction.atomic
def answer_commitment(
    commitment: Commitment, *, by: Any, answered_on: date, answer: str = "", number: str = ""
) -> Commitment:
    """Register that the promise has been kept: in words, or by the published record with ``number``; tells the followers."""
    commitment = _locked(commitment, by=by)
    found = _answering(commitment, number.strip())
    if not answer.strip() and found is None:
        raise DomainError(_("Write the answer in short, or the number of the matter that answers."), field="answer")
    if answered_on > clock.today():
        raise DomainError(_("The day of the answer lies ahead."), field="answered_on")
    change_record(
        commitment, answer=answer.strip(), answer_record=found, answered_at=clock.now(), answered_on=answered_on,
        answered_by=authz.name_of(by) or "Roret",
    )  # fmt: skip
    if found:
        link_records(commitment, found, kind=LinkKind.ANSWERS, by=authz.SYSTEM)
    by_what = found.number if found else ""
    journal.record(events.Answered, commitment, by=by, on=answered_on.isoformat(), answered_by=by_what)
    return _ended(commitment, "answered", gettext_noop("The commitment “%(title)s” has been answered"))


@transaction.atomic
def withdraw_commitment(commitment: Commitment, *, by: Any, reason: str) -> Commitment:
    """Withdraw the promise with a reason that everybody can read; tells the followers."""
    commitment = _locked(commitment, by=by)
    if not reason.strip():
        raise DomainError(_("Write why the commitment is withdrawn. Everybody can read it."), field="reason")
    name = authz.name_of(by) or "Roret"
    change_record(commitment, withdrawn_at=clock.now(), withdrawn_by=name, withdrawn_reason=reason.strip())
    journal.record(events.Withdrawn, commitment, by=by)
    return _ended(commitment, "withdrawn", gettext_noop("The commitment “%(title)s” has been withdrawn"))


def _locked(commitment: Commitment, *, by: Any) -> Commitment:
    authz.require(by, "commitments.update_commitment", commitment)
    commitment = Commitment.objects.lock(commitment.pk)
    lifecycle.require(commitment.can_change())
    return commitment


def _ended(commitment: Commitment, code: str, text: str) -> Commitment:
    reach_milestone(commitment, code=code, **in_both_languages(text, commitment))
    tell(events.commitment_ended, commitment)
    return commitment


def _day(due_on: date | None, due_meeting: Any) -> date:
    if due_meeting:
        return localdate(due_meeting.begins_at)
    if due_on is None:
        raise DomainError(_("Choose the day or the meeting at which the answer is due."), field="due_on")
    return due_on


def _check(commitment: Commitment) -> None:
    decision = commitment.decision
    if not commitment.words:
        raise DomainError(_("Write the words of the promise."), field="words")
    if commitment.item and commitment.item.matter_id != decision.matter_id:
        raise DomainError(_("The item belongs to another matter."), field="item")
    if commitment.due_on < localdate(decision.meeting.begins_at):
        raise DomainError(_("The deadline lies before the meeting at which it was promised."), field="due_on")
    if commitment.owner and not selectors.owners_in([commitment.unit_id]).filter(pk=commitment.owner.pk).exists():
        raise DomainError(_("The owner does not work in the unit."), field="owner")
    _check_meeting(commitment, commitment.due_meeting)


def _check_meeting(commitment: Commitment, meeting: Any) -> None:
    if meeting and meeting.body_id != commitment.body_id:
        raise DomainError(_("The meeting is not one of the committee that was promised it."), field="due_meeting")


def _answering(commitment: Commitment, number: str) -> Record | None:
    if not number:
        return None
    # What answers is named to all who read the promise: a draft or a closed matter would be told to them.
    found = Record.objects.public().filter(number=number).exclude(pk=commitment.pk).first()
    if found is None:
        raise DomainError(_("There is nothing with that number that everybody may read."), field="number")
    return found
