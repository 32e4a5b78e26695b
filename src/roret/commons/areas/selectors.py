"""Questions about areas, and their picture."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from roret.commons.areas.ground import Ground, Plot, framed, ground_of, roughly, square_of
from roret.commons.areas.models import Area, Division
from roret.commons.areas.spots import Spot, read_spot, told
from roret.foundation.keeping import kept
from roret.foundation.ui.charts import AreaMap, MapArea, MapPoint

__all__ = [
    "Ground", "Matched", "Spot", "area_map", "compare", "districts", "division_map", "divisions_with_areas", "ground",
    "places_map", "read_spot", "rings_of", "roughly", "square_of",
    "squares_map", "told",
]  # fmt: skip


def area_map(
    areas: Iterable[int], *, values: Mapping[int, str] | None = None, title: str = "", legend: str = ""
) -> AreaMap | None:
    """Return the map of the city with the areas of these keys marked; None when there are none, or no outline is known.

    Areas without an outline of their own are marked by the areas that overlap them; up to a minute old. ``values`` says
    what stands beside an area's name, by its key.
    """
    marked = set(areas)
    known = ground(sorted(marked)) if marked else None
    if known is None:
        return None
    drawn = [
        MapArea(
            plot.name,
            plot.polygons,
            highlighted=plot.key in known.focus,
            value=(values or {}).get(plot.key, ""),
            url=reverse("public:area-detail", args=[plot.key]),
        )
        for plot in known.plots
    ]
    return AreaMap(
        title or _("Map of the area"), drawn, legend=legend or _("The area it concerns"), source=known.source
    )


def districts() -> list[tuple[int, str]]:
    """Return the city's districts, key and name, for a list to choose from; up to a minute old."""

    def read() -> list[tuple[int, str]]:
        return list(Area.objects.filter(division__order=1).values_list("pk", "name"))

    return kept("districts", make=read)


def ground(keys: Collection[int] = ()) -> Ground | None:
    """Return the ground that places are told on: the districts with an outline; up to a minute old.

    Its squares lie over the areas of these keys (or the districts that overlap them), else over the whole municipality.
    """

    def read() -> Ground | None:
        rows = Area.objects.filter(division__order=1, outline__isnull=False).select_related("division")
        rows = rows.only("name", "outline", "division__source")
        if keys:
            rows = rows.annotate(overlaps_one=Exists(Area.objects.filter(pk=OuterRef("pk"), overlaps__in=keys)))
        known = [area for area in rows if area.outline]
        focus = {area.pk for area in known if keys and (area.pk in keys or area.overlaps_one)}
        plots = [Plot(area.pk, area.name, rings_of(area)) for area in known]
        return ground_of(plots, focus=focus, source=known[0].division.source if known else "")

    return kept(f"ground:{','.join(map(str, sorted(keys)))}", make=read)


def places_map(
    title: str, known: Ground, *, points: Sequence[MapPoint] = (), values: Mapping[int, tuple[str, str]] | None = None
) -> AreaMap:
    """Return the map of the districts with places on it, as near as the places allow.

    ``values`` gives by its key what stands beside the name of an area that is marked, and where it leads.
    """
    marked = values or {}
    drawn = [
        MapArea(plot.name, plot.polygons, plot.key in marked, *marked.get(plot.key, ("", ""))) for plot in known.plots
    ]
    near = [(point.lon, point.lat) for point in points]
    seen = [plot for plot in known.plots if plot.key in marked] + [
        plot for plot in map(known.plot_at, list(near)) if plot is not None
    ]
    near += [point for plot in seen for polygon in plot.polygons for point in polygon[0]]
    return AreaMap(title, drawn, points=points, focus=framed(near, least_metres=1500) if near else None)


def squares_map(title: str, known: Ground, *, points: Sequence[MapPoint] = ()) -> AreaMap:
    """Return the map with the squares that a place is told by, and what has been marked on it."""
    drawn = [MapArea(plot.name, plot.polygons) for plot in known.plots]
    return AreaMap(title, drawn, points=points, grid=known.grid, focus=known.corners)


def division_map(division: Division, areas: Sequence[Area]) -> AreaMap | None:
    """Return the map of one division; None when none of its areas has an outline."""
    drawn = [
        MapArea(area.name, rings_of(area), highlighted=True, url=area.get_absolute_url())
        for area in areas
        if area.outline
    ]
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
