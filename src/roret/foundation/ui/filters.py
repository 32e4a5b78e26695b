"""The template filters: formats and Markdown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.template import Library
from django.template.defaultfilters import date as djangos_date

from roret.foundation.ui import formats, markdown


def danish_number(value: formats.Number | None, decimals: int | None = None) -> str:
    """``{{ value|danish_number }}`` or ``{{ value|danish_number:1 }}``: 1.234,5 on Danish pages."""
    return formats.number(value, decimals=decimals)


def percent(value: formats.Number | None, decimals: int | None = None) -> str:
    """``{{ 12.5|percent }}``: 12,5 %."""
    return formats.percent(value, decimals=decimals)


def date(value: Any, pattern: str | None = None) -> str:
    """Django's own ``date`` filter, which writes the same day by the same pattern once, and as the language does."""
    if isinstance(value, dt.date) and pattern and formats.is_of_days(pattern):
        return formats.written(value, pattern)
    return str(djangos_date(value, pattern and formats.in_language(pattern)))


def add_filters(register: Library) -> None:
    """Register every filter under the name that templates use."""
    register.filter("date", date, expects_localtime=True, is_safe=False)
    register.filter("danish_number", danish_number)
    register.filter("percent", percent)
    register.filter("file_size", formats.file_size)
    register.filter("day", formats.day)
    register.filter("short_day", formats.short_day)
    register.filter("month", formats.month)
    register.filter("clock", formats.clock)
    register.filter("moment", formats.moment)
    register.filter("period", formats.period)
    register.filter("markdown", markdown.to_html, is_safe=True)
