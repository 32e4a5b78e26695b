"""Numbers: each heading and clause gets its place in the text, or keeps the number that it carries itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from roret.engines.documents.blocks import Block, BlockKind

_OWN = re.compile(
    r"(§ ?\d{1,3} ?[a-z]?|(?:kapitel|afsnit|bilag|del) [\dA-Z]{1,3}|\d{1,3}(?:\.\d{1,3}){0,4})[.:]?(?=\s)",
    re.IGNORECASE,
)
_OWN_CLAUSE = re.compile(r"(§ ?\d{1,3} ?[a-z]?|\d{1,3}(?:\.\d{1,3}){1,4})[.:]?(?=\s)", re.IGNORECASE)


class Place(NamedTuple):
    """Where a block stands: the number of its section, and which clause of the section it is (0: the section itself)."""

    section: str
    clause: int


def own_number(block: Block) -> str:
    """Return the number that a block carries in its own text ("§ 3", "2.1"), or nothing."""
    pattern = _OWN if block.kind == BlockKind.HEADING else _OWN_CLAUSE
    found = pattern.match(block.plain)
    return found[1] if found else ""


def numbered(blocks: Sequence[Block]) -> list[Place]:
    """Return the place of each block: sections are counted by the levels of their headings, clauses within a section.

    A heading at the top that has no equal is the title of it all and takes no number.
    """
    places: list[Place] = []
    counters: list[tuple[int, int]] = []
    section, clause = "", 0
    title = _title(blocks)
    for block in blocks:
        own = own_number(block)
        if block is title:
            places.append(Place("", 0))
        elif block.kind == BlockKind.HEADING:
            counters = _next(counters, block.level)
            section, clause = own or ".".join(str(count) for _level, count in counters), 0
            places.append(Place(section, 0))
        elif own:
            places.append(Place(own, 0))
        else:
            clause += 1
            places.append(Place(section, clause))
    return places


def _title(blocks: Sequence[Block]) -> Block | None:
    levels = [block.level for block in blocks if block.kind == BlockKind.HEADING]
    first = blocks[0] if blocks else None
    if first is None or first.kind != BlockKind.HEADING or own_number(first):
        return None
    return first if len(levels) > 1 and all(level > first.level for level in levels[1:]) else None


def _next(counters: list[tuple[int, int]], level: int) -> list[tuple[int, int]]:
    """Count one heading; a level that was left out takes no number, so that there is no "1.0.1"."""
    kept = [(known, count) for known, count in counters if known < level]
    last = next((count for known, count in counters if known == level), None)
    if last is None:
        deeper = [count for known, count in counters[len(kept) :]]
        last = deeper[0] if deeper else 0
    return [*kept, (level, last + 1)]
