"""Cadences: write down, change, delete; and plan a year by them."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from roret.commons.bodies.models import Body
from roret.commons.meetings import events
from roret.commons.meetings.enums import CadenceKind
from roret.commons.meetings.models import Cadence, Meeting
from roret.commons.meetings.selectors_wheel import missing_days
from roret.commons.meetings.services.planning import create_meeting, update_meeting
from roret.commons.organisation.models import Unit
from roret.engines.bodies.year import day_in
from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError
from roret.foundation.staff.changing import change


@transaction.atomic
def create_cadence(unit: Unit, *, by: Any, **fields: Any) -> Cadence:
    """Write down how often a body meets, or something of a unit is due."""
    authz.require(by, "meetings.create_cadence", unit)
    cadence = Cadence(unit_id=unit.pk)
    changes = _write(cadence, fields)
    journal.record(events.CadenceCreated, cadence, by=by, changes=changes)
    return cadence


@transaction.atomic
def update_cadence(cadence: Cadence, *, by: Any, **fields: Any) -> Cadence:
    """Change a cadence; the meetings that are planned stay where they are."""
    authz.require(by, "meetings.update_cadence", cadence)
    cadence = Cadence.objects.lock(cadence.pk)
    fields.pop("unit", None)
    if changes := _write(cadence, fields):
        journal.record(events.CadenceUpdated, cadence, by=by, changes=changes)
    return cadence


@transaction.atomic
def delete_cadence(cadence: Cadence, *, by: Any) -> None:
    """Delete a cadence; its meetings stay."""
    authz.require(by, "meetings.delete_cadence", cadence)
    cadence = Cadence.objects.lock(cadence.pk)
    journal.record(events.CadenceDeleted, cadence, by=by)
    cadence.delete()


@transaction.atomic
def plan_year(body: Body, *, by: Any, year: int, announce: bool = False) -> list[Meeting]:
    """Plan the meetings that a body's cadences lack in a year, on working days outside July; return the new ones.

    What is planned already is left alone, so it may be done again. Days that have been are left out.
    """
    authz.require(by, "meetings.create_meeting", body)
    body = Body.objects.lock(body.pk)
    made = [
        _plan(body, cadence, day, by=by, announce=announce)
        for cadence, days in missing_days(body, year)
        for day in days
        if day > clock.today()
    ]
    journal.record(events.YearPlanned, body, by=by, year=year, count=len(made))
    return made


@transaction.atomic
def move_meeting(meeting: Meeting, *, by: Any, day: date | None = None, month: int | None = None) -> Meeting:
    """Move a meeting to a day, or to a working day like its own in another month of its year; the time of day stays.

    Raises ``DomainError`` when neither is said or the day has been.
    """
    meeting = Meeting.objects.select_related("cadence").get(pk=meeting.pk)
    if meeting.begins_at is None or (day is None and month is None):
        raise DomainError(_("Choose the day to which the meeting is moved."), field="day")
    begins = meeting.begins_at.astimezone(get_default_timezone())
    day = day or day_in(begins.year, month or 1, weekday=begins.weekday(), week=(begins.day + 6) // 7)
    if day < clock.today():
        raise DomainError(_("The day has been. Choose one to come."), field="day")
    new = datetime.combine(day, begins.time(), tzinfo=get_default_timezone())
    ends = meeting.ends_at and new + (meeting.ends_at - meeting.begins_at)
    return update_meeting(meeting, by=by, begins_at=new, ends_at=ends)


def _plan(body: Body, cadence: Cadence, day: date, *, by: Any, announce: bool) -> Meeting:
    begins = datetime.combine(day, cadence.begins, tzinfo=get_default_timezone())
    title = "" if _is_ordinary(cadence, body) else f"{body.name}: {cadence.what}"[:250]
    return create_meeting(
        by=by,
        body=body,
        begins_at=begins,
        ends_at=begins + timedelta(minutes=cadence.minutes),
        place=cadence.place,
        announce=announce,
        cadence=cadence,
        title=title,
    )


def _is_ordinary(cadence: Cadence, body: Body) -> bool:
    """Say whether it is the body's only cadence, so that its meetings are called by body and day."""
    return Cadence.objects.filter(unit=body, kind=CadenceKind.MEETING).count() == 1 and cadence.unit_id == body.pk


def _write(cadence: Cadence, fields: dict[str, Any]) -> dict[str, list[str]]:
    changes = change(cadence, fields)
    if cadence.valid_from and cadence.valid_to and cadence.valid_to < cadence.valid_from:
        raise DomainError(_("The last day is before the first."), field="valid_to")
    if cadence.kind == CadenceKind.MEETING and not Body.objects.filter(pk=cadence.unit_id).exists():
        raise DomainError(_("Only a body holds meetings. Choose “something that is due” for a unit."), field="kind")
    return changes
