"""What was put in and what was taken out between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORK = 4_000_000
"""Words of the one text times words of the other that are compared one by one; above that, what differs is one stretch."""


class Change(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    OUT = "out"
    IN = "in"


class Span(NamedTuple):
    """A stretch of text and what became of it."""

    change: Change
    text: str


def difference(old: str, new: str) -> list[Span]:
    """Return the stretches that make both texts: same and out give the old one, same and in the new one, to the letter."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    return list(_merged(_stretches(a, b)))


def _stretches(a: list[str], b: list[str]) -> Iterator[Span]:
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[len(a) - 1 - end] == b[len(b) - 1 - end]:
        end += 1
    yield Span(Change.SAME, "".join(a[:start]))
    yield from _middle(a[start : len(a) - end], b[start : len(b) - end])
    yield Span(Change.SAME, "".join(a[len(a) - end :]))


def _middle(a: list[str], b: list[str]) -> Iterator[Span]:
    if len(a) * len(b) > MOST_WORK:
        yield from (Span(Change.OUT, "".join(a)), Span(Change.IN, "".join(b)))
        return
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Span(Change.SAME, "".join(a[i:j]))
        else:
            yield from (Span(Change.OUT, "".join(a[i:j])), Span(Change.IN, "".join(b[k:m])))


def _merged(stretches: Iterator[Span]) -> Iterator[Span]:
    """Join what belongs together: a lone space between two changes belongs to both, so that a phrase reads as one."""
    out, put, same = "", "", ""
    for change, text in stretches:
        if not text:
            continue
        if change == Change.SAME:
            if (out or put) and text.isspace() and len(text) == 1 and not same:
                same = text
                continue
            yield from _told(out, put, same + text)
            out, put, same = "", "", ""
        else:
            out, put, same = (
                out + same + (text if change == Change.OUT else ""),
                put + same + (text if change == Change.IN else ""),
                "",
            )
    yield from _told(out, put, same)


def _told(out: str, put: str, same: str) -> Iterator[Span]:
    if out:
        yield Span(Change.OUT, out)
    if put:
        yield Span(Change.IN, put)
    if same:
        yield Span(Change.SAME, same)
