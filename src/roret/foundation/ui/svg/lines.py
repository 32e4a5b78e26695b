"""Values over time: the line, the goal, the limits, and the points that fall outside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roret.foundation.ui import formats
from roret.foundation.ui.charts import LineChart, Point
from roret.foundation.ui.svg.element import Value, element, joined
from roret.foundation.ui.svg.scale import spread, thinned, ticks

HEIGHT = 280
TOP, BOTTOM = 16, 36
LABELS = 6
SHORT_UNIT = 10
"""A longer unit stands in the table only: there is no room for it beside the line."""
ROOM_FOR_A_YEAR = 18
"""Per cent of the width that the first label takes, because it carries its year."""


@dataclass(frozen=True)
class Frame:
    """Where values and days stand in the drawing: x in per cent of the width, y in pixels."""

    first: int
    last: int
    low: float
    high: float

    def x(self, day: int) -> float:
        """Per cent from the left of a day (its ordinal)."""
        return 100 * (day - self.first) / (self.last - self.first) if self.last > self.first else 50.0

    def y(self, value: float) -> float:
        """Pixels from the top."""
        room = HEIGHT - TOP - BOTTOM
        return TOP + room * (self.high - value) / (self.high - self.low)


def draw(chart: LineChart) -> SafeString:
    """The chart in a frame with room for its axis; an empty one says that nothing is measured."""
    known = [point for point in chart.points if point.value is not None]
    if not known:
        return format_html('<p class="picture-empty">{}</p>', _("Nothing has been measured yet."))
    frame, marks = frame_of(chart, known)
    layers = [
        _grid(chart, frame=frame, marks=marks),
        _band(chart, frame=frame),
        _days(chart.points, frame=frame),
        _levels(chart, frame=frame),
        _line(chart.points, frame=frame),
        joined(_dot(chart, point, frame=frame) for point in known),
    ]
    title = element("title", f"{chart.title}. {summary(chart)}")
    svg = element("svg", title, *layers, class_="plot-svg", width="100%", height=HEIGHT, role="img", focusable="false")
    kind = "plot has-levels" if any(levels(chart)) else "plot"
    return format_html('<div class="{}">{}{}</div>', kind, svg, _legend(chart))


def _legend(chart: LineChart) -> SafeString:
    """What the level lines mean, for narrow screens where there is no room beside them."""
    items = [format_html("<li>{}{}</li>", _sample(kind), text) for kind, _value, text in levels(chart)]
    return format_html('<ul class="plot-legend">{}</ul>', joined(items)) if items else SafeString("")


def _sample(kind: str) -> SafeString:
    line = element("line", class_=f"plot-level plot-{kind}", x1=0, x2="100%", y1="50%", y2="50%")
    return element("svg", line, aria_hidden="true", focusable="false")


def frame_of(chart: LineChart, known: list[Point]) -> tuple[Frame, list[float]]:
    """The frame that holds every value and level, and the round numbers of its axis."""
    levels = [level for level in (chart.goal, chart.baseline, chart.lower, chart.upper) if level is not None]
    values = [float(point.value or 0) for point in known] + [float(level) for level in levels]
    low, high = min(values), max(values)
    low = 0.0 if low >= 0 and low < (high - low) * 2 else low
    marks = ticks(low, high)
    days = [point.when.toordinal() for point in chart.points]
    return Frame(first=min(days), last=max(days), low=marks[0], high=marks[-1]), marks


def _grid(chart: LineChart, *, frame: Frame, marks: list[float]) -> SafeString:
    def one(mark: float) -> SafeString:
        y = frame.y(mark)
        text = formats.with_unit(mark, unit="%" if chart.unit == "%" else "")
        return joined(
            (
                element("line", class_="plot-grid", x1="0", x2="100%", y1=y, y2=y),
                element("text", text, class_="plot-tick", x=-8, y=y + 4, text_anchor="end"),
            )
        )

    return joined(one(mark) for mark in marks)


def _days(points: Iterable[Point], *, frame: Frame) -> SafeString:
    days = [point.when for point in points]
    shown = thinned(days, at_most=LABELS)
    if len(shown) > 2 and frame.x(shown[1].toordinal()) < ROOM_FOR_A_YEAR:
        del shown[1]
    return joined(
        element(
            "text",
            formats.short_month(day, year=index == 0 or day.year != shown[index - 1].year),
            class_="plot-tick plot-day" + (" plot-day-odd" if index % 2 else ""),
            x=f"{frame.x(day.toordinal()):.2f}%",
            y=HEIGHT - 10,
            text_anchor="start" if index == 0 else "middle",
        )
        for index, day in enumerate(shown)
    )


def _band(chart: LineChart, *, frame: Frame) -> SafeString:
    if chart.lower is None or chart.upper is None:
        return SafeString("")
    top, bottom = frame.y(chart.upper), frame.y(chart.lower)
    return element("rect", class_="plot-band", x=0, width="100%", y=top, height=bottom - top)


def _levels(chart: LineChart, *, frame: Frame) -> SafeString:
    found = list(levels(chart))
    places = spread([frame.y(value) + 4 for _kind, value, _text in found], gap=17)
    return joined(
        joined(
            (
                element(
                    "line", class_=f"plot-level plot-{kind}", x1=0, x2="100%", y1=frame.y(value), y2=frame.y(value)
                ),
                element("text", text, class_=f"plot-level-text plot-{kind}-text", x="100%", dx=12, y=place),
            )
        )
        for (kind, value, text), place in zip(found, places, strict=True)
    )


def levels(chart: LineChart) -> Iterator[tuple[str, float, str]]:
    """The level lines that the chart has: kind, value and words."""
    words = {
        "goal": (chart.goal, chart.goal_label or _("Goal")),
        "baseline": (chart.baseline, _("Baseline")),
        "limit": (chart.upper, _("Upper limit")),
        "limit-low": (chart.lower, _("Lower limit")),
    }
    for kind, (value, label) in words.items():
        if value is not None:
            unit = chart.unit if len(chart.unit) <= SHORT_UNIT else ""
            figure = formats.with_unit(value, unit=unit, decimals=chart.decimals)
            yield kind.removesuffix("-low"), value, f"{label} {figure}"


def _line(points: Iterable[Point], *, frame: Frame) -> SafeString:
    runs = [f"M{' L'.join(run)}" for run in _runs(points, frame=frame) if len(run) > 1]
    path = element("path", class_="plot-line", d=" ".join(runs), vector_effect="non-scaling-stroke")
    box: dict[str, Value] = {
        "width": "100%",
        "height": HEIGHT,
        "view_box": f"0 0 100 {HEIGHT}",
        "preserveAspectRatio": "none",
    }
    return element("svg", path, overflow="visible", **box) if runs else SafeString("")


def _runs(points: Iterable[Point], *, frame: Frame) -> Iterator[list[str]]:
    """Stretches of neighbouring measured points: the line breaks where nothing was measured."""
    run: list[str] = []
    for point in points:
        if point.value is None:
            yield run
            run = []
        else:
            run.append(f"{frame.x(point.when.toordinal()):.2f} {frame.y(point.value):.2f}")
    yield run


def _dot(chart: LineChart, point: Point, *, frame: Frame) -> SafeString:
    words = f"{formats.month(point.when)}: {value_text(chart, point)}"
    title = element("title", f"{words}. {point.note}" if point.note else words)
    x, y = f"{frame.x(point.when.toordinal()):.2f}%", frame.y(float(point.value or 0))
    if point.outside:
        ring = element("circle", class_="plot-outside-ring", cx=x, cy=y, r=9)
        return element("g", title, ring, element("circle", class_="plot-outside", cx=x, cy=y, r=5))
    return element("circle", title, class_="plot-dot", cx=x, cy=y, r=4)


def value_text(chart: LineChart, point: Point) -> str:
    """The figure with its unit, or a dash where nothing was measured."""
    return formats.with_unit(point.value, unit=chart.unit, decimals=chart.decimals)


def summary(chart: LineChart) -> str:
    """The chart in a sentence, for those who do not see it."""
    known = [point for point in chart.points if point.value is not None]
    first, last = known[0], known[-1]
    return _("From %(first)s in %(start)s to %(last)s in %(end)s.") % {
        "first": value_text(chart, first),
        "start": formats.month(first.when),
        "last": value_text(chart, last),
        "end": formats.month(last.when),
    }


def table(chart: LineChart) -> dict[str, Any]:
    """The same values as a table, with goal and limits when there are any."""
    rows = [
        (
            formats.month(point.when),
            value_text(chart, point),
            " · ".join(part for part in (_("outside the limits") if point.outside else "", point.note) if part),
        )
        for point in chart.points
    ]
    rows += [(text.rpartition(" ")[0] or text, _level_text(chart, value), "") for _kind, value, text in levels(chart)]
    return {
        "caption": chart.title,
        "headers": [_("Month"), _("Value"), _("Note")],
        "rows": rows,
        "numbers": "2",
    }


def _level_text(chart: LineChart, value: float) -> str:
    return formats.with_unit(value, unit=chart.unit, decimals=chart.decimals)
