"""Planning: when and where a body meets."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import why_individual_case
from roret.commons.meetings import events
from roret.commons.meetings.models import Meeting
from roret.commons.records.services import (
    begin_record,
    change_record,
    in_both_languages,
    publish_record,
    reach_milestone,
)
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell


@transaction.atomic
def create_meeting(
    *,
    by: Any,
    body: Body,
    begins_at: datetime,
    ends_at: datetime | None = None,
    place: str = "",
    announce: bool = True,
    held: bool = False,
    **values: Any,
) -> Meeting:
    """Plan a meeting of a body; ``announce`` tells everybody at once. Without ``title`` it is called by body and day.

    ``held`` registers a meeting of the past, which nobody is called to any more. Where the body meets behind closed doors, so
    does the new meeting. Raises ``DomainError`` when it would end before it begins, lies in the past without being ``held``,
    or reads like an individual case and the body treats none.
    """
    _check_times(begins_at, ends_at)
    if not held:
        _check_ahead(begins_at, _("If it has been held and you only register it, tick the box for that."))
    _refuse_case(body, values)
    values["closed"] = values.get("closed") or body.meets_closed
    values = {
        "unit_id": body.pk,
        **default_titles(body, begins_at),
        **{name: value for name, value in values.items() if value},
    }
    meeting = Meeting(body_id=body.pk, begins_at=begins_at, ends_at=ends_at, place=place, **values)
    authz.require(by, "meetings.create_meeting", meeting)
    begin_record(meeting, by=by)
    journal.record(events.Planned, meeting, by=by)
    return announce_meeting(meeting, by=by) if announce else meeting


@transaction.atomic
def announce_meeting(meeting: Meeting, *, by: Any) -> Meeting:
    """Show the meeting in the calendar."""
    authz.require(by, "meetings.create_meeting", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    lifecycle.require(meeting.can_change())
    if not meeting.is_published:
        publish_record(meeting, by=by)
        journal.record(events.Announced, meeting, by=by)
    return meeting


@transaction.atomic
def update_meeting(meeting: Meeting, *, by: Any, version: int | None = None, **values: Any) -> Meeting:
    """Change a meeting; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``.

    A new time or place of an announced meeting is told to those who follow it, and a title made from the day follows the day.
    """
    authz.require(by, "meetings.update_meeting", meeting)
    meeting = Meeting.objects.select_related("body").lock(meeting.pk)
    lifecycle.require(meeting.can_change())
    _refuse_case(Body.objects.get(body_records=meeting.pk), values)
    begins_at: Any = values.get("begins_at") or meeting.begins_at
    _check_times(begins_at, values.get("ends_at", meeting.ends_at))
    if begins_at != meeting.begins_at and not meeting.has_begun:
        _check_ahead(begins_at, _("Choose a day to come, or cancel the meeting."))
    changes = change_record(meeting, version=version, **{**values, **_titles_that_follow(meeting, begins_at, values)})
    journal.record(events.Changed, meeting, by=by, changes=changes)
    if meeting.is_published and changes.keys() & {"begins_at", "place"}:
        sentence = in_both_languages(gettext_noop("The meeting “%(title)s” has a new time or place"), meeting)
        reach_milestone(meeting, code=f"moved-{meeting.version}", **sentence)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Any, reason: str = "") -> Meeting:
    """Cancel a meeting that has not begun; it stays in the calendar as cancelled."""
    authz.require(by, "meetings.cancel_meeting", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    lifecycle.require(meeting.can_cancel())
    stamp: dict[str, Any] = {"cancelled_by": authz.name_of(by) or "Roret", "cancel_reason": reason}
    change_record(meeting, cancelled_at=clock.now(), **stamp)
    journal.record(events.Cancelled, meeting, by=by, reason=reason)
    if meeting.is_published:
        sentence = in_both_languages(gettext_noop("The meeting “%(title)s” is cancelled"), meeting)
        reach_milestone(meeting, code="cancelled", **sentence)
    tell(events.meeting_cancelled, meeting)
    return meeting


def default_titles(body: Any, begins_at: datetime) -> dict[str, str]:
    """Return what a meeting is called when nobody says otherwise: the body and the day, in both languages."""
    day = timezone.localdate(begins_at)
    titles = {}
    for language, name, title in (("da", "title", body.name), ("en", "title_en", body.name_en or body.name)):
        with override(language):
            titles[name] = f"{title}, {format_date(day, 'j. F Y' if language == 'da' else 'j F Y')}"[:250]
    return titles


def _titles_that_follow(meeting: Any, begins_at: datetime, values: dict[str, Any]) -> dict[str, str]:
    """Return the new titles of a meeting that is called by its day, and that nobody gives a name of its own now."""
    before, after = default_titles(meeting.body, meeting.begins_at), default_titles(meeting.body, begins_at)
    by_the_day = (name for name in before if values.get(name, getattr(meeting, name)) == before[name])
    return {name: after[name] for name in by_the_day}


def _check_times(begins_at: datetime, ends_at: datetime | None) -> None:
    if ends_at is not None and ends_at <= begins_at:
        raise DomainError(_("The meeting must end after it begins."), field="ends_at")


def _check_ahead(begins_at: datetime, way_out: str) -> None:
    if timezone.localdate(begins_at) < clock.today():
        raise DomainError(_("The day has passed.") + " " + way_out, field="begins_at")


def _refuse_case(body: Body, values: dict[str, Any]) -> None:
    if why := why_individual_case(body, values.get("title", ""), values.get("summary", "")):
        raise DomainError(why, field="title")
