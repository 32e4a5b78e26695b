"""What everybody sees of meetings: the calendar, a body's meetings, a meeting with its agenda."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.bodies.models import Body
from roret.commons.meetings import selectors
from roret.commons.meetings.models import Meeting
from roret.commons.meetings.picture import year_of
from roret.commons.meetings.selectors import attendance
from roret.foundation.doors import kept_for_guests
from roret.foundation.ui import formats

PAGE = 20
LATEST = 5


@require_safe
@kept_for_guests
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings to come of every body, the latest that have been, and the bodies."""
    past = selectors.past_meetings(request.user)[:LATEST]
    bodies = selectors.bodies_that_meet(request.user)
    return _list(request, selectors.coming_meetings(request.user), bodies=bodies, past=past)


@require_safe
@kept_for_guests
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """List one body's meetings: those to come, and those that have been."""
    body = get_object_or_404(Body, pk=pk)
    coming = selectors.coming_meetings(request.user).filter(body=body)
    past = Paginator(selectors.past_meetings(request.user).filter(body=body), PAGE).get_page(request.GET.get("side"))
    return _list(request, coming, body=body, past=past)


def _list(request: HttpRequest, coming: Any, **context: Any) -> HttpResponse:
    body = context.get("body")
    crumbs = [(_("Front page"), "/"), (_("Meetings"), reverse("public:meeting-list") if body else "")]
    crumbs += [(str(body), "")] if body else []
    calendar = reverse("public:body-calendar", args=[body.pk]) if body else reverse("public:meeting-calendar")
    context |= {"coming": coming[:100], "crumbs": crumbs, "calendar": calendar}
    return render(request, "meetings/public/list.html", context)


@require_safe
@kept_for_guests
def wheel(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show a year of one body, or of all, as a wheel with a list beside it."""
    body = get_object_or_404(Body, pk=pk) if pk else None
    crumbs = [(_("Front page"), "/"), (_("Meetings"), reverse("public:meeting-list"))]
    crumbs += [(str(body), reverse("public:body-meetings", args=[body.pk]))] if body else []
    context = {
        "body": body,
        "year": year_of(request.user, request.GET, body=body),
        "cadences": selectors.cadences_of(body) if body else [],
        "crumbs": [*crumbs, (_("Annual wheel"), "")],
    }
    return render(request, "meetings/public/wheel.html", context)


@require_safe
@kept_for_guests
def meeting(request: HttpRequest, number: str) -> HttpResponse:
    """Show a meeting: when, where, and what is on the agenda."""
    found = get_object_or_404(selectors.with_page(request.user), number=number)
    context = {
        "meeting": found,
        "record": found,
        "agenda": selectors.agenda_of(found, request.user),
        "facts": facts_of(found),
        "mine": attendance.own_attendance(found, request.user),
        "crumbs": [
            (_("Front page"), "/"),
            (_("Meetings"), reverse("public:meeting-list")),
            (str(found.body), reverse("public:body-meetings", args=[found.body_id])),
            (str(found), ""),
        ],
    }
    return render(request, "meetings/public/meeting.html", context)


def facts_of(meeting: Meeting) -> list[tuple[str, str]]:
    """Return the head of a meeting's page: body, date, time, place."""
    return [
        (_("Body"), str(meeting.body)),
        (_("Date"), formats.day(meeting.begins_at)),
        (_("Time of day"), time_of(meeting)),
        (_("Place"), meeting.place or _("Not said yet")),
    ]


def time_of(meeting: Meeting) -> str:
    """Return from when to when it meets."""
    begins = formats.clock(meeting.begins_at)
    return f"{begins} – {formats.clock(meeting.ends_at)}" if meeting.ends_at else begins
