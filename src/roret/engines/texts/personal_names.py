"""Names of persons and the lines below "Venlig hilsen". By gazetteer and by place: always a question to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roret.engines.texts.danish_names import FIRST_NAMES, SURNAME_ENDINGS, SURNAMES
from roret.engines.texts.findings import Certainty, Finding, Kind
from roret.engines.texts.mail import signature

_CAPITAL = r"[A-ZÆØÅÄÖÉ][\w'’é]*(?:-[A-ZÆØÅÄÖÉ][\w'’é]*)*"
_INITIAL = r"[A-ZÆØÅ]\.?"
_NAMES = re.compile(rf"\b{_CAPITAL}(?:[ \u00a0](?:(?:{_CAPITAL}|{_INITIAL})|(?:von|van|de|af|el|al)(?= [A-ZÆØÅ])))*")
_SAID = re.compile(
    rf"\b(?i:jeg hedder|mit navn er|my name is|undertegnede,?|hr\.?|fru|frk\.?|min (?:mand|kone|søn|datter|mor|far|nabo|bror|søster|"
    rf"svigermor|svigerfar|ven|veninde|sagsbehandler|læge)|vores nabo|naboen|sagsbehandleren?)[ ,]{{1,2}}({_CAPITAL}(?: {_CAPITAL}){{0,3}})"
)
# "Peter Bangs Vej", "Marie Krøyers Plads", "Jens Jensens Skole" are places.
_PLACE_AFTER = re.compile(
    r"[ \u00a0-]?(?:vej|gade|allé|alle|plads|stræde|boulevard|torv|park|have|skole|kirke|hus|fond|center|gård|bro|stien?)\b|[ \u00a0]\d",
    re.IGNORECASE,
)
_STREET_WORD = re.compile(
    r"(?:vej|vejen|gade|gaden|allé|alle|plads|pladsen|stræde|boulevard|torv|torvet|parken|skole|skolen|kirke|kvarteret|kommune|gården|"
    r"huset|banen|broen|havn)$",
    re.IGNORECASE,
)
_TRIMMED = " \t\r,.;:-–*_"


def find_names(text: str) -> list[Finding]:
    """Return persons' names and the lines of a signature, in the order of the text; each is a suggestion (certainty low
    or medium). Names of streets, places and schools are left alone where their form tells.
    """
    found = list(_signature_lines(text))
    for new in [*_said(text), *_full_names(text)]:
        if not any(new.overlaps(known) for known in found):
            found.append(new)
    return sorted(found, key=lambda finding: finding.start)


def _signature_lines(text: str) -> Iterator[Finding]:
    """Each line below the closing words."""
    place = signature(text)
    if place is None:
        return
    start, end = place
    closing = text[start:end].find("\n")
    lines = text[start + closing : end].splitlines(keepends=True) if closing >= 0 else []
    at = start + closing
    for line in lines:
        bare = line.strip(_TRIMMED + "\n")
        if bare:
            begin = at + line.index(bare)
            yield Finding(Kind.SIGNATURE, begin, begin + len(bare), bare, Certainty.MEDIUM)
        at += len(line)


def _said(text: str) -> Iterator[Finding]:
    """What stands after "jeg hedder" or "min nabo"."""
    for match in _SAID.finditer(text):
        if not _PLACE_AFTER.match(text, match.end()) and not _STREET_WORD.search(match[1]):
            yield Finding(Kind.NAME, match.start(1), match.end(1), match[1], Certainty.LOW)


def _full_names(text: str) -> Iterator[Finding]:
    """A first name of the list with a surname after it."""
    for match in _NAMES.finditer(text):
        words = list(re.finditer(r"[^ \u00a0]+", match.group()))
        first = next((place for place, word in enumerate(words) if _is_first(word.group())), None)
        if first is None:
            continue
        last = max((place for place in range(first + 1, len(words)) if _is_surname(words[place].group())), default=None)
        if last is None:
            continue
        start, end = match.start() + words[first].start(), match.start() + words[last].end()
        if not _PLACE_AFTER.match(text, end) and not (
            last + 1 < len(words) and _STREET_WORD.search(words[last + 1].group())
        ):
            yield Finding(Kind.NAME, start, end, text[start:end], Certainty.MEDIUM)


def _is_first(word: str) -> bool:
    return word.casefold().partition("-")[0] in FIRST_NAMES


def _is_surname(word: str) -> bool:
    bare = word.casefold()
    bare = bare[:-1] if bare.endswith("s") and bare[:-1] in SURNAMES else bare
    return any(part in SURNAMES or (len(part) > 4 and part.endswith(SURNAME_ENDINGS)) for part in bare.split("-"))
