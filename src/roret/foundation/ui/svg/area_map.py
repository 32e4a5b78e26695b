"""Areas of the city as shapes in their true proportions, the highlighted ones numbered and listed beside."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roret.foundation.ui.charts import AreaMap, MapArea, MapGrid, MapPoint, Point2, Ring
from roret.foundation.ui.svg.element import element

WIDTH = 600
MARGIN = 12
BESIDE = 20
"""The room for letters and numbers above and beside the squares."""
_PRINTED = (
    ".map-area{fill:#fff;stroke:#555;stroke-width:1.5}.map-area.is-highlighted{fill:#e4e4e4}.map-grid{stroke:#999;stroke-width:.6}"
    ".map-square{font-family:'IBM Plex Sans';font-size:16px;font-weight:600;fill:#000}"
    ".map-name{font-family:'IBM Plex Sans';font-size:17px;fill:#333}"
    ".map-number,.map-number-back{display:none}"
)


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
        *(_grid(picture.grid, projection=projection) if picture.grid else ()),
        *(_name(area, projection=projection) for area in ordered if picture.grid),
        *(_badge(area, number=numbers[area.name], projection=projection) for area in ordered if area.highlighted),
        *_pins(picture, first=len(numbers) + 1, projection=projection),
    ]
    title = element("title", _summary(picture))
    links = [*(area.url for area in picture.areas), *(point.url for point in picture.points)]
    role = "group" if any(links) else "img"  # an image may hold no links
    beside = BESIDE if picture.grid else 0
    view_box = f"{-beside} {-beside} {WIDTH + beside} {height + beside:.0f}"
    return element("svg", title, *layers, class_="map-svg", view_box=view_box, role=role)


def drawn_for_print(picture: AreaMap) -> bytes:
    """The map as a file of its own, in ink on white: the page's style sheet does not reach a printed form."""
    style = element("style", _PRINTED)
    svg = (
        draw(picture)
        .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        .replace("<title>", f"{style}<title>", 1)
    )
    return svg.encode()


def projection_for(picture: AreaMap) -> Projection | None:
    """The projection that a map is drawn in, for a script that marks places on it; None when it has no areas."""
    points = list(_all_points(picture))
    return projection_of(points)[0] if points else None


def projection_of(points: list[Point2]) -> tuple[Projection, float]:
    """The projection that fills the width, and the height that follows."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    room = WIDTH - 2 * MARGIN
    scale = min(room / ((east - west) * squeeze or 1e-9), 1.2 * room / ((north - south) or 1e-9))
    return Projection(west, north, squeeze, scale), (north - south) * scale + 2 * MARGIN


def _all_points(picture: AreaMap) -> Iterator[Point2]:
    if picture.focus:
        yield from picture.focus
        return
    for area in picture.areas:
        for rings in area.polygons:
            for ring in rings:
                yield from ring
    for point in picture.points:
        yield point.lon, point.lat
    if picture.grid:
        yield _corner(picture.grid, picture.grid.columns, picture.grid.rows)


def _highlighted(picture: AreaMap) -> list[MapArea]:
    return [area for area in picture.areas if area.highlighted]


def _area(area: MapArea, *, projection: Projection) -> SafeString:
    rings = (ring for polygon in area.polygons for ring in polygon)
    outline = " ".join(_path(ring, projection=projection) for ring in rings)
    title = element("title", f"{area.name}. {area.value}" if area.value else area.name)
    kind = "map-area is-highlighted" if area.highlighted else "map-area"
    shape = element("path", title, class_=kind, d=outline, fill_rule="evenodd")
    return element("a", shape, href=area.url, tabindex="-1", aria_hidden="true") if area.url else shape


def _name(area: MapArea, *, projection: Projection) -> SafeString:
    """The name in the middle, where squares leave no room for numbers with a list beside."""
    x, y = projection.place(middle(area))
    return element("text", area.name, class_="map-name", x=x, y=y + 5, text_anchor="middle")


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


def _grid(grid: MapGrid, *, projection: Projection) -> Iterator[SafeString]:
    """The lines between the squares, and their letters and numbers along the top and the left."""
    end_x, end_y = projection.place(_corner(grid, grid.columns, grid.rows))
    for column in range(grid.columns + 1):
        x, y = projection.place(_corner(grid, column, 0))
        yield element("line", class_="map-grid", x1=x, y1=y, x2=x, y2=end_y)
    for row in range(grid.rows + 1):
        x, y = projection.place(_corner(grid, 0, row))
        yield element("line", class_="map-grid", x1=x, y1=y, x2=end_x, y2=y)
    for column in range(grid.columns):
        x, y = projection.place(_corner(grid, column + 0.5, 0))
        yield element("text", chr(ord("A") + column), class_="map-square", x=x, y=y - 6, text_anchor="middle")
    for row in range(grid.rows):
        x, y = projection.place(_corner(grid, 0, row + 0.5))
        yield element("text", row + 1, class_="map-square", x=x - 6, y=y + 6, text_anchor="end")


def _corner(grid: MapGrid, column: float, row: float) -> Point2:
    return grid.west + column * grid.step_lon, grid.north - row * grid.step_lat


def _pins(picture: AreaMap, *, first: int, projection: Projection) -> Iterator[SafeString]:
    """The places with their numbers in the list; those that stand in one spot are drawn in a ring about it."""
    spots = [projection.place((point.lon, point.lat)) for point in picture.points]
    together, drawn = Counter(spots), Counter[tuple[float, float]]()
    for number, (point, (x, y)) in enumerate(zip(picture.points, spots, strict=True), first):
        turn = 2 * math.pi * drawn[x, y] / together[x, y]
        drawn[x, y] += 1
        apart = 13 if together[x, y] > 1 else 0
        yield _pin(point, number=number, x=x + apart * math.sin(turn), y=y - apart * math.cos(turn))


def _pin(point: MapPoint, *, number: int, x: float, y: float) -> SafeString:
    circle = element("circle", element("title", point.name), class_="map-pin", cx=x, cy=y, r=11)
    parts = [circle, element("text", number, class_="map-pin-number", x=x, y=y + 5, text_anchor="middle")]
    if point.url:
        return element("a", *parts, href=point.url, tabindex="-1", aria_hidden="true")
    return element("g", *parts)


def _summary(picture: AreaMap) -> str:
    names = ", ".join(area.name for area in _highlighted(picture))
    return f"{picture.title}. {picture.legend}: {names}" if names else picture.title


def legend(picture: AreaMap) -> list[dict[str, Any]]:
    """The highlighted areas in the order of their numbers, then the places."""
    areas = [{"name": a.name, "value": a.value, "url": a.url} for a in _highlighted(picture)]
    return areas + [{"name": p.name, "value": p.value, "url": p.url} for p in picture.points]
