"""E-mail addresses, also disguised ones, and home addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roret.engines.texts.findings import Certainty, Finding, Kind

_LOCAL = r"[\w.+%'-]{0,63}\w"
_DOT = r"(?:\.|[ ]?\((?:dot|punktum|prik)\)[ ]?|[ ](?:dot|punktum)[ ])"
_DOMAIN = rf"(?:[^\W_](?:[\w-]{{0,60}}[^\W_])?{_DOT}){{1,5}}[^\W\d_]{{2,24}}"
_PLAIN = re.compile(rf"(?<![\w.+%-]){_LOCAL}@{_DOMAIN}(?![\w-])")
_HIDDEN_AT = r"(?:[ ]?[(\[{][ ]?(?:at|a|snabel[- ]?a|@)[ ]?[)\]}][ ]?|[ ]snabel[- ]?a[ ]|[ ]@[ ]|@[ ]|[ ]@)"
_DISGUISED = re.compile(rf"(?<![\w.+%-]){_LOCAL}{_HIDDEN_AT}{_DOMAIN}(?![\w-])", re.IGNORECASE)
_DISGUISE = re.compile(r"[(\[{] ?[aA@sS]|[ ]@|@[ ]|[sS][nN][aA][bB][eE][lL]")

_CITY = r"[A-ZÆØÅ][\w.æøåé-]{1,24}(?: (?:[A-ZÆØÅ][\w.æøå-]{0,24}|[SNVØKMC]\b)){0,2}"
_STREET = r"(?:(?:[A-ZÆØÅ][\w.'æøåéü-]{1,30}|af|den|de|på|ved|og|i)[ ]){0,4}[A-ZÆØÅ][\w.'æøåéü-]{1,30}"
_NUMBER = r"[ ]\d{1,3}[ ]?[A-ZÆØÅa-zæøå]?\b"
_FLOOR = r"(?:[ ,]{1,3}(?:\d{1,2}\.?|st\.?|kl\.?|stuen)(?:[ ,]{0,2}(?:sal\b|th\b|tv\b|mf\b|dør)\.?[ ]?\d{0,3}){0,2})?"
_WITH_POST_CODE = re.compile(
    rf"\b{_STREET}{_NUMBER}{_FLOOR}[\s,]{{1,3}}(?:DK[- ]?)?(?:0[89]|[1-9]\d)\d\d[ \u00a0]{{1,2}}{_CITY}"
)
_HOME = re.compile(
    rf"\b[BbAa](?:or|oende|opæl|dresse)\b[ :]{{1,2}}(?:(?:nu|selv|lige)[ ])?(?:(?:på|i|er)[ ])?({_STREET}{_NUMBER}{_FLOOR})"
)
_POST_CODE = re.compile(r"\b(?:0[89]|[1-9]\d)\d\d[ \u00a0]{1,2}[A-ZÆØÅ]")


def emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses; those with "(at)" or "snabel-a", or with space around the @, as medium."""
    plain = [_finding(Kind.EMAIL, match, Certainty.HIGH) for match in _PLAIN.finditer(text)] if "@" in text else []
    yield from plain
    if not _DISGUISE.search(text):
        return
    for match in _DISGUISED.finditer(text):
        found = _finding(Kind.EMAIL, match, Certainty.MEDIUM)
        if not any(found.overlaps(known) for known in plain):
            yield found


def addresses(text: str) -> Iterator[Finding]:
    """Find a street with a number and a postal code, or after "bor på": always a question, for places are no secret."""
    if _POST_CODE.search(text):
        for match in _WITH_POST_CODE.finditer(text):
            yield _finding(Kind.ADDRESS, match, Certainty.MEDIUM)
    for match in _HOME.finditer(text):
        yield Finding(Kind.ADDRESS, match.start(1), match.end(1), match[1], Certainty.LOW)


def _finding(kind: Kind, match: re.Match[str], certainty: Certainty) -> Finding:
    return Finding(kind, match.start(), match.end(), match.group(), certainty)
