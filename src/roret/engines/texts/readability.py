"""How hard a Danish text is to read: LIX, and the sentences it counts.

LIX (C.-H. Björnsson 1968) is words per sentence plus the share of words of more than six letters in per cent. Under 25
is very easy, 35 to 44 ordinary newspapers, 55 and over very hard. A heading or a point in a list is a sentence of its
own, and a colon ends one, as Björnsson counts.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

_LONG = 6
_ABBREVIATIONS = (
    "adm|afd|afs|alm|ang|ansv|apr|art|att|aug|bek|bet|bil|bl.a|bl|bt|ca|cand|cirk|co|d|d.d|d.s|d.v.s|d.å|dec|dir|div|dr|dvs|"
    "e.l|e.kr|eftf|eks|ekskl|el|enk|etc|evt|ex|f.eks|f.kr|f.m|f|feb|fhv|fig|flg|fmd|forb|forf|forts|fr|frk|gdr|gl|gr|hhv|"
    "henv|hr|if|ifm|ift|incl|indb|indl|inkl|instr|int|jur|j.nr|jan|jf|jvf|jr|kap|kgl|kl|komm|kr|kst|kt|kv|landbr|lb|lign|lok|"
    "m.a.o|m.fl|m.h.p|m.h.t|m.m|m.v|m|mag|maks|mar|max|mdr|mfl|mht|mia|mill|min|mio|mv|n|ndf|nr|nuv|næstfmd|o.a|o.l|o.lign|"
    "o|obl|okt|omkr|opr|osv|p.g.a|p.t|p|pct|pga|phil|pk|pkt|pl|pr|prof|red|ref|reg|rep|resp|s|sdr|sek|sekr|sep|sept|skt|sml|spec|"
    "spm|st|stk|str|stud|t.h|t.v|td|tdl|th|tidl|tilf|tlf|tr|tsk|tv|u|ugtl|univ|v.a|v|var|vedr|vh|vilh|vol|å|årg|årl"
)
# A mark that ends a sentence, with quotation marks after it, before a space and something that begins one.
_END = re.compile(
    r"[.!?…]+[\"”’»')\]]*(?=\s+(?:[-–*] )?[\"“„»«'(\[–-]*[^\W_a-zæøå])|\n\s*\n|\n(?=\s*(?:[-*•–]|\d{1,2}[.)])\s)"
)
_ABBREVIATED = frozenset(_ABBREVIATIONS.split("|"))
_BEFORE_ABBREVIATION = re.compile(r"[\s(\"“»/]")
_NUMBER_OR_INITIAL = re.compile(r"(?:(?:^|[\s(])\d{1,3}|(?:^|[\s(.\"“»])[A-ZÆØÅ])\.$")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDS_BESIDES = re.compile(r":\s|\n")
_LOOK_BACK = 20


class Level(StrEnum):
    """How hard a text of this LIX is."""

    VERY_EASY = "very_easy"
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    VERY_HARD = "very_hard"


_LEVELS = ((25, Level.VERY_EASY), (35, Level.EASY), (45, Level.MEDIUM), (55, Level.HARD))


class Readability(NamedTuple):
    """A LIX with what it was made of."""

    lix: int
    level: Level
    words: int
    sentences: int
    long_words: int
    """Words of more than six letters."""


def lix(text: str) -> int | None:
    """Return the LIX of a text, or None when it has no words."""
    found = readability(text)
    return found.lix if found else None


def readability(text: str) -> Readability | None:
    """Return the LIX of a text, or None when it has no words."""
    words = _WORD.findall(text)
    if not words:
        return None
    long_words = sum(len(word) > _LONG for word in words)
    pieces = [piece for start, end in sentences(text) for piece in _ENDS_BESIDES.split(text[start:end])]
    count = sum(_WORD.search(piece) is not None for piece in pieces)
    lix = round(len(words) / count + 100 * long_words / len(words))
    return Readability(lix, _level(lix), len(words), count, long_words)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence starts and ends, so that `text[start:end]` is the sentence without space around it.

    Knows Danish abbreviations, dates ("3. maj") and initials. Sentences also end at blank lines and points of lists.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _really_ends(text, match):
            found.append((start, match.end()))
            start = match.end()
    return [trimmed for span in [*found, (start, len(text))] if (trimmed := _trimmed(text, span))[0] < trimmed[1]]


def _really_ends(text: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    before = text[max(match.start() - _LOOK_BACK, 0) : match.end()]
    if _BEFORE_ABBREVIATION.split(before[:-1])[-1].lower() in _ABBREVIATED:
        return False
    last = before[-2:-1]
    return not ((last.isdigit() or last.isupper()) and _NUMBER_OR_INITIAL.search(before))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = text[span[0] : span[1]]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - len(piece) + len(piece.rstrip())


def _level(lix: int) -> Level:
    return next((level for limit, level in _LEVELS if lix < limit), Level.VERY_HARD)
