"""One cell: from what people write to a value, and back."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias
from zoneinfo import ZoneInfo

from roret.engines.figures.csv_dialect.errors import CellError

Cell: TypeAlias = str | int | float | Decimal | bool | date | datetime | None
"""What a table may hold. A `datetime` with a zone is shown in Danish time."""

DANISH_TIME = ZoneInfo("Europe/Copenhagen")
_SPACES = re.compile("[ \t\u00a0\u2007\u2009\u202f]+")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\. ?|[-/])(\d{1,2})(?:\. ?|[-/])(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(rf"(?:den |d\. )?(\d{{1,2}})\.? ({'|'.join(_MONTHS)}|[a-z]{{3}})\.? (\d{{4}})", re.IGNORECASE)
_MIDNIGHT = re.compile(r"[T ]00[:.]00(?:[:.]00(?:\.0+)?)?$")
_CENTURY_TURN = 69
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*", re.ASCII)
_GUARDED = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_YES = frozenset({"ja", "j", "yes", "y", "sand", "sandt", "true", "1", "x"})
_NO = frozenset({"nej", "n", "no", "falsk", "false", "0"})


def clean(text: str) -> str:
    """Return the text without invisible marks, with hard spaces as spaces, and without space at the ends."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).replace("\r\n", "\n").strip()


def parse_date(text: str) -> date:
    """Return the day written as 31-12-2026, 31.12.2026, 31/12-2026, 31/12/2026, 2026-12-31 or 31. december 2026.

    A year of two digits is 1969-2068; a time of midnight, as Excel adds it, is dropped. Raises CellError with the
    codes `date.empty`, `date.unreadable`, `date.impossible`.
    """
    written = _MIDNIGHT.sub("", clean(text))
    if not written:
        raise CellError("date.empty")
    parts = _date_parts(written)
    if parts is None:
        raise CellError("date.unreadable", value=written[:60])
    try:
        return date(*parts)
    except ValueError as error:
        raise CellError("date.impossible", value=written[:60]) from error


def _date_parts(written: str) -> tuple[int, int, int] | None:
    """Year, month and day as written, not yet held up against the calendar."""
    if match := _YEAR_FIRST.fullmatch(written):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(written):
        return _full_year(match[3]), int(match[2]), int(match[1])
    match = _IN_WORDS.fullmatch(written)
    month = match and next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(match[2].lower())), None)
    return (int(match[3]), month, int(match[1])) if match and month else None


def _full_year(written: str) -> int:
    year = int(written)
    return year if len(written) == len("2026") else year + (2000 if year < _CENTURY_TURN else 1900)


def parse_number(text: str, *, decimal: str = ",") -> Decimal:
    """Return the number written in Danish: 1.234,50 or 1234,5 or 1 234,5, with "kr." or "%" dropped after it.

    `decimal` is the decimal mark, "," or "." (for files made by machines); the other one groups thousands and must
    stand before exactly three digits, so "12.5" is refused rather than read as 125. A percentage keeps its written
    size ("12,5 %" is 12.5). Raises CellError: `number.empty`, `number.unreadable`, `number.grouping`.
    """
    written = clean(text)
    bare = re.sub(r" ?(?:kr\.?|dkk|%)$", "", written, flags=re.IGNORECASE).replace("\u2212", "-").replace(" ", "")
    if not bare:
        raise CellError("number.empty")
    group = re.escape("." if decimal == "," else ",")
    digits = rf"[+-]?(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{re.escape(decimal)}\d+)?"
    if re.fullmatch(digits, bare, re.ASCII):
        return Decimal(re.sub(group, "", bare).replace(decimal, "."))
    code = "number.grouping" if _PLAIN_NUMBER.fullmatch(bare) else "number.unreadable"
    raise CellError(code, value=written[:60])


def parse_yes_no(text: str) -> bool:
    """Return the answer written as ja or nej, yes or no, sand or falsk, x, 1 or 0, in any case.

    Raises CellError: `yes_no.empty`, `yes_no.unreadable`.
    """
    written = clean(text).casefold()
    if not written:
        raise CellError("yes_no.empty")
    if written not in _YES | _NO:
        raise CellError("yes_no.unreadable", value=written[:60])
    return written in _YES


def guard(text: str) -> str:
    """Return the text so that a spreadsheet shows it and never runs it: an apostrophe before =, +, -, @ (OWASP).

    A plain number keeps its sign without one. `unguard` takes the apostrophe off again, exactly.
    """
    return f"'{text}" if _GUARDED.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def unguard(text: str) -> str:
    """Return the text as it was before `guard`."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def format_number(value: float | Decimal, *, decimal: str = ",") -> str:
    """Return the number with a decimal comma and no thousands separator. Not a number and infinity are empty."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return f"{exact:f}".replace(".", decimal) if exact.is_finite() else ""


def format_date(value: date, *, machine: bool = False) -> str:
    """Return the day as 31-12-2026, for machines as 2026-12-31; with the time of day when there is one."""
    if not isinstance(value, datetime):
        return value.isoformat() if machine else value.strftime("%d-%m-%Y")
    local = value.astimezone(DANISH_TIME) if value.tzinfo else value
    return local.isoformat(timespec="seconds") if machine else local.strftime("%d-%m-%Y %H:%M")
