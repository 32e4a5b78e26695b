"""Votes as arrays: who (`person`) said what (`value`) to which statement (`item`), once for each pair."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from roret.engines.opinions.errors import OpinionError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

Id = str | int
Ids: TypeAlias = "Sequence[Id] | NDArray[np.int64]"


@dataclass(frozen=True)
class Votes:
    """Each vote that counts, in the order of person and statement; ids in their natural order."""

    people: tuple[Id, ...]
    statements: tuple[Id, ...]
    person: NDArray[np.int64]
    item: NDArray[np.int64]
    value: NDArray[np.float64]
    left_out: frozenset[Id] = field(default_factory=frozenset)
    """Statements that moderators took away; their votes are still here."""

    @property
    def shape(self) -> tuple[int, int]:
        """People and statements."""
        return len(self.people), len(self.statements)

    @cached_property
    def seen(self) -> NDArray[np.int64]:
        """How many statements each person has voted on."""
        return np.bincount(self.person, minlength=len(self.people))

    @cached_property
    def shown(self) -> NDArray[np.int64]:
        """How many people have voted on each statement."""
        return np.bincount(self.item, minlength=len(self.statements))

    @cached_property
    def is_left_out(self) -> NDArray[np.bool_]:
        """Tell for each statement whether moderators took it away."""
        return np.array([one in self.left_out for one in self.statements], dtype=bool)

    @cached_property
    def means(self) -> NDArray[np.float64]:
        """The mean vote on each statement among those who voted on it."""
        total = np.bincount(self.item, self.value, minlength=len(self.statements))
        return np.asarray(total / np.maximum(self.shown, 1))

    def matrix(self, values: NDArray[np.float64]) -> csr_matrix:
        """People by statements, with these values where there is a vote; nothing else is stored."""
        from scipy.sparse import csr_matrix

        return csr_matrix((values, (self.person, self.item)), self.shape)

    def mask(self) -> csr_matrix:
        """1 where there is a vote."""
        return self.matrix(np.ones(len(self.value)))

    def deviations(self) -> csr_matrix:
        """How far each vote is from its statement's mean. A missing vote is at the mean, so nothing is stored for it."""
        return self.matrix(self.value - self.means[self.item])

    def without_left_out(self) -> Votes:
        """The votes on statements that were not taken away; people without any other vote are gone."""
        kept = ~self.is_left_out
        if kept.all():
            return self
        if not kept.any():
            raise OpinionError("opinions.all_left_out")
        here = kept[self.item]
        return _arranged(_Raw(self.people, self.statements, self.person[here], self.item[here], self.value[here]))

    def only(self, people: NDArray[np.bool_]) -> Votes:
        """The votes of some people; statements that none of them voted on stay."""
        here = people[self.person]
        place = np.cumsum(people) - 1
        names = tuple(name for name, one in zip(self.people, people, strict=True) if one)
        return Votes(names, self.statements, place[self.person[here]], self.item[here], self.value[here], self.left_out)


@dataclass(frozen=True)
class _Raw:
    people: Sequence[Id]
    statements: Sequence[Id]
    person: NDArray[np.int64]
    item: NDArray[np.int64]
    value: NDArray[np.float64]


def collect(
    voters: Ids, statements: Ids, values: Sequence[float] | NDArray[np.int64], *, left_out: Collection[Id] = ()
) -> Votes:
    """Return the votes; where a person has voted twice on a statement the later one counts. Raises OpinionError."""
    if not len(voters) == len(statements) == len(values):
        raise OpinionError("opinions.lengths", voters=len(voters), statements=len(statements), votes=len(values))
    if not len(voters):
        raise OpinionError("opinions.none")
    people, person = numbered(voters)
    items, item = numbered(statements)
    value = np.asarray(values, dtype=np.float64)
    if not np.isin(value, (-1.0, 0.0, 1.0)).all():
        raise OpinionError("opinions.vote_value")
    last = _last_of_each_pair(person, item, width=len(items))
    raw = _Raw(people, items, person[last], item[last], value[last])
    return _arranged(raw, left_out=frozenset(left_out) & frozenset(items))


def numbered(ids: Ids) -> tuple[tuple[Id, ...], NDArray[np.int64]]:
    """Return the ids in their natural order, numbers by size, and the place of each in that order."""
    if isinstance(ids, np.ndarray):
        names, places = np.unique(ids, return_inverse=True)
        return tuple(names.tolist()), places
    as_numbers = _all_numbers(ids)
    order: Callable[[Id], tuple[bool, Id]] = lambda one: (isinstance(one, str), one)  # noqa: E731 (a key)
    listed: Sequence[Id] = [int(one) for one in ids] if as_numbers else ids
    names_in_order = tuple(sorted(set(listed), key=order))
    place = {name: index for index, name in enumerate(names_in_order)}
    return names_in_order, np.fromiter((place[one] for one in listed), dtype=np.int64, count=len(listed))


def _all_numbers(ids: Sequence[Id]) -> bool:
    """Tell whether every id is a number that is written the same way when it is read as one."""
    return all(isinstance(one, int) or (one.isascii() and one.isdigit() and str(int(one)) == one) for one in set(ids))


def _last_of_each_pair(person: NDArray[np.int64], item: NDArray[np.int64], *, width: int) -> NDArray[np.int64]:
    """The places of the votes that count, in the order of person and statement."""
    pair = person * width + item
    order = np.argsort(pair, kind="stable")
    last = np.append(np.diff(pair[order]) != 0, True)
    return np.asarray(order[last])


def _arranged(raw: _Raw, *, left_out: frozenset[Id] = frozenset()) -> Votes:
    """Votes in which every person and every statement has at least one vote, in the order of person and statement."""
    people, person = np.unique(raw.person, return_inverse=True)
    items, item = np.unique(raw.item, return_inverse=True)
    order = np.lexsort((item, person))
    return Votes(
        tuple(raw.people[one] for one in people),
        tuple(raw.statements[one] for one in items),
        person[order],
        item[order],
        raw.value[order],
        left_out,
    )
