"""The municipality's ground as plain figures: which area a point lies in, and squares that a place can be told by.

The squares serve those who cannot click on a map: on paper, by keyboard, without scripts. Longitudes and latitudes are WGS 84.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from roret.foundation.ui.charts import MapGrid

Point = tuple[float, float]
Polygon = Sequence[Sequence[Point]]
COLUMNS = 16
"""So many squares from west to east: about a kilometre in a large city, with letters that a small screen can show."""
ROUGH_METRES = 200
"""The side of the square whose middle stands for a point that is shown only roughly."""
METRES_PER_DEGREE = 111_320
_SQUARE = re.compile(r"([A-Za-z])\s*[-.]?\s*(\d{1,2})")
_SAMPLES = 9


@dataclass(frozen=True)
class Plot:
    """An area's key, name and outline: each polygon its outer ring, then its holes."""

    key: int
    name: str
    polygons: Sequence[Polygon]


@dataclass(frozen=True)
class Ground:
    """The areas of the division that covers the municipality, and the squares over the part that one looks at."""

    plots: Sequence[Plot]
    grid: MapGrid
    focus: frozenset[int] = frozenset()
    source: str = ""

    @property
    def corners(self) -> tuple[Point, Point]:
        """The south-west and the north-east corner of the squares."""
        grid = self.grid
        south, east = grid.north - grid.rows * grid.step_lat, grid.west + grid.columns * grid.step_lon
        return (grid.west, south), (east, grid.north)

    def plot_at(self, point: Point) -> Plot | None:
        """Return the area that a point lies in; None outside the municipality."""
        return next((plot for plot in self.plots if any(holds(one, point) for one in plot.polygons)), None)

    def point_in(self, square: str) -> Point | None:
        """Return the point nearest the middle of a square that lies in the municipality; None when no part of it does."""
        found = _SQUARE.fullmatch(square.strip())
        if found is None:
            return None
        column, row = ord(found[1].upper()) - ord("A"), int(found[2]) - 1
        if not (0 <= column < self.grid.columns and 0 <= row < self.grid.rows):
            return None
        return next((point for point in self._from_the_middle(column, row) if self.plot_at(point)), None)

    def _from_the_middle(self, column: int, row: int) -> Iterator[Point]:
        steps = [(step + 0.5) / _SAMPLES for step in range(_SAMPLES)]
        parts = sorted(((x, y) for x in steps for y in steps), key=lambda part: math.dist(part, (0.5, 0.5)))
        for x, y in parts:
            lon = self.grid.west + (column + x) * self.grid.step_lon
            yield round(lon, 5), round(self.grid.north - (row + y) * self.grid.step_lat, 5)


def looks_like_square(text: str) -> bool:
    """Say whether a text is written as a square is: a letter and a number."""
    return _SQUARE.fullmatch(text.strip()) is not None


def ground_of(plots: Sequence[Plot], *, focus: Collection[int] = (), source: str = "") -> Ground | None:
    """Return the ground with its squares over the areas of these keys, or over all; None when nothing has an outline."""
    seen = [plot for plot in plots if plot.key in focus] or plots
    points = [point for plot in seen for polygon in plot.polygons for ring in polygon for point in ring]
    if not points:
        return None
    (west, south), (east, north) = corners_of(points, wider=1.15 if len(seen) < len(plots) else 1)
    step_lon = (east - west) / COLUMNS
    step_lat = step_lon * _squeeze((south + north) / 2)
    rows = max(1, math.ceil((north - south) / step_lat))
    return Ground(plots, MapGrid(west, north, step_lon, step_lat, COLUMNS, rows), frozenset(focus), source)


def corners_of(points: Sequence[Point], *, wider: float = 1) -> tuple[Point, Point]:
    """Return the corners of the frame around points that is so much wider than they are."""
    west, east = min(lon for lon, _lat in points), max(lon for lon, _lat in points)
    south, north = min(lat for _lon, lat in points), max(lat for _lon, lat in points)
    beside, above = (east - west) * (wider - 1) / 2, (north - south) * (wider - 1) / 2
    return (west - beside, south - above), (east + beside, north + above)


def framed(points: Sequence[Point], *, least_metres: float) -> tuple[Point, Point]:
    """Return the corners of a frame around points for a map: with room about them, no higher than it is broad, never tiny."""
    (west, south), (east, north) = corners_of(points, wider=1.3)
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    height = max(north - south, least_metres / METRES_PER_DEGREE)
    width = max(east - west, height / _squeeze(middle_lat))
    return (middle_lon - width / 2, middle_lat - height / 2), (middle_lon + width / 2, middle_lat + height / 2)


def _squeeze(lat: float) -> float:
    """How much shorter a degree of longitude is than one of latitude."""
    return math.cos(math.radians(lat))


def square_of(grid: MapGrid, point: Point) -> str:
    """Return the square that a point stands in, as people write it: ``C4``."""
    column = min(grid.columns - 1, max(0, int((point[0] - grid.west) / grid.step_lon)))
    row = min(grid.rows - 1, max(0, int((grid.north - point[1]) / grid.step_lat)))
    return f"{chr(ord('A') + column)}{row + 1}"


def roughly(point: Point) -> Point:
    """Return the middle of the square of ``ROUGH_METRES`` that a point stands in: the same for all points in the square."""
    step_lat = ROUGH_METRES / METRES_PER_DEGREE
    lat = (math.floor(point[1] / step_lat) + 0.5) * step_lat
    step_lon = step_lat / _squeeze(lat)
    return round((math.floor(point[0] / step_lon) + 0.5) * step_lon, 5), round(lat, 5)


def holds(polygon: Polygon, point: Point) -> bool:
    """Say whether a point lies in a polygon and in none of its holes (a ray to the east crosses the rings an odd number of times)."""
    return sum(_crossings(ring, point) for ring in polygon) % 2 == 1


def _crossings(ring: Sequence[Point], point: Point) -> int:
    lon, lat = point
    return sum(
        (a[1] > lat) != (b[1] > lat) and lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
