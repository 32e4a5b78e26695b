"""What everybody sees of consultations."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.areas.selectors import area_map
from roret.foundation.doors import kept_for_guests
from roret.foundation.i18n.languages import language_of
from roret.foundation.paging import ManyPaginator
from roret.foundation.search import matching
from roret.listen.consultations import selectors
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.filters import PublishedConsultationFilter
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.filters import PublishedFilter

PAGE = 20
SHOWN_ON_PAGE = 5
PLACES_ON_PAGE, PLACES_ON_MAP = 15, 50


def find(request: HttpRequest, number: str) -> Consultation:
    """Return the consultation, or say that the page does not exist."""
    rows = Consultation.objects.visible_to(request.user).select_related("unit")
    return get_object_or_404(rows, number=number)


def crumbs(*more: tuple[str, str]) -> list[tuple[str, Any]]:
    """Return the way from the front page to here."""
    return [(_("Front page"), "/"), *more]


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """List consultations: open ones first; narrowed by the address."""
    rows = (
        Consultation.objects.visible_to(request.user)
        .filter(published_at__isnull=False)
        .select_related("unit", "series")
    )
    filterset = PublishedConsultationFilter(
        request.GET, rows.prefetch_related("areas").order_by("-ends_at", "-pk"), request=request
    )
    page = Paginator(filterset.qs, PAGE).get_page(request.GET.get("side"))
    return render(
        request,
        "consultations/public/index.html",
        {"filterset": filterset, "page": page, "crumbs": crumbs((_("Consultations"), ""))},
    )


@require_safe
@kept_for_guests
def consultation(request: HttpRequest, number: str) -> HttpResponse:
    """Show a consultation: what is asked, until when, the material, the map, the responses and the thread."""
    found = get_object_or_404(selectors.for_readers(request.user), number=number)
    published = contributions.listed_on(found)
    context = {
        "consultation": found,
        "record": found,
        "verdict": found.can_respond(),
        "languages": [language_of(code) for code in found.languages],
        "phases": found.phases(),
        "received": _received(found),
        "responses": published[:SHOWN_ON_PAGE],
        "parties": parties_by_right(found),
        "map": area_map(found.area_keys),
        **_places_in_short(found),
        "themes": contributions.published_themes_of(found),
        "crumbs": crumbs((_("Consultations"), _list_url()), (str(found), "")),
    }
    return render(request, "consultations/public/consultation.html", context)


def _places_in_short(found: Consultation) -> dict[str, Any]:
    """Return the map of the latest places; nothing where nobody was asked for a place."""
    latest = list(contributions.published_places(found)[:PLACES_ON_PAGE]) if found.place_asked else []
    return {"places": _places_map(found, latest)} if latest else {}


def _places_map(found: Consultation, places: Iterable[Any]) -> Any:
    list_url = reverse("public:consultation-responses", args=[found.number])
    return contributions.public_map(
        found, places, title=_("The places that the responses are about"), list_url=list_url
    )


@require_safe
@kept_for_guests
def places(request: HttpRequest, number: str) -> HttpResponse:
    """Show the places of the published responses on a map, so many at a time, each leading to its response."""
    found = find(request, number)
    page = Paginator(contributions.published_places(found), PLACES_ON_MAP).get_page(request.GET.get("side"))
    trail = crumbs((_("Consultations"), _list_url()), (str(found), found.get_absolute_url()), (_("Places"), ""))
    context = {"consultation": found, "page": page, "map": _places_map(found, page), "crumbs": trail}
    return render(request, "consultations/public/places.html", context)


def parties_by_right(found: Consultation) -> list[tuple[str, list[str]]]:
    """Return the names of those who are consulted, and of those who are informed, each below its heading."""
    headings = ((PartyRight.HEARD, _("Have a right to be heard")), (PartyRight.INFORMED, _("Are informed only")))
    named = [
        (text, [party["name"] for party in found.named_parties if party["right"] == right]) for right, text in headings
    ]
    return [(heading, names) for heading, names in named if names]


@require_safe
@kept_for_guests
def responses(request: HttpRequest, number: str) -> HttpResponse:
    """List the published responses, searched and narrowed by the address."""
    found = find(request, number)
    rows, words = contributions.listed_on(found), request.GET.get("q", "").strip()[:200]
    filterset = PublishedFilter(
        request.GET, matching(rows, words) if words else rows, places=bool(found.place_asked), request=request
    )
    page = ManyPaginator(filterset.qs, PAGE).get_page(request.GET.get("side"))
    trail = crumbs((_("Consultations"), _list_url()), (str(found), found.get_absolute_url()), (_("Responses"), ""))
    context = {
        "consultation": found,
        "filterset": filterset,
        "page": page,
        "words": words,
        "received": (received := _received(found)),
        "unseen": not request.GET and received > page.paginator.count,
        "crumbs": trail,
    }
    return render(request, "consultations/public/responses.html", context)


def _received(found: Consultation) -> int:
    """Return how many responses have been received: the last number that was given."""
    return found.series.last if hasattr(found, "series") else 0


def _list_url() -> str:
    return reverse("public:consultation-list")
