"""How overlapping groups spread over categories, without figures that point at a person.

A response may stand under several themes, and everybody can read under which. What nobody may find out is which district
or age band a single sender belongs to. So the reader is taken to know every figure shown and the groups of every member,
and a small figure counts as hidden only when there is a *witness*: another way of placing the members in the categories,
with every shown figure as it is, in which the hidden one is another. Two kinds of witness are enough: two members change
places, or one moves between two categories whose totals are hidden. The cheapest is looked for and all that it touches
is hidden too (the idea of D. Gusfield's alternating cycles, SIAM J. Comput. 17, 1988, for tables that are not simply added
up; `small_cells` is for those that are).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from roret.engines.figures.small_cells import SMALLEST_SHOWN, hide_small_counts

Groups = frozenset[int]
Cell = tuple[int, int]
"""A group and a category."""
_ZERO_COST = 10**9
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Spread:
    """Figures as they may be shown: None is hidden. ``groups`` has a row for each group."""

    everyone: list[int | None]
    groups: list[list[int | None]]


def spread_of_groups(
    members: Mapping[tuple[Groups, int], int], *, groups: int, categories: int, smallest: int = SMALLEST_SHOWN
) -> Spread | None:
    """Return how all members and each of the groups spread over the categories; None when a small figure cannot be hidden.

    ``members`` counts those with the same groups and the same category. The figures of everyone are hidden as
    ``hide_small_counts`` hides them, wherever they are shown. A group of fewer than ``smallest`` shows nothing.
    """
    table = _Table(members, groups=groups, categories=categories, smallest=smallest)
    everyone, total = hide_small_counts(table.everyone, smallest=smallest)
    if total is None or total < smallest:
        return None
    table.hidden_totals = {category for category, count in enumerate(everyone) if count is None}
    if not table.protect():
        return None
    rows = [
        [None if (group, category) in table.hidden else count for category, count in enumerate(row)]
        for group, row in enumerate(table.counts)
    ]
    return Spread(everyone, rows)


class _Table:
    """The counts, and what is hidden of them."""

    def __init__(
        self, members: Mapping[tuple[Groups, int], int], *, groups: int, categories: int, smallest: int
    ) -> None:
        self.smallest = smallest
        self.kinds = sorted(
            {kind for (kind, _), count in members.items() if count}, key=lambda one: (len(one), sorted(one))
        )
        self.members = {
            kind: [members.get((kind, category), 0) for category in range(categories)] for kind in self.kinds
        }
        self.everyone = [sum(column) for column in zip(*self.members.values(), strict=True)] or [0] * categories
        self.counts = [[0] * categories for _ in range(groups)]
        for kind, row in self.members.items():
            for group in kind:
                self.counts[group] = [have + more for have, more in zip(self.counts[group], row, strict=True)]
        self.hidden: set[Cell] = set()
        self.hidden_totals: set[int] = set()
        self.keep = 1

    @cached_property
    def near(self) -> dict[Groups, list[Groups]]:
        """For each kind of member those whose groups differ least, because a change of places touches only the difference."""
        return {kind: sorted(self.kinds, key=lambda other: len(kind ^ other))[: 4 * _NEAR] for kind in self.kinds}

    def protect(self) -> bool:
        """Hide the small figures, and what they could be worked out from; say whether it could be done."""
        self._hide_small()
        small = sorted(cell for cell in self.hidden if 0 < self._count(cell) < self.smallest)
        before = -1
        while len(self.hidden) > before:
            before = len(self.hidden)
            hopeless = [
                not self._hide_cheapest(self._moves_of_totals, category) for category in sorted(self.hidden_totals)
            ]
            hopeless += [not self._hide_cheapest(self._witnesses, *cell) for cell in small]
            if any(hopeless):
                return False
            for group in range(len(self.counts)):
                self._thicken(group)
        return True

    def _hide_small(self) -> None:
        for group, row in enumerate(self.counts):
            whole = sum(row) < self.smallest
            self.hidden |= {
                (group, category) for category, count in enumerate(row) if whole or 0 < count < self.smallest
            }

    def _thicken(self, group: int) -> None:
        """Hide one figure more in a row whose hidden figures add up to so little that their sum tells too much."""
        row = self.counts[group]
        hidden = [count for category, count in enumerate(row) if (group, category) in self.hidden]
        shown = [
            (count, category) for category, count in enumerate(row) if count and (group, category) not in self.hidden
        ]
        if sum(hidden) and shown and sum(hidden) < max(self.smallest, len(hidden) + 1):
            self.hidden.add((group, min(shown)[1]))

    def _hide_cheapest(self, ways: Callable[..., Iterable[frozenset[Cell]]], *what: int) -> bool:
        """Hide the cheapest way; at first one that leaves no hidden figure at 0, because a reader may think that none is."""
        for keep_one in (1, 0):
            self.keep = keep_one
            best = self._cheapest(ways(*what))
            if best is not None:
                self.hidden |= best
                return True
        return False

    def _cheapest(self, ways: Iterable[frozenset[Cell]]) -> frozenset[Cell] | None:
        best: tuple[int, frozenset[Cell]] | None = None
        for way in ways:
            cost = sum(self._cost(cell) for cell in way)
            if best is None or cost < best[0]:
                best = cost, way
            if cost == 0:
                break
        return best[1] if best else None

    def _cost(self, cell: Cell) -> int:
        return 0 if cell in self.hidden else self._count(cell) or _ZERO_COST

    def _count(self, cell: Cell) -> int:
        return self.counts[cell[0]][cell[1]]

    def _moves_of_totals(self, category: int) -> Iterator[frozenset[Cell]]:
        """A member goes from a hidden category to another, so that both totals change."""
        for other in self.hidden_totals - {category}:
            for kind in self.kinds:
                yield from self._move(kind, category, other)
                yield from self._move(kind, other, category)

    def _move(self, kind: Groups, here: int, there: int) -> Iterator[frozenset[Cell]]:
        if self.members[kind][here] and self.everyone[here] > self.keep and self._leave_some(kind, here):
            yield frozenset((group, category) for group in kind for category in (here, there))

    def _witnesses(self, group: int, category: int) -> Iterator[frozenset[Cell]]:
        """The ways in which the figure of a group could be another."""
        inside = [kind for kind in self.kinds if group in kind]
        others = [other for other in range(len(self.everyone)) if other != category]
        for other in others:
            for kind in inside[:_NEAR]:
                yield from self._changes_of_places(kind, group, category, other)
                yield from self._changes_of_places(kind, group, other, category)
            if category in self.hidden_totals and other in self.hidden_totals:
                for kind in inside:
                    yield from self._move(kind, category, other)
                    yield from self._move(kind, other, category)

    def _changes_of_places(self, kind: Groups, group: int, here: int, there: int) -> Iterator[frozenset[Cell]]:
        """A member of this kind, which is in the group, and one that is not change places."""
        if not self.members[kind][here]:
            return
        for other in self.near[kind]:
            leave = self._leave_some(kind - other, here) and self._leave_some(other - kind, there)
            if leave and group not in other and self.members[other][there]:
                yield frozenset((one, category) for one in kind ^ other for category in (here, there))

    def _leave_some(self, kind: Groups, category: int) -> bool:
        """Say whether each group keeps a member there, unless its row hides zeros."""
        return all(
            self.counts[group][category] > self.keep or sum(self.counts[group]) < self.smallest for group in kind
        )
