"""Clauses as a page shows them: points that follow each other become one list, headings begin below the page's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from roret.listen.material.enums import ClauseKind
from roret.listen.material.models import Clause

HIGHEST, LOWEST = 2, 6


@dataclass(frozen=True)
class Shown:
    """A clause with how many have written about it, and the level its heading has on the page."""

    clause: Clause
    count: int = 0
    heading: int = HIGHEST


@dataclass(frozen=True)
class Part:
    """One clause, or the points of one list."""

    is_list: bool
    clauses: list[Shown] = field(default_factory=list)


def shown(clauses: Iterable[Clause], counts: Mapping[str, int]) -> list[Part]:
    """Return the clauses in parts."""
    rows = list(clauses)
    top = min((row.level for row in rows if row.kind == ClauseKind.HEADING), default=1)
    ready = [
        Shown(row, counts.get(row.anchor, 0), max(HIGHEST, min(HIGHEST + row.level - top, LOWEST))) for row in rows
    ]
    parts: list[Part] = []
    for is_list, group in groupby(ready, key=lambda one: one.clause.kind == ClauseKind.ITEM):
        found = list(group)
        parts += (
            [Part(is_list=True, clauses=found)] if is_list else [Part(is_list=False, clauses=[one]) for one in found]
        )
    return parts
