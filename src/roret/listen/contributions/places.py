"""Questions about the places that contributions are about, and their map."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.areas.models import Area
from roret.commons.areas.selectors import Ground, ground, places_map, square_of
from roret.commons.records.models import Record
from roret.foundation.ui.charts import AreaMap, MapPoint, Point2
from roret.listen.contributions.models import Contribution, Place

FIRST_WORDS = 12
_SHOWN = (
    *("kind", "lon", "lat", "rough", "area__name"),
    *("contribution__reference", "contribution__capacity", "contribution__published_text"),
)


def published_places(record: Record) -> QuerySet[Place]:
    """Return the places on a record that everybody may see, newest first, with what their map and list show."""
    rows = Place.objects.published().filter(contribution__record_id=record.pk).select_related("contribution", "area")
    return rows.only(*_SHOWN).order_by("-contribution__received_at", "-pk")


def places_for_staff(record: Record) -> QuerySet[Place]:
    """Return all places on a record that have not been withdrawn, newest first, for those who look its responses through."""
    rows = Place.objects.filter(contribution__record_id=record.pk, contribution__withdrawn_at=None)
    rows = rows.select_related("contribution", "area").prefetch_related("contribution__redactions")
    return rows.defer("contribution__search").order_by("-contribution__received_at", "-pk")


def ground_of_record(record: Any) -> Ground | None:
    """Return the ground that places on a record are told on: the squares lie over the areas that it concerns.

    One question for its areas, unless they have been read with it (``area_keys``).
    """
    keys = getattr(record, "area_keys", None)
    return ground(list(record.areas.values_list("pk", flat=True)) if keys is None else keys)


def with_area_keys(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Read the keys of the areas that a contribution's record concerns together with it, as ``area_keys``."""
    areas = Record.areas.through.objects.filter(record_id=OuterRef("record_id")).values("area_id")
    return rows.annotate(area_keys=ArraySubquery(areas))


def public_map(record: Record, places: Iterable[Place], *, title: str, list_url: str) -> AreaMap | None:
    """Return the map of published places: each point leads to its response, each chosen area to the list narrowed to it."""
    shown = [(place, place.shown_point, place.contribution.published_text) for place in places]
    return _map(record, shown, title=title, list_url=f"{list_url}?place=", page="public:contribution-detail")


def staff_map(record: Record, places: Iterable[Place], *, title: str, list_url: str) -> AreaMap | None:
    """Return the map of places as they were marked, for those who look the responses through."""
    shown = [(place, place.point, place.contribution.masked_text) for place in places]
    return _map(record, shown, title=title, list_url=f"{list_url}&place=", page="staff:contribution-detail")


def map_of_one(known: Ground | None, place: Place, point: Point2 | None, *, title: str) -> AreaMap | None:
    """Return the map of one place: its point where it has one, else its area."""
    if known is None:
        return None
    if point is None:
        return places_map(title, known, values={place.area_id: ("", "")})
    return places_map(title, known, points=[MapPoint(_where(place, point, known), *point)])


def places_by_area(record: Record) -> list[dict[str, Any]]:
    """Return how many responses are about each area, the most first: ``area``, ``area__name`` and ``count``."""
    rows = Place.objects.filter(contribution__record_id=record.pk, contribution__withdrawn_at=None)
    counted: Any = rows.values("area", "area__name").annotate(count=Count("pk"))
    return list(counted.order_by("-count", F("area__sort_key")))


def in_area(rows: QuerySet[Contribution], key: object) -> QuerySet[Contribution]:
    """Return those of ``rows`` that are about an area, or about an area of another division that overlaps it."""
    areas = Area.objects.filter(Q(pk=key) | Q(overlaps=key)).values("pk")
    return rows.filter(place__area__in=areas)


def published_in_area(rows: QuerySet[Contribution], key: object) -> QuerySet[Contribution]:
    """Return those of published ``rows`` whose place everybody may see and lies in an area."""
    return in_area(rows, key).filter(place__hidden_at=None)


def _map(
    record: Record, places: Iterable[tuple[Place, Point2 | None, str]], *, title: str, list_url: str, page: str
) -> AreaMap | None:
    """Return the map of places with the point and the words that are shown of each."""
    known = ground_of_record(record)
    if known is None:
        return None
    points, whole = [], Counter[int]()
    for place, point, words in places:
        if point:
            points.append(_point(place, point, known=known, words=words, page=page))
        else:
            whole[place.area_id] += 1
    values = {key: (_responses(count), f"{list_url}{key}") for key, count in whole.items()}
    return places_map(title, known, points=points, values=values)


def _point(place: Place, point: Point2, *, known: Ground, words: str, page: str) -> MapPoint:
    reference = place.contribution.reference
    name = f"{reference}: {_where(place, point, known)}"
    return MapPoint(name, *point, url=reverse(page, args=[reference]), value=Truncator(words).words(FIRST_WORDS))


def _where(place: Place, point: Point2, known: Ground) -> str:
    return f"{place.area.name}, {square_of(known.grid, point)}"


def _responses(count: int) -> str:
    return ngettext("%(count)d response", "%(count)d responses", count) % {"count": count}


def told_place(contribution: Any) -> dict[str, Any]:
    """Return the place of a contribution with its map as it was marked, and how others see it; nothing where there is none.

    The contribution must have been read ``with_area_keys``, best together with its place and area.
    """
    place = getattr(contribution, "place", None)
    if place is None:
        return {}
    drawn = map_of_one(ground(contribution.area_keys), place, place.point, title=_("The place it is about"))
    return {"place": place, "place_map": drawn, "how_shown": how_shown(place)}


def how_shown(place: Place) -> str:
    """Say how others see a place."""
    if place.hidden_at:
        return _("Others do not see the place.")
    if place.is_rough:
        return _("Others see the point roughly, within 200 metres.")
    return _("Others see the place as it was marked.")
