"""Languages of the world: their own names, their Danish names, and whether they are written from right to left."""

from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from django.utils.translation import get_language

FIRST = ("en", "ar", "uk", "pl", "tr", "so", "ro", "de", "fa", "ur", "ti", "kl")
"""Shown first in a list: what is spoken most in Danish municipalities besides Danish."""


class Language(NamedTuple):
    """One language: its code (BCP 47), its own name, its name in the reader's language, and how it is written."""

    code: str
    own_name: str
    name: str
    direction: str


def language_of(code: str) -> Language:
    """Return a language by its code; one that is not known is called by its code."""
    return _language(code, get_language() or "da")


@lru_cache(maxsize=1000)
def _language(code: str, reader: str) -> Language:
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Language(code, code, code, "ltr")
    own = locale.get_display_name() or code
    name = locale.get_display_name(reader[:2]) or code
    return Language(code, own, name, "rtl" if locale.text_direction == "rtl" else "ltr")


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """Return the codes of all languages but Danish that have a name of their own, the frequent ones first."""
    known = {code for code in locale_identifiers() if "_" not in code and code not in {"da", "root"}}
    return (*(code for code in FIRST if code in known), *sorted(known - set(FIRST)))


def choices() -> list[tuple[str, str]]:
    """Return the languages to choose from, with the name in the reader's language and its own."""
    found = [language_of(code) for code in codes()]
    return [(one.code, f"{one.name} ({one.own_name})" if one.own_name != one.name else one.name) for one in found]
