"""Attendance: the members are called, some stay away, substitutes come instead, and each arrives and leaves."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.bodies.models import Membership
from roret.commons.meetings import events
from roret.commons.meetings.enums import Part
from roret.commons.meetings.models import Attendance, Meeting
from roret.commons.meetings.selectors import seats_on_day_of
from roret.commons.meetings.selectors.attendance import days_of_notice, next_in_line, rule_of
from roret.commons.meetings.services.telling import let_read, stop_reading, tell_member
from roret.commons.records.services import publish_record
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError, NotPossible


@transaction.atomic
def call_meeting(meeting: Meeting, *, by: Any, short_notice: str = "") -> Meeting:
    """Call everybody who sits in the body on the day, and tell them; a meeting that has begun only gets its list.

    Raises ``DomainError`` when it is called later than the body's rule of notice allows and ``short_notice`` does not say why.
    """
    authz.require(by, "meetings.call_meeting", meeting)
    meeting = Meeting.objects.select_related("body").lock(meeting.pk)
    lifecycle.require(meeting.can_call())
    _check_notice(meeting, short_notice)
    if not meeting.is_published:
        publish_record(meeting, by=by)
    meeting.called_at, meeting.called_by = clock.now(), authz.name_of(by) or "Roret"
    meeting.short_notice = short_notice.strip()
    meeting.save(update_fields=["called_at", "called_by", "short_notice"])
    called = _list_members(meeting)
    journal.record(events.Called, meeting, by=by, members=len(called), days=days_of_notice(meeting))
    if not meeting.has_begun:
        for one in called:
            tell_member(one, key="called", sentence=gettext_lazy("You are called to the meeting “%(title)s”"))
    return meeting


@transaction.atomic
def apologise(attendance: Attendance, *, by: Any, reason: str = "") -> Attendance:
    """Write down that somebody stays away: herself or the secretary. The reason is kept for the secretary only."""
    authz.require(by, "meetings.apologise", attendance)
    attendance = _locked(attendance)
    lifecycle.require(attendance.can_apologise())
    attendance.apologised_at, attendance.apologised_by = clock.now(), authz.name_of(by) or attendance.name
    attendance.reason = reason.strip()
    attendance.save(update_fields=["apologised_at", "apologised_by", "reason"])
    journal.record(events.Apologised, attendance, by=by, part=attendance.part)
    return attendance


@transaction.atomic
def withdraw_apology(attendance: Attendance, *, by: Any) -> Attendance:
    """Let somebody come after all; refused once a substitute has been called in for her."""
    authz.require(by, "meetings.apologise", attendance)
    attendance = _locked(attendance)
    if not attendance.apologised_at:
        raise NotPossible(_("No apology is written down."))
    if attendance.replaced_by.filter(apologised_at=None).exists():
        raise NotPossible(_("A substitute has been called in. Send the substitute home first."))
    attendance.apologised_at, attendance.apologised_by, attendance.reason = None, "", ""
    attendance.save(update_fields=["apologised_at", "apologised_by", "reason"])
    journal.record(events.ApologyWithdrawn, attendance, by=by, part=attendance.part)
    return attendance


@transaction.atomic
def call_in_substitute(attendance: Attendance, *, by: Any) -> Attendance:
    """Call in the next in line for a member who stays away, let her read the papers, and tell her."""
    authz.require(by, "meetings.manage_attendance", attendance)
    attendance = _locked(attendance)
    if attendance.replaced_by.filter(apologised_at=None).exists():
        raise NotPossible(_("A substitute has been called in already."))
    substitute = next_in_line(attendance)
    if substitute is None:
        raise NotPossible(_("Nobody stands in line who has not been asked, or no apology is written down."))
    called = _line(attendance.meeting, substitute, Part.SUBSTITUTE, order=attendance.order)
    called.instead_of = attendance
    called.save(force_insert=True)
    journal.record(events.SubstituteCalled, called, by=by, instead_of=attendance.journal_name)
    let_read(called)
    tell_member(called, key="instead", sentence=gettext_lazy("You are called in as substitute to “%(title)s”"))
    return called


@transaction.atomic
def send_home(attendance: Attendance, *, by: Any) -> None:
    """Take a substitute or a guest who has not come off the list again; she is told."""
    authz.require(by, "meetings.manage_attendance", attendance)
    attendance = _locked(attendance)
    if attendance.part == Part.MEMBER or attendance.arrived_at:
        raise NotPossible(_("Only a substitute or a guest who has not come can be taken off the list."))
    journal.record(events.SentHome, attendance, by=by, part=attendance.part)
    if attendance.part == Part.SUBSTITUTE:
        stop_reading(attendance)
        tell_member(attendance, key="not-needed", sentence=gettext_lazy("You are not needed at “%(title)s” after all"))
    attendance.delete()


@transaction.atomic
def add_guest(meeting: Meeting, *, by: Any, name: str, office: str = "") -> Attendance:
    """Write down a guest: a deputation, an expert, somebody of the administration. A guest neither votes nor counts."""
    authz.require(by, "meetings.manage_attendance", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    lifecycle.require(meeting.can_change())
    last = meeting.attendances.aggregate(last=Max("order"))["last"] or 0
    guest = Attendance(meeting=meeting, part=Part.GUEST, name=name.strip(), office=office.strip(), order=last + 1)
    guest.full_clean()
    guest.save(force_insert=True)
    journal.record(events.GuestAdded, guest, by=by)
    return guest


@transaction.atomic
def note_presence(
    attendance: Attendance, *, by: Any, arrived_at: datetime | None, left_at: datetime | None = None
) -> Attendance:
    """Write down when somebody arrived and left; no arrival means that she was not there. Raises ``ValidationError``."""
    authz.require(by, "meetings.manage_attendance", attendance)
    attendance = _locked(attendance)
    lifecycle.require(attendance.meeting.can_change())
    if arrived_at and attendance.apologised_at:
        raise DomainError(_("The apology must be withdrawn first."), field="arrived_at")
    attendance.arrived_at, attendance.left_at = arrived_at, left_at
    attendance.full_clean(exclude=["meeting", "membership"])
    attendance.save(update_fields=["arrived_at", "left_at"])
    journal.record(events.PresenceNoted, attendance, by=by, arrived_at=arrived_at, left_at=left_at)
    return attendance


@transaction.atomic
def note_all_present(meeting: Meeting, *, by: Any) -> int:
    """Write down that everybody who has sent no apology was there from the beginning; return how many are new."""
    authz.require(by, "meetings.manage_attendance", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    lifecycle.require(meeting.can_change())
    if not meeting.has_begun:
        raise NotPossible(_("The meeting has not begun."))
    waiting = meeting.attendances.filter(apologised_at=None, arrived_at=None)
    count = waiting.update(arrived_at=meeting.begins_at)
    if count:
        journal.record(events.AllPresent, meeting, by=by, count=count)
    return count


@transaction.atomic
def forget_reasons(*, by: Any, before: datetime) -> int:
    """Forget why people stayed away from meetings that ended before a moment; return how many reasons were forgotten."""
    authz.require(by, "meetings.manage_attendance")
    rows = Attendance.objects.filter(meeting__begins_at__lt=before).exclude(reason="")
    for meeting in Meeting.objects.filter(pk__in=rows.values("meeting")):
        journal.record(events.ReasonsForgotten, meeting, by=by)
    return rows.update(reason="")


def _check_notice(meeting: Meeting, short_notice: str) -> None:
    if meeting.has_begun or short_notice.strip():
        return
    wanted, days = rule_of(meeting).notice_days, days_of_notice(meeting)
    if days < wanted:
        sentence = _("The meeting should be called %(wanted)d days before. There are %(days)d left. Write why.")
        raise DomainError(sentence % {"wanted": wanted, "days": days}, field="short_notice")


def _list_members(meeting: Meeting) -> list[Attendance]:
    """Write a line for everybody who sits there on the day and is no substitute."""
    sitting = seats_on_day_of(meeting).filter(substitute_order=None, substitute_for=None)
    rows = sitting.select_related("post__body", "user").order_by("post__order", "pk")
    lines = [_line(meeting, member, Part.MEMBER, order=number) for number, member in enumerate(rows, 1)]
    return Attendance.objects.bulk_create(lines)


def _line(meeting: Meeting, member: Membership, part: str, *, order: int) -> Attendance:
    office = member.role or ("" if part == Part.SUBSTITUTE else member.post.label)
    return Attendance(
        meeting=meeting, membership=member, part=part, name=member.name, office=office[:150], party=member.on_behalf_of,
        order=order,
    )  # fmt: skip


def _locked(attendance: Attendance) -> Attendance:
    """Lock the meeting and the line, so that two who write at once wait for each other."""
    Meeting.objects.lock(attendance.meeting_id)
    return Attendance.objects.select_related("meeting", "membership__user", "membership__post").lock(attendance.pk)
