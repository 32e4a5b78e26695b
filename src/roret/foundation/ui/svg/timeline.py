"""Rows over time: each its words and a track with a bar from start to end, and a line at today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roret.foundation.ui import formats
from roret.foundation.ui.charts import Timeline, TimelineRow
from roret.foundation.ui.svg.element import element, joined
from roret.foundation.ui.svg.scale import month_starts, thinned

TRACK = 26
MARKS = 8
#: A label further right than this per cent would stand outside the picture.
LAST_LABEL = 93


def status_words() -> dict[str, tuple[str, str]]:
    """Each status with its words and its kind of badge."""
    return {
        "planned": (pgettext("action", "Planned"), "neutral"),
        "running": (pgettext("action", "Under way"), "info"),
        "done": (pgettext("action", "Done"), "success"),
        "delayed": (pgettext("action", "Delayed"), "warning"),
        "stopped": (pgettext("action", "Stopped"), "error"),
        "left": (pgettext("action", "Not carried out when the plan ended"), "neutral"),
    }


@dataclass(frozen=True)
class Span:
    """The time that the picture shows."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Per cent from the left."""
        whole = (self.last - self.first).days or 1
        return max(0.0, min(100.0, 100 * (day - self.first).days / whole))


def draw(chart: Timeline) -> SafeString:
    """An ordered list, one row each, below a line of months."""
    if not chart.rows:
        return format_html('<p class="picture-empty">{}</p>', _("Nothing is planned yet."))
    span = span_of(chart)
    marks = thinned(month_starts(span.first, span.last), at_most=MARKS)
    rows = joined(_row(row, span=span, marks=marks, today=chart.today) for row in chart.rows)
    return format_html('<div class="gantt">{}<ol class="gantt-rows">{}</ol></div>', _head(chart, span, marks), rows)


def span_of(chart: Timeline) -> Span:
    """Whole months from the first start to the last end."""
    first = min(row.start for row in chart.rows).replace(day=1)
    last = max(max(row.end, row.start) for row in chart.rows)
    return Span(first=first, last=(last.replace(day=1) + timedelta(days=32)).replace(day=1))


def _head(chart: Timeline, span: Span, marks: list[date]) -> SafeString:
    labels = [
        element(
            "text",
            formats.short_month(mark, year=index == 0 or mark.year != marks[index - 1].year),
            class_="plot-tick" + (" plot-day-odd" if index % 2 else ""),
            x=f"{span.x(mark):.2f}%",
            y=16,
        )
        for index, mark in enumerate(marks)
        if span.x(mark) < LAST_LABEL
    ]
    now = _today_label(chart.today, span=span)
    svg = element("svg", *labels, now, class_="gantt-head-svg", width="100%", height=44, aria_hidden="true")
    return format_html('<div class="gantt-head"><span class="gantt-words"></span>{}</div>', svg)


def _today_label(today: date | None, *, span: Span) -> SafeString:
    if today is None or not span.first <= today <= span.last:
        return SafeString("")
    x = span.x(today)
    anchor = "start" if x < 10 else "end" if x > 90 else "middle"
    return element("text", _("Today"), class_="gantt-today-text", x=f"{x:.2f}%", y=38, text_anchor=anchor)


def _row(row: TimelineRow, *, span: Span, marks: list[date], today: date | None) -> SafeString:
    words, kind = status_words()[row.status]
    name = format_html('<a href="{}">{}</a>', row.url, row.label) if row.url else row.label
    wave = format_html('<span class="gantt-wave">{}</span>', row.wave) if row.wave else ""
    return format_html(
        '<li class="gantt-row"><span class="gantt-words"><span class="gantt-name">{}</span>'
        '<span class="gantt-meta">{}<span class="badge badge-{}">{}</span> '
        '<span class="gantt-dates">{}</span></span></span>{}</li>',
        name,
        wave,
        kind,
        words,
        formats.period(row.start, row.end),
        _track(row, span=span, marks=marks, today=today),
    )


def _track(row: TimelineRow, *, span: Span, marks: list[date], today: date | None) -> SafeString:
    lines = [
        element("line", class_="plot-grid", x1=f"{span.x(mark):.2f}%", x2=f"{span.x(mark):.2f}%", y1=0, y2="100%")
        for mark in marks
    ]
    start, end = span.x(row.start), span.x(max(row.end, row.start) + timedelta(days=1))
    bar = element(
        "rect",
        class_=f"gantt-bar gantt-{row.status}",
        x=f"{start:.2f}%",
        width=f"{max(0.8, end - start):.2f}%",
        y=5,
        height=TRACK - 10,
        rx=3,
    )
    now = SafeString("")
    if today is not None and span.first <= today <= span.last:
        x = f"{span.x(today):.2f}%"
        now = element("line", class_="gantt-today", x1=x, x2=x, y1=0, y2="100%")
    return element("svg", *lines, bar, now, class_="gantt-track", width="100%", height=TRACK, aria_hidden="true")


def table(chart: Timeline) -> dict[str, Any]:
    """The same rows as a table."""
    words = status_words()
    return {
        "caption": chart.title,
        "headers": [_("What"), _("Wave"), _("Start"), _("End"), _("Status")],
        "rows": [
            (row.label, row.wave, formats.short_day(row.start), formats.short_day(row.end), words[row.status][0])
            for row in chart.rows
        ],
        "numbers": "",
    }
