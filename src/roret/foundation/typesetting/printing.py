"""Text as a font can set it."""

import unicodedata
from typing import Any

_BEYOND_LATIN = "€№™−≤≥≠"


def printable(value: Any) -> Any:
    """Return plain data (texts, lists, dicts) with every character that cannot be set replaced by its name."""
    if isinstance(value, str):
        return "".join(map(_printable_character, unicodedata.normalize("NFC", value)))
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    return value


def _printable_character(character: str) -> str:
    code, category = ord(character), unicodedata.category(character)
    if character in "\n\t":
        return character
    if category in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn"} or category == "Sk":
        return "" if category in {"Cc", "Cf", "Mn", "Sk"} else "[?]"
    if code < 0x0250 or 0x2010 <= code <= 0x2044 or character in _BEYOND_LATIN:
        return character
    return f"[{unicodedata.name(character, '?').lower()}]"
