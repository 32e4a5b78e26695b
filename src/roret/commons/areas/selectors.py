"""Questions about areas, and their picture."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from roret.commons.areas.models import Area
from roret.foundation.ui.charts import AreaMap, MapArea


def area_map(areas: Iterable[Area]) -> AreaMap | None:
    """Return the map of the city with ``areas`` marked; None when nothing is marked or no outline is known."""
    marked = {area.pk for area in areas}
    if not marked:
        return None
    known = [area for area in Area.objects.filter(division__order=1) if area.outline]
    if not known:
        return None
    drawn = [MapArea(area.name, rings_of(area), highlighted=area.pk in marked) for area in known]
    return AreaMap(_("Map of the area"), drawn, legend=_("The area it concerns"), source=known[0].division.source)


def rings_of(area: Area) -> list[list[list[tuple[float, float]]]]:
    """Return an outline's polygons as rings of (longitude, latitude)."""
    outline = area.outline or {}
    polygons = outline.get("coordinates", [])
    polygons = [polygons] if outline.get("type") == "Polygon" else polygons
    return [[[(point[0], point[1]) for point in ring] for ring in polygon] for polygon in polygons]
