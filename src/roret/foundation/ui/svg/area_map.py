"""Areas of the city as shapes in their true proportions, the highlighted ones numbered and listed beside."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roret.foundation.ui.charts import AreaMap, MapArea, MapPoint, Point2, Ring
from roret.foundation.ui.svg.element import element

WIDTH = 600
MARGIN = 12


@dataclass(frozen=True)
class Projection:
    """Longitude and latitude to the plane: equirectangular at the map's middle, true enough for a city."""

    west: float
    north: float
    squeeze: float
    scale: float

    def place(self, point: Point2) -> tuple[float, float]:
        """Where a longitude and latitude stand in the drawing."""
        lon, lat = point[0], point[1]
        return (
            MARGIN + (lon - self.west) * self.squeeze * self.scale,
            MARGIN + (self.north - lat) * self.scale,
        )


def draw(picture: AreaMap) -> SafeString:
    """The map, or a sentence when it has no areas."""
    points = list(_all_points(picture))
    if not points:
        return format_html('<p class="picture-empty">{}</p>', _("No area is drawn."))
    projection, height = projection_of(points)
    numbers = {area.name: number for number, area in enumerate(_highlighted(picture), 1)}
    ordered = sorted(picture.areas, key=lambda area: area.highlighted)
    layers = [
        *(_area(area, projection=projection) for area in ordered),
        *(_badge(area, number=numbers[area.name], projection=projection) for area in ordered if area.highlighted),
        *(_pin(point, projection=projection) for point in picture.points),
    ]
    title = element("title", _summary(picture))
    role = "group" if any(area.url for area in picture.areas) else "img"  # an image may hold no links
    return element("svg", title, *layers, class_="map-svg", view_box=f"0 0 {WIDTH} {height:.0f}", role=role)


def projection_of(points: list[Point2]) -> tuple[Projection, float]:
    """The projection that fills the width, and the height that follows."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    room = WIDTH - 2 * MARGIN
    scale = min(room / ((east - west) * squeeze or 1e-9), 1.2 * room / ((north - south) or 1e-9))
    return Projection(west, north, squeeze, scale), (north - south) * scale + 2 * MARGIN


def _all_points(picture: AreaMap) -> Iterator[Point2]:
    for area in picture.areas:
        for rings in area.polygons:
            for ring in rings:
                yield from ring
    for point in picture.points:
        yield point.lon, point.lat


def _highlighted(picture: AreaMap) -> list[MapArea]:
    return [area for area in picture.areas if area.highlighted]


def _area(area: MapArea, *, projection: Projection) -> SafeString:
    rings = (ring for polygon in area.polygons for ring in polygon)
    outline = " ".join(_path(ring, projection=projection) for ring in rings)
    title = element("title", f"{area.name}. {area.value}" if area.value else area.name)
    kind = "map-area is-highlighted" if area.highlighted else "map-area"
    shape = element("path", title, class_=kind, d=outline, fill_rule="evenodd")
    return element("a", shape, href=area.url, tabindex="-1", aria_hidden="true") if area.url else shape


def _path(ring: Ring, *, projection: Projection) -> str:
    places = [projection.place(point) for point in ring]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places) + "Z"


def _badge(area: MapArea, *, number: int, projection: Projection) -> SafeString:
    x, y = projection.place(middle(area))
    circle = element("circle", class_="map-number-back", cx=x, cy=y, r=15)
    return element("g", circle, element("text", number, class_="map-number", x=x, y=y + 6, text_anchor="middle"))


def middle(area: MapArea) -> Point2:
    """The centre of mass of the area's largest outline."""
    outlines = [polygon[0] for polygon in area.polygons if polygon]
    ring = max(outlines, key=lambda outline: abs(_doubled_area(outline)))
    doubled = _doubled_area(ring)
    if abs(doubled) < 1e-15:
        return ring[0][0], ring[0][1]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * doubled)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * doubled)
    return x, y


def _doubled_area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)


def _pin(point: MapPoint, *, projection: Projection) -> SafeString:
    x, y = projection.place((point.lon, point.lat))
    return element("circle", element("title", point.name), class_="map-pin", cx=x, cy=y, r=7)


def _summary(picture: AreaMap) -> str:
    names = ", ".join(area.name for area in _highlighted(picture))
    return f"{picture.title}. {picture.legend}: {names}" if names else picture.title


def legend(picture: AreaMap) -> list[dict[str, Any]]:
    """The highlighted areas in the order of their numbers, then the places."""
    areas = [{"name": a.name, "value": a.value, "url": a.url} for a in _highlighted(picture)]
    return areas + [{"name": p.name, "value": "", "url": p.url} for p in picture.points]
