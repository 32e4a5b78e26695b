"""Text as a font can set it."""

import re
import unicodedata
from typing import Any

from roret.foundation.typesetting.coverage import covered

_BEYOND_LATIN = "€№™−≤≥≠"
_MOST_MARKS = 2
"""Marks above or below one letter; more are a prank that would climb over the lines around it."""
_NAMED = 3
"""So many characters after one another are named one by one; more are counted, because each name is long."""
_LONG_WORD = re.compile(r"\S{80,}")
_PIECE = 40
_LINES = {0x2028: "\n", 0x2029: "\n\n", 0x85: "\n"}
_BREAK = "\u200b"


def printable(value: Any) -> Any:
    """Return plain data (texts, lists, dicts) with every character that cannot be set replaced by its name."""
    if isinstance(value, str):
        return _printable_text(value)
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    return value


def _printable_text(text: str) -> str:
    if text.isascii() and text.isprintable():
        return _with_breaks(text)
    out: list[str] = []
    unknown: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text).translate(_LINES):
        kind = _kind(character)
        marks = marks + 1 if kind == "mark" else 0
        if kind == "drop" or marks > _MOST_MARKS or (unknown and marks):
            continue
        if kind == "unknown":
            unknown.append(character)
            continue
        out += _named(unknown)
        unknown.clear()
        out.append(character)
    return _with_breaks("".join([*out, *_named(unknown)]))


def _kind(character: str) -> str:
    """Say whether a character is shown, a mark on the one before, dropped in silence, or unknown to the fonts."""
    code, category = ord(character), unicodedata.category(character)
    if character in "\n\t":
        return "shown"
    known = code in covered() if covered() else code < 0x0250 or 0x2010 <= code <= 0x2044 or character in _BEYOND_LATIN
    if category in {"Cc", "Cf", "Sk"} and not (category == "Sk" and known):
        return "drop"
    if category in {"Mn", "Me"}:
        return "mark" if known else "drop"
    if category in {"Cs", "Co", "Cn"}:
        return "unknown"
    return "shown" if known else "unknown"


def _named(characters: list[str]) -> list[str]:
    if len(characters) <= _NAMED:
        return [f"[{unicodedata.name(character, '?').lower()}]" for character in characters]
    script = unicodedata.name(characters[0], "?").partition(" ")[0].lower()
    return [f"[{len(characters)} tegn: {script}]"]


def _with_breaks(text: str) -> str:
    """Let a word that is longer than a line be broken."""

    def broken(match: re.Match[str]) -> str:
        word = match.group()
        return _BREAK.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))

    return _LONG_WORD.sub(broken, text)
