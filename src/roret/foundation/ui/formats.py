"""Numbers, dates and times as people read them, in the active language.

Danish: 1.234,5 · 12,5 % · d. 4. januar 2027 · kl. 14.30. English: 1,234.5 · 12.5% · 4 January 2027 · 14:30.
Spaces inside a value are non-breaking.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.dateformat import format as format_date
from django.utils.dateformat import time_format
from django.utils.translation import get_language, gettext, ngettext, pgettext

Number = int | float | Decimal
NBSP = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
KILO = 1000
MOST_DECIMALS = 2
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def number(value: Number | None, *, decimals: int | None = None) -> str:
    """A number with the language's separators, halves rounded up; by itself it shows at most two decimals."""
    if value is None:
        return DASH
    places = MOST_DECIMALS if decimals is None else decimals
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    if decimals is None:
        rounded = rounded.normalize()
        places = max(0, -int(rounded.as_tuple().exponent))
    text = formats.number_format(abs(rounded), decimal_pos=places, use_l10n=True, force_grouping=True)
    return f"\N{MINUS SIGN}{text}" if rounded < 0 else text


def percent(value: Number | None, *, decimals: int | None = None) -> str:
    """A share given in per cent (12.5 is 12,5 %), not as a fraction."""
    if value is None:
        return DASH
    return pgettext("percent", "%(number)s%%") % {"number": number(value, decimals=decimals)}


def with_unit(value: Number | None, *, unit: str = "", decimals: int | None = None) -> str:
    """A number and its unit; the unit "%" follows the language's rule."""
    if unit == "%":
        return percent(value, decimals=decimals)
    text = number(value, decimals=decimals)
    return f"{text}{NBSP}{unit}" if unit and value is not None else text


def file_size(size: int | None) -> str:
    """A size in bytes as kB or MB (1000 bytes to a kB, as file managers show it)."""
    if size is None:
        return ""
    if size < KILO:
        return ngettext("%(count)d byte", "%(count)d bytes", size) % {"count": size}
    power, unit = next((p, u) for p, u in ((1, "kB"), (2, "MB"), (3, "GB")) if size < KILO ** (p + 1) or u == "GB")
    amount = size / KILO**power
    return f"{number(amount, decimals=0 if power == 1 or amount >= 10 else 1)}{NBSP}{unit}"


def local(value: date | datetime) -> date | datetime:
    """The moment in the active time zone; a plain date stays as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def by_pattern(value: date | datetime, pattern: str) -> str:
    """A date by a pattern of Django's ``date`` filter, in the active language."""
    return written(local(value), pattern)


def written(value: date | datetime, pattern: str) -> str:
    """A date by a pattern; a page shows the same days again and again, so those are written once."""
    pattern = in_language(pattern)
    if not is_of_days(pattern):
        return format_date(value, pattern)
    return _written(date(value.year, value.month, value.day), pattern, get_language())


def in_language(pattern: str) -> str:
    """Patterns stand in templates as Danes write days; other languages have no full stop after the number."""
    return pattern if get_language() == "da" else pattern.replace("j. ", "j ")


_DAYS = re.compile(r"[bdDFjlmMnNSwyYz ./,-]+")
"""A pattern in which no letter asks for the time or the time zone, and none is escaped."""


@lru_cache(maxsize=256)
def is_of_days(pattern: str) -> bool:
    """Say whether a pattern writes the day and nothing of the time."""
    return bool(_DAYS.fullmatch(pattern))


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, _language: str | None) -> str:
    return format_date(day, pattern)


def day(value: date | datetime | None) -> str:
    """A date in full: d. 4. januar 2027."""
    if value is None:
        return ""
    return written(local(value), pgettext("date format", "j F Y")).replace(" ", NBSP)


def short_day(value: date | datetime | None) -> str:
    """A date in figures, for tables: 4.1.2027."""
    return written(local(value), pgettext("date format", "d/m/Y")) if value else ""


def month(value: date | datetime | None) -> str:
    """A month and its year: januar 2027."""
    return written(local(value), pgettext("date format", "F Y")) if value else ""


def short_month(value: date | datetime, *, year: bool = False) -> str:
    """A month for an axis: jan, or jan 2027."""
    pattern = pgettext("date format, short", "M Y") if year else pgettext("date format, short", "M")
    return format_date(local(value), pattern)


def clock(value: time | datetime | None) -> str:
    """A time of day: kl. 14.30."""
    if value is None:
        return ""
    shown = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return time_format(shown, pgettext("time format", "H:i")).replace(" ", NBSP)


def moment(value: datetime | None) -> str:
    """A date and a time: d. 4. januar 2027 kl. 14.30."""
    if value is None:
        return ""
    return gettext("%(day)s at %(clock)s") % {"day": day(value), "clock": clock(value)}


def period(start: date | datetime | None, end: date | datetime | None) -> str:
    """From a day to a day, without saying the same month or year twice."""
    if start is None or end is None:
        return _open_period(start, end)
    first, last = local(start), local(end)
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return day(first)
    same_year = first.year == last.year
    if same_year and first.month == last.month:
        begin = format_date(first, pgettext("date format", "j"))
    elif same_year:
        begin = format_date(first, pgettext("date format", "j F"))
    else:
        begin = day(first)
    joint = DASH if same_year and first.month == last.month else f" {DASH} "
    return f"{begin.replace(' ', NBSP)}{joint}{_bare_day(last)}"


def _bare_day(value: date | datetime) -> str:
    return format_date(value, pgettext("date format, after a dash", "j F Y")).replace(" ", NBSP)


def _open_period(start: date | datetime | None, end: date | datetime | None) -> str:
    if start is not None:
        return gettext("from %(day)s") % {"day": day(start)}
    if end is not None:
        return gettext("until %(day)s") % {"day": day(end)}
    return ""


def printable_in_xml(text: str) -> str:
    """Leave out what XML 1.0 cannot carry, so that one bad letter does not stop a whole feed."""
    return _NOT_IN_XML.sub("", text)
