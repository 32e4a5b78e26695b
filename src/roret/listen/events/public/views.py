"""What everybody sees of events."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.areas.selectors import area_map
from roret.foundation.doors import kept_for_guests
from roret.listen.events import selectors
from roret.listen.events.filters import EventFilter
from roret.listen.events.models import Event

PAGE = 20


def find(request: HttpRequest, number: str) -> Event:
    """Return the event, or say that the page does not exist."""
    rows = Event.objects.visible_to(request.user).filter(published_at__isnull=False).select_related("unit")
    return get_object_or_404(rows, number=number)


def crumbs(*more: tuple[str, str]) -> list[tuple[str, Any]]:
    """Return the way from the front page to here."""
    return [(_("Front page"), "/"), (_("Events"), reverse("public:event-list")), *more]


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """List events: those to come, the next first, unless the address asks for others."""
    rows = selectors.listed(request.user).order_by("begins_at", "pk")
    rows = rows if request.GET.get("time") else selectors.coming(request.user)
    filterset = EventFilter(request.GET, rows, request=request)
    page = Paginator(filterset.qs.distinct(), PAGE).get_page(request.GET.get("side"))
    trail = [(_("Front page"), "/"), (_("Events"), "")]
    return render(request, "events/public/index.html", {"filterset": filterset, "page": page, "crumbs": trail})


@require_safe
@kept_for_guests
def event(request: HttpRequest, number: str) -> HttpResponse:
    """Show an event: what for, when and where, the programme, and afterwards the notes and what came of it."""
    found = get_object_or_404(selectors.for_readers(request.user).filter(published_at__isnull=False), number=number)
    about, led_to = selectors.tied_to(found, request.user)
    over = found.is_over
    context = {
        "event": found,
        "record": found,
        "state": found.state,
        "verdict": found.can_register(),
        "free": None if found.capacity is None else max(0, found.capacity - found.taken),
        "phases": found.phases(),
        "map": selectors.map_of(found) or area_map(found.area_keys),
        "about": about,
        "led_to": led_to,
        "evaluation": selectors.evaluation_of(found) if found.evaluated_at else None,
        "attendance": selectors.attendance_of(found) if over else None,
        "crumbs": crumbs((str(found), "")),
    }
    return render(request, "events/public/event.html", context)
