"""The statistics of statements and groups, as Pol.is defines them.

C. Small et al., "Polis: Scaling deliberation by mapping high dimensional opinion spaces", Recerca 26(2), 2021. With A
who agree, D who disagree and S who voted in a group g on a statement c:

- share p = (A + 1) / (S + 2), so that few votes do not pass for certainty;
- group-informed consensus: the product of p over all groups, so that one group against is enough to sink it;
- test of a share: 2 sqrt(S + 1) ((A + 1) / (S + 1) - 1/2);
- representativeness R = p(g, c) / p(all others, c), with the usual test of two shares after one more in every count.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from roret.engines.opinions.votes import Votes

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

AGREE, DISAGREE = 0, 1
SIGNIFICANT_90 = 1.2815515655446004
"""The normal distribution's one-sided 90 %."""
NOBODY = -1
"""The group of those who are in none."""


@dataclass(frozen=True)
class Counts:
    """How many agree, disagree and voted at all: a row for each group, a column for each statement."""

    agree: Ints
    disagree: Ints
    votes: Ints

    @property
    def passed(self) -> Ints:
        """How many passed."""
        return self.votes - self.agree - self.disagree

    @cached_property
    def shares(self) -> Floats:
        """The smoothed shares: [agree or disagree, group, statement]."""
        return np.stack([self.agree + 1, self.disagree + 1]) / (self.votes + 2)

    @cached_property
    def share_tests(self) -> Floats:
        """How far each share is above one half, in standard errors."""
        trials = self.votes + 1
        return np.asarray(2 * np.sqrt(trials) * ((np.stack([self.agree, self.disagree]) + 1) / trials - 0.5))

    @cached_property
    def others(self) -> Counts:
        """For each group the counts of all other groups together."""
        return Counts(*(one.sum(axis=0) - one for one in (self.agree, self.disagree, self.votes)))

    @cached_property
    def representativeness(self) -> Floats:
        """How many times likelier a vote is in the group than outside it."""
        return np.asarray(self.shares / self.others.shares)

    @cached_property
    def representativeness_tests(self) -> Floats:
        """The test of the two shares, in standard errors."""
        inside = np.stack([self.agree, self.disagree])
        outside = np.stack([self.others.agree, self.others.disagree])
        return two_shares(inside, outside, self.votes, self.others.votes)

    @cached_property
    def consensus(self) -> Floats:
        """Group-informed consensus: [agree or disagree, statement]."""
        return np.asarray(self.shares.prod(axis=1))


def count(votes: Votes, groups: Ints, *, number: int) -> Counts:
    """Return the counts of the groups 0 to `number` - 1; people in the group `NOBODY` are not counted."""
    group = groups[votes.person]
    inside = group >= 0
    width = len(votes.statements)
    cell = group[inside] * width + votes.item[inside]
    value = votes.value[inside]

    def counted(which: NDArray[np.bool_]) -> Ints:
        return np.bincount(cell[which], minlength=number * width).reshape(number, width)

    return Counts(counted(value > 0), counted(value < 0), counted(np.ones(len(value), dtype=bool)))


def two_shares(inside: Ints, outside: Ints, votes_inside: Ints, votes_outside: Ints) -> Floats:
    """Return the test of two shares with one more in every count; 0 where everybody says the same."""
    a, b = inside + 1, outside + 1
    n, m = votes_inside + 1, votes_outside + 1
    pooled = (a + b) / (n + m)
    with np.errstate(divide="ignore", invalid="ignore"):
        result = (a / n - b / m) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return np.where(pooled == 1, 0.0, result)
