"""Whether there are groups, and how many: chance, stability and size are asked before anything is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from roret.engines.opinions import clusters
from roret.engines.opinions.formulas import NOBODY
from roret.engines.opinions.robust import FEWEST_VOTES
from roret.engines.opinions.structure import LIKELIHOOD, deal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from roret.engines.opinions.votes import Id, Votes

    Floats = NDArray[np.float64]

MOST_GROUPS = 5
STEADY = 0.6
"""Groups that two halves of the people would not agree on are not shown."""
_FEWEST_TESTED = 10

TOO_FEW_PEOPLE, CHANCE, UNSTEADY = "too_few_people", "chance", "unsteady"


@dataclass(frozen=True, slots=True)
class Tried:
    """A number of groups that was tried."""

    number: int
    silhouette: float
    stability: float
    smallest: int


@dataclass(frozen=True, slots=True)
class Structure:
    """Whether there are groups, and why not."""

    found: bool
    p: float
    reasons: tuple[str, ...]
    people: int
    """Those with enough votes to be in a group."""
    needed: int
    deals: int = 0
    strength: float = 1.0
    tried: tuple[Tried, ...] = ()


def test(votes: Votes, fewest_people: int, tell: Callable[[float], None]) -> Structure:
    """Ask whether the votes hang together more than chance makes them, among enough people."""
    able = votes.seen >= FEWEST_VOTES
    people = int(able.sum())
    few = people < fewest_people
    asked = votes.seen >= 2 if few else able
    if int(asked.sum()) < _FEWEST_TESTED:
        return Structure(False, 1.0, (TOO_FEW_PEOPLE,), people, fewest_people)
    deals = deal(votes, asked, tell=tell)
    reasons = ((TOO_FEW_PEOPLE,) if few else ()) + ((CHANCE,) if deals.p > LIKELIHOOD else ())
    return Structure(not reasons, deals.p, reasons, people, fewest_people, deals.number, deals.strength)


def divide(points: Floats, structure: Structure, *, smallest: int) -> tuple[clusters.Division | None, Structure]:
    """Return the groups, or None with the reason in the structure.

    Among the numbers of groups that are steady and have no group below the limit, the best silhouette decides.
    """
    if not structure.found:
        return None, structure
    divisions = [_tried(points, number) for number in range(2, MOST_GROUPS + 1)]
    sizes = [int(np.bincount(one.labels, minlength=one.number).min()) for one in divisions]
    tried = tuple(
        Tried(one.number, one.silhouette, one.stability, size) for one, size in zip(divisions, sizes, strict=True)
    )
    fit = [one for one, size in zip(divisions, sizes, strict=True) if one.stability >= STEADY and size >= smallest]
    if not fit:
        return None, replace(structure, found=False, reasons=(UNSTEADY,), tried=tried)
    return max(fit, key=lambda one: one.silhouette), replace(structure, tried=tried)


def labels_of(
    division: clusters.Division | None, inside: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], tuple[Id, ...]]:
    """The group of everybody, `NOBODY` for those who were not divided; and the groups' names from 0, the largest first."""
    labels = np.full(len(inside), NOBODY, dtype=np.int64)
    if division is None:
        return labels, ()
    labels[inside] = division.labels
    return labels, tuple(range(division.number))


def _tried(points: Floats, number: int) -> clusters.Division:
    division = clusters.divide(points, number)
    return replace(
        division,
        silhouette=clusters.silhouette(points, division.labels),
        stability=clusters.stability(points, number),
    )
