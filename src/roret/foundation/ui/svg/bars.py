"""Horizontal bars: each a line of text, a bar and its figure, so that long labels wrap and nothing shrinks."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roret.foundation.ui import formats
from roret.foundation.ui.charts import Bar, BarChart
from roret.foundation.ui.svg.element import element, joined, share


def draw(chart: BarChart) -> SafeString:
    """An ordered list with one drawn bar each."""
    top = chart.highest or max((bar.value or 0 for bar in chart.bars), default=0)
    return format_html('<ol class="bars">{}</ol>', joined(_bar(chart, bar, top=top) for bar in chart.bars))


def _bar(chart: BarChart, bar: Bar, *, top: float) -> SafeString:
    label = format_html('<a href="{}">{}</a>', bar.url, bar.label) if bar.url else bar.label
    return format_html(
        '<li class="bar{}"><span class="bar-label">{}{}</span><span class="bar-line">{}</span>'
        '<span class="bar-value">{}</span></li>',
        " is-highlighted" if bar.highlighted else "",
        label,
        format_html('<span class="bar-note">{}</span>', bar.note) if bar.note else "",
        _drawing(bar, top=top),
        value_text(chart, bar),
    )


def _drawing(bar: Bar, *, top: float) -> SafeString:
    track = element("rect", class_="bar-track", x=0, y=0, width="100%", height="100%", rx=2)
    width = share(max(0, bar.value or 0), of=top)
    body = element("rect", class_="bar-body", x=0, y=0, width=width, height="100%", rx=2) if bar.value else ""
    return element("svg", track, body, class_="bar-svg", width="100%", height=18, aria_hidden="true")


def value_text(chart: BarChart, bar: Bar) -> str:
    """The figure with its unit; a hidden one says so."""
    if bar.value is None:
        return _("hidden")
    return formats.with_unit(bar.value, unit=chart.unit, decimals=chart.decimals)


def table(chart: BarChart) -> dict[str, Any]:
    """The same figures as a table."""
    rows = [(bar.label, value_text(chart, bar), bar.note) for bar in chart.bars]
    noted = any(bar.note for bar in chart.bars)
    headers = [_("Name"), _("Value"), *([_("Note")] if noted else [])]
    return {
        "caption": chart.title,
        "headers": headers,
        "rows": [row[: len(headers)] for row in rows],
        "numbers": "2",
    }
