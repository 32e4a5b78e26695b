"""The annual wheel: twelve months in a ring, each with as many marks as things happen in it."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.dates import MONTHS
from django.utils.safestring import SafeString

from roret.foundation.ui import formats
from roret.foundation.ui.charts import Wheel, WheelEntry
from roret.foundation.ui.svg.element import element, joined

SIZE = 440
OUTER, INNER = 212.0, 108.0
MARKS = 6
GAP = 4.6
"""Degrees between two marks that do not touch."""
LEVELS = 5


def draw(wheel: Wheel) -> SafeString:
    """The ring; the months' entries stand in the list beside it, where the keyboard reaches them."""
    sectors = joined(_month(wheel, month) for month in range(1, 13))
    middle = element("text", wheel.year, class_="wheel-year", x=0, y=12, text_anchor="middle")
    box = f"{-SIZE / 2:.0f} {-SIZE / 2:.0f} {SIZE} {SIZE}"
    title = element("title", wheel.title)
    role = "group" if any(entry.url for entry in wheel.entries) else "img"  # an image may hold no links
    return element("svg", title, sectors, middle, class_="wheel-svg", view_box=box, role=role)


def _month(wheel: Wheel, month: int) -> SafeString:
    entries = [entry for entry in wheel.entries if entry.month == month]
    classes = ["wheel-sector", "is-busy" if entries else "", "is-now" if is_now(wheel, month) else ""]
    sector = element("path", class_=" ".join(filter(None, classes)), d=_sector(month))
    x, y = _polar((month - 0.5) * 30, OUTER - 24)
    name = formats.short_month(date(wheel.year, month, 1))
    label = element("text", name, class_="wheel-label", x=x, y=y + 5, text_anchor="middle")
    return element("g", sector, label, joined(_marks(entries, month)), data_month=month)


def _marks(entries: Sequence[WheelEntry], month: int) -> Iterator[SafeString]:
    """Yield a mark for each entry: where its day is on the ring, or spread over the month; crowded ones stand further out."""
    undated = [entry for entry in entries if entry.when is None][:MARKS]
    middle = (month - 0.5) * 30
    spread = [middle + (index - (len(undated) - 1) / 2) * GAP for index in range(len(undated))]
    dated = [entry for entry in entries if entry.when]
    turned = [*zip(undated, spread, strict=True), *((entry, _turn(entry.when)) for entry in dated if entry.when)]
    last, level = -360.0, 0
    for entry, degrees in sorted(turned, key=lambda pair: pair[1]):
        level = (level + 1) % LEVELS if degrees - last < GAP else 0
        last = degrees
        yield _mark(entry, *_polar(degrees, INNER + 14 + level * 13))


def _turn(day: date) -> float:
    """Return how far round the year a day is, in degrees, within the sector of its month."""
    length = monthrange(day.year, day.month)[1]
    return (day.month - 1) * 30 + 2 + 26 * (day.day - 0.5) / length


def _mark(entry: WheelEntry, x: float, y: float) -> SafeString:
    told = element("title", f"{formats.day(entry.when)}: {entry.label}" if entry.when else entry.label)
    circle = element("circle", told, class_="wheel-mark", cx=x, cy=y, r=5)
    return element("a", circle, href=entry.url, tabindex="-1", aria_hidden="true") if entry.url else circle


def _sector(month: int) -> str:
    start, end = (month - 1) * 30 + 0.6, month * 30 - 0.6
    (x1, y1), (x2, y2) = _polar(start, OUTER), _polar(end, OUTER)
    (x3, y3), (x4, y4) = _polar(end, INNER), _polar(start, INNER)
    return (
        f"M{x1:.1f} {y1:.1f}A{OUTER:.0f} {OUTER:.0f} 0 0 1 {x2:.1f} {y2:.1f}"
        f"L{x3:.1f} {y3:.1f}A{INNER:.0f} {INNER:.0f} 0 0 0 {x4:.1f} {y4:.1f}Z"
    )


def _polar(degrees: float, radius: float) -> tuple[float, float]:
    """A place on the ring, January beginning at the top and the year going clockwise."""
    angle = math.radians(degrees - 90)
    return radius * math.cos(angle), radius * math.sin(angle)


def is_now(wheel: Wheel, month: int) -> bool:
    """Whether today is in this month of the wheel's year."""
    return wheel.today is not None and (wheel.today.year, wheel.today.month) == (wheel.year, month)


def months(wheel: Wheel) -> list[dict[str, Any]]:
    """The twelve months with what belongs to each, known days first in their order."""
    return [
        {
            "name": str(MONTHS[month]).capitalize(),
            "now": is_now(wheel, month),
            "entries": sorted(
                (entry for entry in wheel.entries if entry.month == month),
                key=lambda entry: (entry.when is None, entry.when or date.max),
            ),
        }
        for month in range(1, 13)
    ]
