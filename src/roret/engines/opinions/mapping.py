"""From votes to a map: places, groups where there are any, and the statistics of every statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from roret.engines.figures.small_cells import SMALLEST_SHOWN
from roret.engines.opinions import choosing, grouping, polis, robust
from roret.engines.opinions.errors import OpinionError
from roret.engines.opinions.formulas import NOBODY, Counts, count
from roret.engines.opinions.votes import Id, Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

Progress = Callable[[int, int], None]
MODES = ("polis", "robust")
_STEPS = 100


@dataclass(frozen=True)
class Options:
    """What may be set; the usual values suit most consultations."""

    mode: str = "robust"
    groups: Mapping[Id, Id] | None = None
    """Given groups: the group of each person. Without them the votes decide."""
    smallest: int = SMALLEST_SHOWN
    """No group and no figure below this is shown."""
    fewest_people: int = 100
    """Groups are looked for only among so many people with twenty votes each."""
    fewest_votes: int = 20
    """A statement says something about the whole, or unites and divides, from so many votes on."""


@dataclass(frozen=True)
class OpinionMap:
    """Everything that was found, person by person: personal data, which stays inside the house. See `report`."""

    votes: Votes
    options: Options
    people: Floats
    """Where each person stands (x, y)."""
    statements: Floats
    """Where each statement pulls (x, y)."""
    labels: Ints
    """The group of each person, by its place in `groups`; `NOBODY` for those in none."""
    groups: tuple[Id, ...]
    """The names of the groups, also of those that are too small to show."""
    structure: grouping.Structure
    counts: Counts
    everyone: Counts
    representative: tuple[choosing.Representative, ...] = ()
    common: choosing.Common = field(default_factory=lambda: choosing.Common((), ()))
    loadings: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    """Mode `robust`: what each statement pulls at."""
    centres: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    """Mode `robust`, groups found and not given: their centres."""

    @property
    def sizes(self) -> list[int]:
        """How many people each group has."""
        return [int((self.labels == one).sum()) for one in range(len(self.groups))]


def map_opinions(votes: Votes, options: Options | None = None, *, progress: Progress | None = None) -> OpinionMap:
    """Return the map of the votes. Raises OpinionError; `progress` gets (done, total) and cancels by raising."""
    from threadpoolctl import threadpool_limits

    options = options or Options()
    if options.mode not in MODES:
        raise OpinionError("opinions.mode", mode=options.mode)
    tell = progress or (lambda done, total: None)
    with threadpool_limits(limits=1):  # the same sums in the same order, however many cores there are
        return _polis(votes, options, tell) if options.mode == "polis" else _robust(votes, options, tell)


def _polis(votes: Votes, options: Options, tell: Progress) -> OpinionMap:
    people, statements = polis.places(votes)
    tell(20, _STEPS)
    structure = grouping.test(votes, options.fewest_people, _between(tell, 20, 80))
    if options.groups is None:
        division = polis.groups(votes, people)
        labels, names = grouping.labels_of(division, votes.seen >= polis.FEWEST_VOTES)
    else:
        labels, names = _given(votes, options.groups)
    counts, everyone = _counts(votes, labels, names)
    tell(_STEPS, _STEPS)
    return OpinionMap(
        votes, options, people, statements, labels, names, structure, counts, everyone,
        tuple(choosing.representative_as_polis(counts, left_out=votes.is_left_out)) if len(names) > 1 else (),
        choosing.common(counts if names else everyone, fewest_votes=options.fewest_votes),
    )  # fmt: skip


def _robust(votes: Votes, options: Options, tell: Progress) -> OpinionMap:
    votes = votes.without_left_out()
    division = None
    land = robust.landscape(votes)
    tell(20, _STEPS)
    structure = grouping.test(votes, options.fewest_people, _between(tell, 20, 70))
    if options.groups is None:
        inside = votes.seen >= robust.FEWEST_VOTES
        division, structure = grouping.divide(land.people[inside], structure, smallest=options.smallest)
        labels, names = grouping.labels_of(division, inside)
    else:
        labels, names = _large_enough(*_given(votes, options.groups), smallest=options.smallest)
    counts, everyone = _counts(votes, labels, names)
    tell(_STEPS, _STEPS)
    return OpinionMap(
        votes, options, land.people[:, :2], land.statements, labels, names, structure, counts, everyone,
        tuple(choosing.representative(counts, fewest_votes=options.smallest)) if len(names) > 1 else (),
        choosing.common(counts if names else everyone, fewest_votes=options.fewest_votes),
        land.loadings, division.centres if division else np.zeros((0, 0)),
    )  # fmt: skip


def _counts(votes: Votes, labels: Ints, names: tuple[Id, ...]) -> tuple[Counts, Counts]:
    """The counts of the groups, and of everybody."""
    return count(votes, labels, number=len(names)), count(votes, np.zeros_like(labels), number=1)


def _given(votes: Votes, groups: Mapping[Id, Id]) -> tuple[Ints, tuple[Id, ...]]:
    """The labels of given groups, in the natural order of their names."""
    from roret.engines.opinions.votes import numbered

    known = [groups[person] for person in votes.people if person in groups]
    if not known:
        raise OpinionError("opinions.no_group_member")
    names = numbered(known)[0]
    place = {name: index for index, name in enumerate(names)}
    found = [place.get(groups[person], NOBODY) if person in groups else NOBODY for person in votes.people]
    return np.array(found, dtype=np.int64), names


def _large_enough(labels: Ints, names: tuple[Id, ...], *, smallest: int) -> tuple[Ints, tuple[Id, ...]]:
    """Only groups that may be shown. Those of a smaller one are in none, or their votes could be worked out from ratios."""
    kept = [one for one in range(len(names)) if int((labels == one).sum()) >= smallest]
    moved = np.full(len(names) + 1, NOBODY, dtype=np.int64)
    moved[kept] = np.arange(len(kept))
    return moved[labels], tuple(names[one] for one in kept)


def _between(tell: Progress, first: int, last: int) -> Callable[[float], None]:
    return lambda share: tell(first + round((last - first) * share), _STEPS)
