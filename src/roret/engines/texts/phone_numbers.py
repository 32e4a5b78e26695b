"""Telephone numbers: Danish ones in every way of writing them, foreign ones with their country code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from roret.engines.texts.findings import Certainty, Finding, Kind
from roret.engines.texts.surroundings import Run, before, is_amount, is_other_number

_SEP = "[ .\u00a0\u202f\u2010-\u2013-]?"
_DANISH = re.compile(
    rf"(?<![\d+])(?P<code>(?:\+ ?45|0045|\(\+?45\)|\(0045\)){_SEP})?"
    rf"(?P<number>\d\d(?:{_SEP}\d\d){{3}}|\d{{4}}{_SEP}\d{{4}}|\d{{3}}{_SEP}\d\d{_SEP}\d{{3}}|\d\d{_SEP}\d{{3}}{_SEP}\d{{3}})"
    r"(?![\d])",
    re.ASCII,
)
_FOREIGN = re.compile(
    r"(?<![\d+])(?:\+|00)(?!45)[1-9]\d{0,2}[ .()\u00a0-]{0,2}(?:\d[ .()\u00a0/-]?){5,12}\d(?!\d)", re.ASCII
)
_NAMED = re.compile(
    r"\b(?:tlf|telefon|tel|mobil|mob|sms|ring|ringe|ringes|kontakt|kontaktes|fastnet|træffes|træffe)\w{0,6}[.:# ]{0,3}"
    r"(?:(?:til|på|mig|os|er|nr|nummer|nummeret|dig)\b[.: ]{0,2}){0,4}$",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(r"\d[-./,]$")
_JOINED_AFTER = re.compile(r"[-./]\d")
_DAY_BEFORE = re.compile(r"(?:\d[/.-]\d{1,2}|\d\. ?[a-zæøå]{3,9}) $")
# A group of as many digits beside it: a row of numbers and no telephone.
_ROW_BEFORE = {width: re.compile(rf"(?<!\d)\d{{{width}}}[ .\u00a0-]$") for width in (2, 3, 4)}
_ROW_AFTER = {width: re.compile(rf"[ .\u00a0-]\d{{{width}}}(?!\d)") for width in (2, 3, 4)}
_NO_SUBSCRIBER = ("0", "1")
_DIGITS = 8


def phones(run: Run) -> Iterator[Finding]:
    """Find telephone numbers: certainty high with a country code or a word like "tlf." before it, else medium."""
    for match in _FOREIGN.finditer(*run):
        yield Finding(Kind.PHONE, match.start(), match.end(), match.group(), Certainty.HIGH)
    for match in _DANISH.finditer(*run):
        certainty = _certainty(run.text, match)
        if certainty is not None:
            yield Finding(Kind.PHONE, match.start(), match.end(), match.group(), certainty)


def _certainty(text: str, match: re.Match[str]) -> Certainty | None:
    """How sure it is; None where the number or the words around it say that it is something else."""
    leading, number = before(text, match.start()), match["number"]
    if match["code"] or _NAMED.search(leading):
        return Certainty.HIGH
    if number.startswith(_NO_SUBSCRIBER) or is_other_number(leading) or is_amount(text, match.end()):
        return None
    if _stands_in_a_row(text, match, leading) or _is_years(number) or _is_date(number):
        return None
    return Certainty.MEDIUM


def _stands_in_a_row(text: str, match: re.Match[str], leading: str) -> bool:
    if _JOINED_BEFORE.search(leading) or _JOINED_AFTER.match(text, match.end()):
        return True
    width = len(re.split(r"\D", match["number"])[-1])
    if width == _DIGITS:
        return False
    by_day = width == len("2024") and _DAY_BEFORE.search(leading)
    return bool(by_day or _ROW_BEFORE[width].search(leading) or _ROW_AFTER[width].match(text, match.end()))


def _is_years(number: str) -> bool:
    """Tell two years side by side ("2024-2030") or two plot numbers that look like them."""
    first, second = number[:4], number[-4:]
    written_apart = len(number) > _DIGITS and (first + second).isdigit()
    return written_apart and all(digits[:2] in {"19", "20"} for digits in (first, second))


def _is_date(number: str) -> bool:
    """Tell eight digits in one that are a day: 20260315 or 15032026."""
    if len(number) != _DIGITS:
        return False
    for year, month, day in ((number[:4], number[4:6], number[6:]), (number[4:], number[2:4], number[:2])):
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            continue
        if year[:2] in {"19", "20"}:
            return True
    return False
