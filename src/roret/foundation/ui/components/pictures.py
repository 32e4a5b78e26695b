"""Components that draw: charts, timeline, the thread, maps and the annual wheel. Each has its data as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from roret.foundation.ui import charts
from roret.foundation.ui.component import component
from roret.foundation.ui.svg import area_map as draw_map
from roret.foundation.ui.svg import bars as draw_bars
from roret.foundation.ui.svg import lines as draw_lines
from roret.foundation.ui.svg import thread as show_thread
from roret.foundation.ui.svg import timeline as draw_timeline
from roret.foundation.ui.svg import trend as draw_trend
from roret.foundation.ui.svg import wheel as draw_wheel


@component
def bar_chart(chart: charts.BarChart) -> dict[str, Any]:
    """Horizontal bars with their figures, and the same as a table."""
    return {"chart": chart, "picture": draw_bars.draw(chart), "table": draw_bars.table(chart)}


@component
def line_chart(chart: charts.LineChart) -> dict[str, Any]:
    """Values over time with goal and limits, and the same as a table."""
    return {"chart": chart, "picture": draw_lines.draw(chart), "table": draw_lines.table(chart)}


@component
def trend(values: Iterable[float | None]) -> SafeString:
    """A small line for a list; its latest figure must stand beside it."""
    return draw_trend.draw(list(values))


@component
def timeline(chart: charts.Timeline) -> dict[str, Any]:
    """Rows over time with today's line, and the same as a table."""
    return {"chart": chart, "picture": draw_timeline.draw(chart), "table": draw_timeline.table(chart)}


@component
def thread_picture(thread: charts.Thread) -> dict[str, Any]:
    """The thread from what was heard to what came back; the record one looks at is marked."""
    return show_thread.describe(thread)


@component
def area_map(picture: charts.AreaMap) -> dict[str, Any]:
    """Areas of the city, with a list of the highlighted ones."""
    return {"map": picture, "picture": draw_map.draw(picture), "legend": draw_map.legend(picture)}


@component
def annual_wheel(wheel: charts.Wheel) -> dict[str, Any]:
    """The annual wheel, and its months as a list."""
    return {"wheel": wheel, "picture": draw_wheel.draw(wheel), "months": draw_wheel.months(wheel)}
