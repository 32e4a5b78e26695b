"""CPR numbers in every way of writing them.

The date must exist. Modulus 11 only makes surer: numbers without it have been given out since 2007 (cpr.dk). Replacement
numbers (erstatningspersonnumre) have 60 added to the day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from roret.engines.texts.findings import Certainty, Finding, Kind
from roret.engines.texts.surroundings import DASH, SPACE, Run, before, is_amount, is_other_number

_GAP = f"{SPACE}{{0,2}}\\n?{SPACE}{{0,2}}"
_SHAPE = re.compile(
    rf"(?<![\d+])(?P<day>\d{{1,2}})(?P<one>[ ./-]?)(?P<month>\d{{1,2}})(?P<two>[ ./-]?)(?P<year>\d{{4}}|\d{{2}})"
    rf"(?P<joint>{_GAP}{DASH}?{_GAP})(?P<serial>\d{{4}})(?!\d)",
    re.ASCII,
)
_DASH = re.compile(DASH)
_NAMED = re.compile(r"(?:cpr|person)[-. ]{0,2}(?:nr|nummer|numre)?[.:# ]{0,3}(?:er:? ?)?$", re.IGNORECASE)
_MORE_DIGITS_BEFORE = re.compile(r"\d[-./,]$")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MONTHS = 12
_REPLACEMENT_DAY = 60
_FULL_YEAR = 4


def cpr_numbers(run: Run) -> Iterator[Finding]:
    """Find CPR numbers, with certainty high when they are named, dashed or pass modulus 11, else medium."""
    for match in _SHAPE.finditer(*run):
        if _has_cpr_shape(match) and _is_birthday(match):
            certainty = _certainty(run.text, match)
            if certainty is not None:
                yield Finding(Kind.CPR, match.start(), match.end(), match.group(), certainty)


def _certainty(text: str, match: re.Match[str]) -> Certainty | None:
    """How sure it is; None where the words around it say that it is something else."""
    leading = before(text, match.start())
    if _NAMED.search(leading):
        return Certainty.HIGH
    if _MORE_DIGITS_BEFORE.search(leading) or is_amount(text, match.end()):
        return None
    dashed, sure = _is_dashed(match), _passes_modulus_11(match)
    if is_other_number(leading):
        return Certainty.MEDIUM if dashed and sure else None
    return Certainty.HIGH if dashed or sure else Certainty.MEDIUM


def _has_cpr_shape(match: re.Match[str]) -> bool:
    """Tell a CPR number from a date followed by a number: "01.01.2024 2500", "1/1 2024"."""
    one, two = match["one"], match["two"]
    if _is_dashed(match):
        return bool(one) == bool(two) and (_is_six_digits(match) or bool(one.strip() and two.strip()))
    if len(match["year"]) == _FULL_YEAR or not _is_six_digits(match) or bool(one) != bool(two):
        return False
    spelled_out = bool(one.strip() or two.strip())
    return not spelled_out or (match["joint"] != "" and not _is_year(match["serial"]))


def _is_six_digits(match: re.Match[str]) -> bool:
    return len(match["day"]) == len(match["month"]) == len("01")


def _is_dashed(match: re.Match[str]) -> bool:
    return _DASH.search(match["joint"]) is not None


def _is_birthday(match: re.Match[str]) -> bool:
    """Tell whether the date exists in some century: two digits of a year do not say which."""
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if len(match["year"]) == _FULL_YEAR:
        if not _is_year(match["year"]):
            return False
    else:
        year += 2000
    day -= _REPLACEMENT_DAY if day > _REPLACEMENT_DAY else 0
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]


def _passes_modulus_11(match: re.Match[str]) -> bool:
    digits = f"{match['day']:0>2}{match['month']:0>2}{match['year'][-2:]}{match['serial']}"
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _is_year(digits: str) -> bool:
    return digits[:2] in {"18", "19", "20"}
