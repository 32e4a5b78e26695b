"""Is there anything to see? Groups always come out of a division, also out of pure chance.

The votes on each statement are dealt anew among those who voted on it. That keeps how popular each statement is and who
has seen what, and takes away every connection between statements. Where real votes do not hang together more than
dealt ones, there are no groups to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from roret.engines.opinions.votes import Votes

MOST_DEALS = 199
LIKELIHOOD = 0.01
"""Groups are shown only where chance makes as strong a structure in at most one of a hundred deals."""
_ENOUGH_EXCEEDED = 10
_SAMPLE = 2_000
_SEED = 20_21
_STEPS = 60
_EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class Deals:
    """What the test found: `p` is how likely chance makes as strong a structure."""

    p: float
    number: int
    strength: float
    """The greatest eigenvalue of the real votes, divided by the mean of the dealt ones."""


def deal(votes: Votes, people: NDArray[np.bool_], *, tell: Callable[[float], None] = lambda share: None) -> Deals:
    """Return how the real votes of these people compare with dealt ones. Ends early where chance does as well (Besag, Clifford 1991)."""
    random = np.random.default_rng(_SEED)
    tested = votes.only(_sample(people, random))
    real = _strength(tested.deviations())
    exceeded, total = 0, 0.0
    deviation = tested.value - tested.means[tested.item]
    by_item = np.argsort(tested.item, kind="stable")
    for number in range(1, MOST_DEALS + 1):
        dealt = np.empty_like(deviation)
        dealt[by_item] = deviation[np.lexsort((random.random(len(deviation)), tested.item))]
        strength = _strength(tested.matrix(dealt))
        total += strength
        exceeded += strength >= real * (1 - _EXACT)
        tell(number / MOST_DEALS)
        if exceeded == _ENOUGH_EXCEEDED:
            break
    p = exceeded / number if exceeded == _ENOUGH_EXCEEDED else (exceeded + 1) / (number + 1)
    return Deals(p, number, real * number / total if total else 1.0)


def _sample(people: NDArray[np.bool_], random: np.random.Generator) -> NDArray[np.bool_]:
    """At most so many people that 200 deals take seconds; more would not change a clear answer."""
    places = np.flatnonzero(people)
    if len(places) <= _SAMPLE:
        return people
    chosen = np.zeros(len(people), dtype=bool)
    chosen[random.choice(places, _SAMPLE, replace=False)] = True
    return chosen


def _strength(deviations: csr_matrix) -> float:
    """The greatest eigenvalue of the statements' products, by repeated multiplication from one fixed start."""
    products = (deviations.T @ deviations).toarray()
    vector = np.cos(np.arange(1.0, len(products) + 1))
    value = 0.0
    for _ in range(_STEPS):
        vector = products @ vector
        length = float(np.linalg.norm(vector))
        if length == 0:
            return 0.0
        vector /= length
        if abs(length - value) <= _EXACT * length:
            break
        value = length
    return length
