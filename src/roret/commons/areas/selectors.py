"""Questions about areas, and their picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from roret.commons.areas.models import Area, Division
from roret.foundation.keeping import kept
from roret.foundation.ui.charts import AreaMap, MapArea


def area_map(
    areas: Iterable[int], *, values: Mapping[int, str] | None = None, title: str = "", legend: str = ""
) -> AreaMap | None:
    """Return the map of the city with the areas of these keys marked; None when there are none, or no outline is known.

    Areas without an outline of their own are marked by the areas that overlap them (1 query). ``values`` says what
    stands beside an area's name, by its key.
    """
    marked = set(areas)
    if not marked:
        return None
    drawable = Area.objects.filter(division__order=1, outline__isnull=False).select_related("division")
    overlapping = Exists(Area.objects.filter(pk=OuterRef("pk"), overlaps__in=marked))
    shown = drawable.only("name", "outline", "division__source").annotate(overlaps_one=overlapping)
    known = [area for area in shown if area.outline]
    if not known:
        return None
    drawn = [
        _drawn(area, highlighted=area.overlaps_one or area.pk in marked, value=(values or {}).get(area.pk, ""))
        for area in known
    ]
    return AreaMap(
        title or _("Map of the area"),
        drawn,
        legend=legend or _("The area it concerns"),
        source=known[0].division.source,
    )


def _drawn(area: Area, *, highlighted: bool, value: str = "") -> MapArea:
    return MapArea(area.name, rings_of(area), highlighted=highlighted, value=value, url=area.get_absolute_url())


def districts() -> list[tuple[int, str]]:
    """Return the city's districts, key and name, for a list to choose from; up to a minute old."""

    def read() -> list[tuple[int, str]]:
        return list(Area.objects.filter(division__order=1).values_list("pk", "name"))

    return kept("districts", make=read)


def division_map(division: Division, areas: Sequence[Area]) -> AreaMap | None:
    """Return the map of one division; None when none of its areas has an outline."""
    drawn = [_drawn(area, highlighted=True) for area in areas if area.outline]
    return AreaMap(str(division), drawn, source=division.source) if drawn else None


def rings_of(area: Area) -> list[list[list[tuple[float, float]]]]:
    """Return an outline's polygons as rings of (longitude, latitude)."""
    outline = area.outline or {}
    polygons = outline.get("coordinates", [])
    polygons = [polygons] if outline.get("type") == "Polygon" else polygons
    return [[[(point[0], point[1]) for point in ring] for ring in polygon] for polygon in polygons]


@dataclass(frozen=True)
class Matched:
    """An area of one division, and the areas of another that it shares ground with."""

    area: Area
    others: Sequence[Area]


def compare(first: Division, second: Division) -> list[Matched]:
    """Return each area of the first division with those of the second that overlap it (2 queries)."""
    areas = first.areas.prefetch_related("overlaps").order_by("sort_key")
    return [Matched(area, [one for one in area.overlaps.all() if one.division_id == second.pk]) for area in areas]


def divisions_with_areas() -> list[Division]:
    """Return the divisions in their order, each with its areas (2 queries)."""
    return list(Division.objects.prefetch_related("areas"))
