"""The annual wheel: twelve months in a ring, each with as many marks as things happen in it."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from django.utils.dates import MONTHS
from django.utils.safestring import SafeString

from roret.foundation.ui import formats
from roret.foundation.ui.charts import Wheel
from roret.foundation.ui.svg.element import element, joined

SIZE = 440
OUTER, INNER = 212.0, 108.0
MARKS = 6


def draw(wheel: Wheel) -> SafeString:
    """The ring; the months' entries stand in the list beside it."""
    sectors = joined(_month(wheel, month) for month in range(1, 13))
    middle = element("text", wheel.year, class_="wheel-year", x=0, y=12, text_anchor="middle")
    box = f"{-SIZE / 2:.0f} {-SIZE / 2:.0f} {SIZE} {SIZE}"
    title = element("title", wheel.title)
    return element("svg", title, sectors, middle, class_="wheel-svg", view_box=box, role="img")


def _month(wheel: Wheel, month: int) -> SafeString:
    count = sum(entry.month == month for entry in wheel.entries)
    classes = ["wheel-sector", "is-busy" if count else "", "is-now" if is_now(wheel, month) else ""]
    sector = element("path", class_=" ".join(filter(None, classes)), d=_sector(month))
    x, y = _polar((month - 0.5) * 30, (OUTER + INNER) / 2 + 22)
    name = formats.short_month(date(wheel.year, month, 1))
    label = element("text", name, class_="wheel-label", x=x, y=y + 5, text_anchor="middle")
    return element("g", sector, label, _marks(month, count=min(count, MARKS)))


def _marks(month: int, *, count: int) -> SafeString:
    middle = (month - 0.5) * 30
    places = [_polar(middle + (index - (count - 1) / 2) * 4.6, INNER + 20) for index in range(count)]
    return joined(element("circle", class_="wheel-mark", cx=x, cy=y, r=4) for x, y in places)


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
