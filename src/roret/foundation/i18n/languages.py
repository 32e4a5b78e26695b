"""Languages of the world: their own names, their Danish names, and whether they are written from right to left."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from django.utils.translation import get_language

from roret.engines.figures.danish_sort import sort_key

FIRST = ("en", "ar", "uk", "pl", "tr", "so", "ro", "de", "fa", "ur", "ti", "kl")
"""Shown first in a list: what is spoken most in Danish municipalities besides Danish."""

ALSO = tuple(
    "bs sr hr sq ku ckb ps ru lt lv et bg hu es fr it pt nl sv nb fo is el he vi th zh hi ta ne bn am sw tl mk cs sk ja ko".split()
)
"""Also spoken by some hundreds or more in Denmark."""


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


def frequent_choices() -> list[tuple[str, str]]:
    """Return the languages that a municipality may need, in the order of their names in the reader's language."""
    found = [language_of(code) for code in dict.fromkeys((*FIRST, *ALSO)) if code != "en" and code in codes()]
    named = [(one.code, f"{one.name} ({one.own_name})" if one.own_name != one.name else one.name) for one in found]
    return sorted(named, key=lambda one: sort_key(one[1]))


def offered(chosen: Iterable[str]) -> list[tuple[str, str]]:
    """Return Danish, English and some more languages to choose from, each by its own name, as those who speak it know it."""
    return [(code, language_of(code).own_name.capitalize()) for code in ("da", "en", *chosen)]


def choices() -> list[tuple[str, str]]:
    """Return the languages to choose from, with the name in the reader's language and its own."""
    found = [language_of(code) for code in codes()]
    return [(one.code, f"{one.name} ({one.own_name})" if one.own_name != one.name else one.name) for one in found]
