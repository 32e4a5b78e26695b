"""Danish alphabetical order as a text that every database can sort.

The embedded PostgreSQL has no ICU, so `ORDER BY name` puts Ø before z or å before æ. A column filled with `sort_key`
sorts right instead. The key holds only 0-9 and a-z, in an alphabet where digits come before letters, so it sorts the
same under the collations C, en_US and da_DK, in Python and in JavaScript.

The order is that of the Danish rules (Retskrivningsordbogen §§ 4-6, Unicode CLDR "da"): words before longer words,
numbers by value before letters, a-z, æ (ä), ø (ö, ő), å (aa); ü as y; accents and capitals only break ties.

How the key is built: every letter, number or gap becomes a code, and no code begins another code. Joined codes then
sort as the sequence of their symbols does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MAX_LENGTH = 250
"""Longest key, in characters (`CharField(max_length=250)`). A longer text is cut and only sorts by its start."""

_END = "0"
_GAP = "1"
_NUMBER = "2"
_LETTER_CODES = {"z": "z0", "æ": "z1", "ø": "z2", "å": "z3"}
_OTHER_SCRIPT = "z4"
_MAX_DIGITS = 99

# Letter -> (letters it is filed under, weight that breaks a tie).
_FILED_AS = {
    "ä": ("æ", 2), "ö": ("ø", 2), "ő": ("ø", 3), "œ": ("ø", 4), "ü": ("y", 2), "ű": ("y", 3),
    "đ": ("d", 2), "ð": ("d", 3), "þ": ("th", 2), "ß": ("ss", 2), "ł": ("l", 2), "ı": ("i", 2),
}  # fmt: skip
_ACCENTS = {"\u0301": 2, "\u0300": 3, "\u0302": 4, "\u0308": 5, "\u0303": 6}
_UNKNOWN_ACCENT = 9
_KEPT_WHOLE = frozenset("æøå") | _FILED_AS.keys()
_NO_GAP = re.compile("['’‘`´\u00ad\u200b-\u200d\ufeff]")
_PIECES = re.compile(r"(?P<number>\d+)|(?P<double>[aA][aA])|(?P<letter>[^\W\d_])|(?P<gap>[\W_]+)")


class _Symbol(NamedTuple):
    """One step of the key: what it sorts by first, and what breaks ties (accent, then capital)."""

    code: str
    accent: str
    case: str


def sort_key(text: str, *, max_length: int = MAX_LENGTH) -> str:
    """Return a key of 0-9 and a-z whose plain byte order is the Danish alphabetical order of `text`.

    `max_length` is in characters. Equal keys mean texts that differ at most in punctuation, or after the cut.
    Source: Retskrivningsordbogen §§ 4-6 (aa as å), Unicode CLDR 44 "da" (capital first, ä, ö, ü).
    """
    symbols = _symbols(text)
    first = "".join(symbol.code for symbol in symbols)
    accents = "".join(symbol.accent for symbol in symbols).rstrip("1")
    # Small letters are the highest weight ("A" before "a"), so "3" above them stands for "small from here on".
    cases = "".join(symbol.case for symbol in symbols).rstrip("2") + "3"
    return f"{first}{_END}{accents}{_END}{cases}"[:max_length]


def _symbols(text: str) -> list[_Symbol]:
    found: list[_Symbol] = []
    for piece in _PIECES.finditer(_NO_GAP.sub("", _composed(text)).strip()):
        kind, value = piece.lastgroup, piece.group()
        if kind == "number":
            found.append(_number(value))
        elif kind == "double":
            found.append(_Symbol(_LETTER_CODES["å"], "2", "1" if value[0].isupper() else "2"))
        elif kind == "letter":
            found.extend(_letters(value))
        else:
            found.append(_Symbol(_GAP, "1", "2"))
    while found and found[-1].code == _GAP:
        found.pop()
    return found[1:] if found and found[0].code == _GAP else found


def _composed(text: str) -> str:
    """Compatibility form ("ﬁ" as "fi", "²" as "2"), with å as one letter whichever way it was typed."""
    return unicodedata.normalize("NFKC", text)


def _number(digits: str) -> _Symbol:
    """A run of digits sorts by value: its length first, then the digits. "007" comes just after "7"."""
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    value = plain.lstrip("0")[:_MAX_DIGITS] or "0"
    zeros = min(len(plain) - len(value) + 1, 9)
    return _Symbol(f"{_NUMBER}{len(value):02d}{value}", str(max(zeros, 1)), "2")


@lru_cache(maxsize=4096)
def _letters(letter: str) -> tuple[_Symbol, ...]:
    """The symbols one letter is filed under; a few letters give two ("ß" as "ss")."""
    case = "1" if letter != letter.lower() else "2"
    base, accent = _base(letter.lower())
    return tuple(_Symbol(_code(one), str(accent), case) for one in base)


def _base(letter: str) -> tuple[str, int]:
    """Split a small letter into the letters it is filed under and the weight of its accent."""
    if letter in _KEPT_WHOLE:
        return _FILED_AS.get(letter, (letter, 1))
    bare, *marks = list(unicodedata.normalize("NFD", letter))
    whole = next((kept for kept in (bare + mark for mark in marks) if _nfc(kept) in _KEPT_WHOLE), None)
    if whole is not None:
        return _FILED_AS.get(_nfc(whole), (_nfc(whole), 1))[0], _UNKNOWN_ACCENT
    filed, weight = _FILED_AS.get(bare, (bare, 1))
    return filed, max([weight, *(_ACCENTS.get(mark, _UNKNOWN_ACCENT) for mark in marks)])


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _code(letter: str) -> str:
    if letter in _LETTER_CODES:
        return _LETTER_CODES[letter]
    return letter if "a" <= letter < "z" else f"{_OTHER_SCRIPT}{ord(letter):06x}"
