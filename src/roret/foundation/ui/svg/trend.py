"""A small line without axes, for lists: how something has gone. The latest figure stands beside it in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from roret.foundation.ui.svg.element import element

WIDTH, HEIGHT, MARGIN = 160.0, 44.0, 5.0


def draw(values: Sequence[float | None]) -> SafeString:
    """Draw the line with a dot at the latest value; a gap where nothing is known, nothing for less than two values."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return SafeString("")
    lines = [element("polyline", class_="trend-line", points=" ".join(run)) for run in _runs(values, known)]
    x, y = _places(values, known)[-1]
    dot = element("circle", class_="trend-dot", cx=x, cy=y, r=4)
    return element("svg", *lines, dot, class_="trend", view_box=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}", aria_hidden="true")


def _places(values: Sequence[float | None], known: Sequence[float]) -> list[tuple[float, float]]:
    low, high = min(known), max(known)
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    room = HEIGHT - 2 * MARGIN
    return [
        (MARGIN + index * step, MARGIN + room * ((high - value) / (high - low) if high > low else 0.5))
        for index, value in enumerate(values)
        if value is not None
    ]


def _runs(values: Sequence[float | None], known: Sequence[float]) -> list[list[str]]:
    """Part the points where a value is missing."""
    runs: list[list[str]] = [[]]
    places = iter(_places(values, known))
    for value in values:
        if value is None:
            runs.append([])
        else:
            x, y = next(places)
            runs[-1].append(f"{x:.1f},{y:.1f}")
    return [run for run in runs if len(run) > 1]
