"""The front page, what became of it, my page and the tour."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.records.models import Record
from roret.commons.records.picture import thread_picture
from roret.commons.records.selectors import thread
from roret.foundation.doors import kept_for_guests
from roret.listen.consultations import selectors as consultations
from roret.listen.contributions import selectors as contributions
from roret.listen.events import selectors as events
from roret.report.portal import loop, selectors
from roret.report.portal.outcomes import outcome_of
from roret.report.portal.pictures import open_map, outcome_tiles, stages
from roret.report.portal.tour import stops, tour_words

SHOWN = 6
CASES = 3
EVENTS = 3
PAGE = 20


@require_safe
@kept_for_guests
def home(request: HttpRequest) -> HttpResponse:
    """Show what can be influenced now, what closes soon, and what came of what people said."""
    now = list(consultations.open_now(request.user)[: SHOWN + 1])
    context = {
        "open_now": now[:SHOWN],
        "more": len(now) > SHOWN,
        "cases": loop.latest_cases(request.user, count=CASES),
        "coming": consultations.coming(request.user)[:3],
        "meet_us": events.coming(request.user)[:EVENTS],
        "figures": selectors.loop_figures(request.user),
        "map": open_map(request.user),
        "stages": stages(),
        "tour_words": tour_words() if settings.DEMO else None,
    }
    return render(request, "portal/home.html", context)


@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    """Show the menu as a page, for phones without JavaScript."""
    return render(request, "portal/menu.html")


@require_safe
@kept_for_guests
def outcomes(request: HttpRequest) -> HttpResponse:
    """List closed consultations with how far each has come round the loop."""
    page = Paginator(selectors.with_outcome(request.user), PAGE).get_page(request.GET.get("side"))
    context = {
        "page": page,
        "cases": loop.cases_of(page.object_list, person=request.user),
        "figures": selectors.loop_figures(request.user),
        "crumbs": [(_("Front page"), "/"), (_("What became of it?"), "")],
    }
    return render(request, "portal/outcomes.html", context)


@require_safe
@kept_for_guests
def outcome(request: HttpRequest, number: str) -> HttpResponse:
    """Show what each theme of a consultation led to."""
    record = get_object_or_404(Record.objects.visible_to(request.user).select_related("unit"), number=number)
    walked = thread(record, person=request.user)
    found = outcome_of(record, person=request.user, walked=walked)
    context = {
        "record": record,
        "outcomes": found,
        "picture": thread_picture(record, person=request.user, walked=walked, one_by_one=1),
        "tiles": outcome_tiles(found, received=contributions.received_count(record)),
        "crumbs": [(_("Front page"), "/"), (str(record), record.get_absolute_url()), (_("What became of it?"), "")],
    }
    return render(request, "portal/outcome.html", context)


@login_required
@require_safe
def my_page(request: HttpRequest) -> HttpResponse:
    """Show a person what she sent, what became of it, and what she follows."""
    page = Paginator(selectors.my_contributions(request.user), PAGE).get_page(request.GET.get("side"))
    follows = selectors.followed(request.user)[:50]
    context = {"page": page, "follows": follows, "registrations": events.own_registrations(request.user)[:SHOWN]}
    return render(request, "portal/my_page.html", context)


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """Introduce the tour, which goes round in the demo's data."""
    if not settings.DEMO:
        raise Http404
    return render(request, "portal/tour.html", {"stops": stops(), **tour_words()})


@require_safe
def tour_stop(request: HttpRequest, stop: int) -> HttpResponse:
    """Show one stop of the tour, with the way to the page it is about and to the next stop."""
    found = stops() if settings.DEMO else []
    if not 1 <= stop <= len(found):
        raise Http404
    context: dict[str, Any] = {"stop": found[stop - 1], "stops": found, "number": stop}
    context["page_url"] = found[stop - 1].followed(stop)
    context["next_stop"] = stop + 1 if stop < len(found) else None
    return render(request, "portal/tour_stop.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what Roret is."""
    return render(request, "portal/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is known about people, why, for how long, and what they can ask for."""
    return render(request, "portal/privacy.html")
