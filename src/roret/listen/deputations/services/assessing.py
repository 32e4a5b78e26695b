"""What the secretary does: takes a request up, offers a time within a meeting or declines, and notes what was said."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.meetings.enums import AgendaKind
from roret.commons.meetings.models import Meeting
from roret.commons.meetings.services import put_on_agenda
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.deputations import events, selectors, tasks
from roret.listen.deputations.models import Deputation
from roret.listen.deputations.rules import MOST_MINUTES
from roret.listen.deputations.services.requesting import take_off_agenda


@transaction.atomic
def begin_assessment(deputation: Deputation, *, by: Any) -> Deputation:
    """Take a request up, so that those who asked see that somebody reads it; harmless when repeated."""
    deputation = _locked(deputation, by=by)
    if deputation.assessed_at is None:
        _stamp(deputation, "assessed", by=by)
        deputation.save(update_fields=["assessed_at", "assessed_by"])
        journal.record(events.Assessed, deputation, by=by)
    return deputation


@transaction.atomic
def offer_slot(
    deputation: Deputation, *, by: Any, meeting: Meeting, slot_at: datetime, minutes: int, title: str
) -> Deputation:
    """Offer a time within a meeting, and put an item with a public ``title`` on its agenda; offering anew moves both.

    Raises ``DomainError`` when the time lies outside the meeting or is given to another deputation, or the title carries
    personal data. Those who asked are told by mail, without a word of what it is about.
    """
    deputation = _locked(deputation, by=by)
    authz.require(by, "meetings.manage_agenda", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    _check_slot(deputation, meeting, slot_at, minutes)
    if selectors.has_cpr(title):
        raise DomainError(_("Everybody reads the title. Take the CPR number out."), field="title")
    take_off_agenda(deputation)
    item = put_on_agenda(meeting, by=by, title=title, kind=AgendaKind.DEPUTATION, closed=meeting.closed)
    deputation.meeting, deputation.item, deputation.slot_at, deputation.minutes = meeting, item, slot_at, minutes
    deputation.accepted_at = None
    if deputation.assessed_at is None:
        _stamp(deputation, "assessed", by=by)
    _stamp(deputation, "offered", by=by)
    deputation.full_clean(exclude=["author"], validate_unique=False)
    deputation.save()
    said = {"meeting": meeting.number, "item": item.number, "at": slot_at.isoformat(), "minutes": minutes}
    journal.record(events.Offered, deputation, by=by, **said)
    tasks.write_news.enqueue(deputation_id=deputation.pk)
    return deputation


@transaction.atomic
def decline_deputation(deputation: Deputation, *, by: Any, reason: str) -> Deputation:
    """Decline with a reason that those who asked read by their link; an item that stood on an agenda is taken off."""
    deputation = _locked(deputation, by=by)
    if not reason.strip():
        raise DomainError(_("Write why. Those who asked read it."), field="reason")
    take_off_agenda(deputation)
    if deputation.assessed_at is None:
        _stamp(deputation, "assessed", by=by)
    deputation.offered_at, deputation.offered_by, deputation.accepted_at = None, "", None
    deputation.decline_reason = reason.strip()
    _stamp(deputation, "declined", by=by)
    deputation.full_clean(exclude=["author"], validate_unique=False)
    deputation.save()
    journal.record(events.Declined, deputation, by=by, reason=reason.strip())
    tasks.write_news.enqueue(deputation_id=deputation.pk)
    return deputation


@transaction.atomic
def hold_deputation(deputation: Deputation, *, by: Any) -> Deputation:
    """Note that they came and spoke; harmless when repeated."""
    authz.require(by, "deputations.assess_deputation", deputation)
    deputation = Deputation.objects.lock(deputation.pk)
    lifecycle.require(deputation.can_hold())
    if deputation.held_at is None:
        _stamp(deputation, "held", by=by)
        deputation.save(update_fields=["held_at", "held_by"])
        journal.record(events.Held, deputation, by=by)
    return deputation


@transaction.atomic
def note_deputation(deputation: Deputation, *, by: Any, note: str) -> Deputation:
    """Write the note for the minutes: what they said, in short; those who spoke can read it by their link."""
    deputation = hold_deputation(deputation, by=by)
    if not note.strip():
        raise DomainError(_("Write in short what they said."), field="note")
    if selectors.has_cpr(note):
        raise DomainError(_("The text carries a CPR number. Take it out."), field="note")
    deputation.note = note.strip()
    _stamp(deputation, "noted", by=by)
    deputation.save(update_fields=["note", "noted_at", "noted_by"])
    journal.record(events.Noted, deputation, by=by)
    return deputation


def _locked(deputation: Deputation, *, by: Any) -> Deputation:
    authz.require(by, "deputations.assess_deputation", deputation)
    deputation = Deputation.objects.lock(deputation.pk)
    lifecycle.require(deputation.can_assess())
    return deputation


def _stamp(deputation: Deputation, step: str, *, by: Any) -> None:
    setattr(deputation, f"{step}_at", clock.now())
    setattr(deputation, f"{step}_by", authz.name_of(by) or "Roret")


def _check_slot(deputation: Deputation, meeting: Meeting, slot_at: datetime, minutes: int) -> None:
    if meeting.body_id != deputation.body_id or meeting.cancelled_at or meeting.has_begun or meeting.begins_at is None:
        raise DomainError(_("Choose a coming meeting of the body itself."), field="meeting")
    if not 1 <= minutes <= MOST_MINUTES:
        raise DomainError(_("Choose between 1 and %(most)d minutes.") % {"most": MOST_MINUTES}, field="minutes")
    ends = slot_at + timedelta(minutes=minutes)
    if slot_at < meeting.begins_at or ends > meeting.over_at:
        raise DomainError(_("The time lies outside the meeting."), field="time")
    if any(
        slot_at < other_ends and begins < ends for begins, other_ends in selectors.taken_at(meeting, but=deputation.pk)
    ):
        raise DomainError(_("Another deputation has that time."), field="time")
