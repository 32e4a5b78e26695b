"""Responses that point to another: "Jeg er enig med svar 45", "I agree with response 45"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WHAT = (
    r"(?:hørings)?svar(?:et)?|henvendelse[nr]?|indlæg(?:get)?|indsigelse[n]?|bemærkning(?:en|erne)?|kommentar(?:en)?|bidrag(?:et)?|"
    r"response|comment|submission|reply|entry|letter"
)
_NUMBER = r"(?:(?:nr|nummer|numre|no|number)\b\.?:?|#)"
_AGREES = re.compile(
    r"\b(?:enige?|tilslutter|støtter|bakker|samme|ligesom|agree\w*|support\w*|second|same|likewise)\b", re.IGNORECASE
)
_REFERENCE = re.compile(
    rf"\b(?:{_WHAT})[ ]?(?:med |med hørings)?(?:{_NUMBER}[ ]?)?(?P<first>#?[A-Z0-9]*\d[\w/-]*)"
    r"(?P<more>(?:(?:[ ]?,[ ]?|[ ](?:og|samt|and|&)[ ])#?[A-Z0-9]*\d[\w/-]*)*)",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"(?:{_WHAT}) (?:19|20)\d\d", re.IGNORECASE)
_ONE = re.compile(r"[A-Z0-9]*\d[\w/-]*", re.IGNORECASE)
_DISAGREES = re.compile(r"\buenige?\b|\bdisagree", re.IGNORECASE)
_MAY_REFER = re.compile(rf"(?:.*-)?(?:{_WHAT})")
_DIGIT = re.compile(r"\d")


class Reference(NamedTuple):
    """One pointing from a text to another: `text[start:end]` is what was written."""

    start: int
    end: int
    number: str
    """The number or reference as written, without "#"."""
    agrees: bool
    """Tell whether the sentence says that it agrees (or only mentions)."""


def find_references(text: str) -> list[Reference]:
    """Return where a text points to other responses, each number by itself."""
    return list(_found(text)) if _DIGIT.search(text) else []


def may_refer(word: str) -> bool:
    """Tell whether a sentence with this word (in small letters) may point to a response; without one it does not."""
    return _MAY_REFER.fullmatch(word) is not None


def _found(text: str) -> Iterator[Reference]:
    for match in _REFERENCE.finditer(text):
        sentence = text[max(text.rfind(".", 0, match.start()) + 1, match.start() - 120) : match.end()]
        agrees = bool(_AGREES.search(sentence)) and not _DISAGREES.search(sentence)
        if _YEAR.fullmatch(match.group()):
            continue
        for one in _ONE.finditer(text, match.start("first"), match.end()):
            yield Reference(match.start(), match.end(), one.group().rstrip("-/"), agrees)


def resolve(numbers: Iterable[str], ids: Iterable[str]) -> dict[str, str]:
    """Return which id each number means: the id itself, else the only id that ends in it ("45" for "2026-H014-0045")."""
    known = list(ids)
    exact = {one.casefold(): one for one in known}
    endings: dict[str, list[str]] = {}
    for one in known:
        ending = re.search(r"\d+$", one)
        if ending:
            endings.setdefault(ending.group().lstrip("0"), []).append(one)
    found = {}
    for number in numbers:
        meant = exact.get(number.casefold())
        candidates = endings.get(number.lstrip("0"), []) if number.isdigit() else []
        if meant or len(candidates) == 1:
            found[number] = meant or candidates[0]
    return found
