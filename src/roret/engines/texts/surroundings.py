"""What stands just before and after a number, and what that says the number is."""

from __future__ import annotations

import re
from typing import NamedTuple

SPACE = "[ \\t\\u00a0\\u00ad\\u200b\\u202f]"
DASH = "[-\\u2010-\\u2015\\u2212]"

_BEFORE = 28
_NUMBER_WORD = r"(?:[-. ]{0,2}(?:nr|nummer|numre|no)\b)"
_ENDS = r"[.:# ]{0,3}$"
_OTHER_NUMBER = re.compile(
    rf"\b(?:(?:cvr|ean|gln|bfe|matr|matrikel|sags?|sagen|journal|jour|faktura|ordre|kunde|medlems?|dok|dokument|kle|vare|isbn|"
    rf"esdh|løbe|serie|projekt|lokalplan|bekendtgørelse|lov){_NUMBER_WORD}?|(?:se|p|j|id|art){_NUMBER_WORD}|"
    rf"år|årene|perioden?|side|postnr|§){_ENDS}",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"{SPACE}{{0,2}}(?:kr|kroner|dkk|euro|eur|mio|mia|mill|tusind|kvm|m2|m3|km|ha|pct|procent|stk)\b"
    rf"|{SPACE}{{0,2}}[€%²³]|{SPACE}{{0,2}}m²|,-|,\d",
    re.IGNORECASE,
)
_RUN = re.compile(r"\d(?:[\s.,/()\u00ad\u200b\u2010-\u2015\u2212-]{0,4}\d){5,}")
_MARKS_BEFORE = 3


class Run(NamedTuple):
    """A stretch of a text with six digits or more close together, and the marks before them: the only place to look."""

    text: str
    start: int
    end: int


def number_runs(text: str) -> list[Run]:
    """Return every stretch in which a number of six digits may stand; searching only there saves most of the time."""
    return [Run(text, max(found.start() - _MARKS_BEFORE, 0), found.end()) for found in _RUN.finditer(text)]


def before(text: str, start: int) -> str:
    """Return the words just before a place."""
    return text[max(start - _BEFORE, 0) : start]


def is_other_number(leading: str) -> bool:
    """Tell whether the words before say it is a case, company, property or other number."""
    return _OTHER_NUMBER.search(leading) is not None


def is_amount(text: str, end: int) -> bool:
    """Tell whether an amount's unit or decimals follow."""
    return _AMOUNT.match(text, end) is not None
