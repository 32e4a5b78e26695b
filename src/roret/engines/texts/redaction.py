"""Personal data in what people write: found, shown with how sure we are, and taken out on a person's word.

Rules and not a model: they find numbers, e-mail addresses and home addresses; names and signatures only where asked
for, as questions. Nothing is taken out by
itself; a person decides on each finding (`design/texts_and_opinions.md`, sections 4e and 8). The text that is published
is made once by `redact`, and everything shown is derived from it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roret.engines.texts.account_numbers import accounts, bare_accounts
from roret.engines.texts.contact_details import addresses, emails
from roret.engines.texts.cpr_numbers import cpr_numbers
from roret.engines.texts.findings import Certainty, Finding, Kind
from roret.engines.texts.personal_names import find_names
from roret.engines.texts.phone_numbers import phones
from roret.engines.texts.surroundings import number_runs

__all__ = [
    "Certainty",
    "Finding",
    "Kind",
    "Redacted",
    "find_personal_data",
    "find_personal_data_and_names",
    "redact",
    "redact_with_places",
    "spans",
]

Span = tuple[int, int, str]
"""Start, end (in characters of the text) and the label that takes the place."""

_MAY_HOLD_SOMETHING = re.compile(r"\d|@|snabel|[(\[{] ?a", re.IGNORECASE)


class Redacted(NamedTuple):
    """A text with words taken out, and the stretches that were kept."""

    text: str
    kept: tuple[tuple[int, int, int], ...]
    """(start, end, place now) of each kept stretch; the first two count in the original."""

    def place(self, original: int) -> int:
        """Return where a place of the original is now; within what was taken out, where its label begins."""
        start, end, now = self.kept[bisect_right(self.kept, original, key=lambda stretch: stretch[0]) - 1]
        return now + min(original, end) - start


def find_personal_data(text: str) -> list[Finding]:
    """Return what looks like personal data, in the order of the text and without overlaps.

    Places count characters of the text as given. Finds CPR numbers, e-mail addresses, accounts and payment cards,
    telephone numbers and home addresses, and no names.
    """
    if not _MAY_HOLD_SOMETHING.search(text):
        return []
    found: list[Finding] = []
    for new in _all(text):
        if not any(new.overlaps(known) for known in found):
            found.append(new)
    return sorted(found, key=lambda finding: finding.start)


def find_personal_data_and_names(text: str) -> list[Finding]:
    """Return what `find_personal_data` does, and names and signatures where nothing else was found."""
    found = find_personal_data(text)
    names = [new for new in find_names(text) if not any(new.overlaps(known) for known in found)]
    return sorted(found + names, key=lambda finding: finding.start)


def _all(text: str) -> Iterator[Finding]:
    """Everything that any rule finds. The first to find a stretch keeps it: a CPR number is no telephone."""
    runs = number_runs(text)
    for run in runs:
        yield from cpr_numbers(run)
    yield from emails(text)
    if runs:
        yield from accounts(text)
    for run in runs:
        yield from bare_accounts(run)
        yield from phones(run)
    yield from addresses(text)


def spans(findings: Iterable[Finding], labels: Mapping[Kind, str]) -> list[Span]:
    """Return the findings as `redact` takes them, with the label of each kind."""
    return [(finding.start, finding.end, labels[finding.kind]) for finding in findings]


def redact(text: str, taken_out: Iterable[Span]) -> str:
    """Return the text with each span replaced by its label in brackets: "[cpr-nummer fjernet]".

    Spans that overlap become one, with the label of the first. Raises ValueError for a span that is not in the text.
    """
    return redact_with_places(text, taken_out).text


def redact_with_places(text: str, taken_out: Iterable[Span]) -> Redacted:
    """Return what `redact` does, with the means to find a place of the original again (for quotes and themes)."""
    pieces: list[str] = []
    kept: list[tuple[int, int, int]] = []
    position = now = 0
    for start, end, label in [*_merged(text, taken_out), (len(text), len(text), "")]:
        shown = f"[{label}]" if label else ""
        kept.append((position, start, now))
        pieces += [text[position:start], shown]
        now += start - position + len(shown)
        position = end
    return Redacted("".join(pieces), tuple(kept))


def _merged(text: str, taken_out: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end, label in sorted(taken_out, key=lambda span: (span[0], -span[1])):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start} to {end} is not in a text of {len(text)} characters.")
        if merged and start < merged[-1][1]:
            first, until, known = merged[-1]
            merged[-1] = (first, max(until, end), known)
        else:
            merged.append((start, end, label))
    return merged
