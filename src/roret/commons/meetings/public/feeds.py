"""Meetings as calendar files (iCalendar, RFC 5545)."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import Meeting
from roret.foundation import clock

KEPT = timedelta(days=400)
"""How far back a calendar reaches; calendars that follow it have what came before."""


@require_safe
def calendar(_request: HttpRequest) -> HttpResponse:
    """Give every body's meetings."""
    return _respond(_recent(), name=_("Meetings"))


@require_safe
def body_calendar(_request: HttpRequest, pk: int) -> HttpResponse:
    """Give one body's meetings."""
    body = get_object_or_404(Body, pk=pk)
    return _respond(_recent().filter(body=body), name=str(body))


def _recent() -> Any:
    """Only what everybody may see: a calendar is fetched without signing in, and may be passed on."""
    return (
        Meeting.objects.public()
        .select_related("body")
        .filter(begins_at__gte=clock.now() - KEPT)
        .order_by("begins_at", "pk")
    )


def calendar_of(meetings: Any, *, name: str) -> icalendar.Calendar:
    """Return the meetings as one calendar. A meeting keeps its UID for ever; SEQUENCE grows with each change."""
    book = icalendar.Calendar()
    book.add("prodid", "-//Roret//roret//DA")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    for meeting in meetings:
        book.add_component(_event(meeting))
    book.add_missing_timezones()
    return book


def _event(meeting: Meeting) -> icalendar.Event:
    zone = timezone.get_default_timezone()
    event = icalendar.Event()
    event.add("uid", f"meeting-{meeting.number}@{urlsplit(settings.RORET_PUBLIC_URL).hostname or 'roret'}")
    event.add("summary", str(meeting))
    event.add("dtstart", meeting.begins_at.astimezone(zone))
    event.add("dtend", meeting.over_at.astimezone(zone))
    event.add("dtstamp", meeting.changed_at.astimezone(timezone.get_fixed_timezone(0)))
    event.add("sequence", meeting.version)
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    event.add("url", settings.RORET_PUBLIC_URL + meeting.get_absolute_url())
    for name, text in (("location", meeting.place), ("description", meeting.cancel_reason or meeting.lead)):
        if text:
            event.add(name, text)
    return event


def _respond(meetings: Any, *, name: str) -> HttpResponse:
    response = HttpResponse(calendar_of(meetings, name=name).to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["Cache-Control"] = "public, max-age=900"
    return response
