"""A place as a person tells it: a point on the map, a square of the map, or the name of an area."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from roret.commons.areas.ground import Ground, Plot, Point, looks_like_square, square_of
from roret.foundation.errors import DomainError

_NUMBER = r"(-?\d{1,3}[.,]\d+)"
_COORDINATES = re.compile(rf"{_NUMBER}\s*[,;/ ]\s*{_NUMBER}")


@dataclass(frozen=True)
class Spot:
    """A place: the key of its area, and the point in it (longitude, latitude) where one was marked.

    ``by_square`` says that the point only stands for a square of the map.
    """

    area_id: int
    point: Point | None = None
    by_square: bool = False


def read_spot(text: str, ground: Ground | None) -> Spot:
    """Return the place that a text tells: ``55.6761 12.5683`` (latitude first, as maps say it), ``C4``, or an area's name.

    Raises ``DomainError`` that says what to do when it cannot be read, or lies outside the municipality.
    """
    if ground is None:
        raise DomainError(_("The map has no outlines, so a point cannot be placed on it."))
    told = _COORDINATES.fullmatch(text.strip())
    if told:
        lat, lon = (float(one.replace(",", ".")) for one in told.groups())
        return Spot(_inside(ground, (lon, lat)).key, (round(lon, 5), round(lat, 5)))
    if looks_like_square(text):
        return _by_square(text, ground)
    named = next((plot for plot in ground.plots if plot.name.casefold() == text.strip().casefold()), None)
    if named is None:
        raise DomainError(_("“%(text)s” is no place on the map. Write a square such as C4.") % {"text": text[:60]})
    return Spot(named.key)


def _inside(ground: Ground, point: Point) -> Plot:
    plot = ground.plot_at(point)
    if plot is None:
        raise DomainError(_("The point lies outside the municipality. Choose a place within its borders."))
    return plot


def _by_square(text: str, ground: Ground) -> Spot:
    point = ground.point_in(text)
    if point is None:
        raise DomainError(
            _("The square %(square)s lies outside the municipality. Choose a square on the map.")
            % {"square": text.strip().upper()}
        )
    return Spot(_inside(ground, point).key, point, by_square=True)


def told(spot: Spot, ground: Ground) -> str:
    """Return a place as it is typed, so that what is read again is the same place."""
    if spot.point is None:
        return next((plot.name for plot in ground.plots if plot.key == spot.area_id), "")
    return square_of(ground.grid, spot.point) if spot.by_square else f"{spot.point[1]:.5f} {spot.point[0]:.5f}"
