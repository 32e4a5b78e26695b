"""Which statements characterise a group, and on which everybody agrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from roret.engines.opinions.formulas import AGREE, DISAGREE, SIGNIFICANT_90, Counts

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 5
"""So many statements are named for a group."""
COMMON_SHARE, COMMON_DIFFERENCE = 0.60, 0.30
"""Common ground: 60 % in every group. A difference: 30 points between two groups (the rules of Jigsaw's Sensemaker)."""
_LIKELIHOOD = 0.05


@dataclass(frozen=True, slots=True)
class Representative:
    """A statement that tells a group from the others."""

    group: int
    statement: int
    agree: bool
    """Tell whether they agree with it more than others do; otherwise they disagree more."""
    best_agree: bool = False
    """Pol.is only: kept because the group agrees with it most, not because it passed the tests."""


@dataclass(frozen=True, slots=True)
class Common:
    """Statements that unite (with the direction) and that divide, the clearest first."""

    unites: tuple[tuple[int, bool], ...]
    divides: tuple[int, ...]


def representative_as_polis(counts: Counts, *, left_out: NDArray[np.bool_]) -> list[Representative]:
    """Return up to five statements for each group and at least one, chosen and ordered as Pol.is does."""
    chosen: list[Representative] = []
    for group in range(len(counts.votes)):
        best = _best_agree(counts, group, left_out=left_out)
        passed = _passed(counts, group, limit=SIGNIFICANT_90) & ~left_out
        ranked = [
            Representative(group, one, bool(_direction(counts, group)[one])) for one in _ranked(counts, group, passed)
        ]
        if best is not None:
            head = [Representative(group, best, bool(_direction(counts, group)[best]), best_agree=True)]
        else:
            head = ranked[:1] or _strongest(counts, group, left_out=left_out)
        rest = [one for one in ranked if one.statement != head[0].statement] if head else []
        chosen += sorted([*head, *rest][:MOST], key=lambda one: not one.agree)
    return chosen


def representative(counts: Counts, *, fewest_votes: int) -> list[Representative]:
    """Return up to five statements for each group that pass both tests although so many statements were looked at."""
    from scipy.stats import norm

    limit = float(norm.isf(_LIKELIHOOD / max(counts.votes.size, 1)))
    chosen: list[Representative] = []
    for group in range(len(counts.votes)):
        enough = (counts.votes[group] >= fewest_votes) & (counts.others.votes[group] >= fewest_votes)
        passed = _passed(counts, group, limit=limit) & enough
        direction = _direction(counts, group)
        chosen += [Representative(group, one, bool(direction[one])) for one in _ranked(counts, group, passed)[:MOST]]
    return chosen


def common(counts: Counts, *, fewest_votes: int) -> Common:
    """Return what unites and what divides the groups, among statements on which each of them has voted enough."""
    enough = (counts.votes >= fewest_votes).all(axis=0)
    votes = np.maximum(counts.votes, 1)
    shares = np.stack([counts.agree / votes, counts.disagree / votes])
    unites = []
    for side in (AGREE, DISAGREE):
        least = shares[side].min(axis=0)
        unites += [
            (-least[one], -counts.consensus[side][one], one, side)
            for one in np.flatnonzero(enough & (least >= COMMON_SHARE))
        ]
    apart = (shares.max(axis=1) - shares.min(axis=1)).max(axis=0)
    divides = np.flatnonzero(enough & (apart >= COMMON_DIFFERENCE))
    return Common(
        tuple((int(one), side == AGREE) for _, _, one, side in sorted(unites)),
        tuple(int(one) for one in sorted(divides, key=lambda one: (-apart[one], one))),
    )


def _direction(counts: Counts, group: int) -> NDArray[np.bool_]:
    tests = counts.representativeness_tests
    return np.asarray(tests[AGREE, group] > tests[DISAGREE, group])


def _passed(counts: Counts, group: int, *, limit: float) -> NDArray[np.bool_]:
    both = (counts.share_tests[:, group] > limit) & (counts.representativeness_tests[:, group] > limit)
    return np.asarray(both.any(axis=0))


def _ranked(counts: Counts, group: int, which: NDArray[np.bool_]) -> list[int]:
    """Statements by how much they say: representativeness, share and both tests multiplied, the greatest first."""
    side = np.where(_direction(counts, group), AGREE, DISAGREE)
    columns = np.arange(len(side))
    parts = (counts.representativeness, counts.representativeness_tests, counts.shares, counts.share_tests)
    metric = np.prod([part[side, group, columns] for part in parts], axis=0)
    return [int(one) for one in sorted(np.flatnonzero(which), key=lambda one: (-metric[one], one))]


def _best_agree(counts: Counts, group: int, *, left_out: NDArray[np.bool_]) -> int | None:
    """What the group agrees with most, looked for one statement after the other as Pol.is does it."""
    share, share_test = counts.shares[AGREE, group], counts.share_tests[AGREE, group]
    ratio, ratio_test = counts.representativeness[AGREE, group], counts.representativeness_tests[AGREE, group]
    best: int | None = None
    for one in np.flatnonzero(~left_out & (counts.agree[group] + counts.disagree[group] > 0)):
        if best is None:
            better = share_test[one] > SIGNIFICANT_90 or (ratio[one] > 1 and share[one] > 0.5)
        else:
            metric = share * share_test * (ratio * ratio_test if ratio[best] > 1 else 1.0)
            better = metric[one] > metric[best]
        best = int(one) if better else best
    return best


def _strongest(counts: Counts, group: int, *, left_out: NDArray[np.bool_]) -> list[Representative]:
    """The statement with the greatest test, when none passed."""
    tests = np.where(left_out, -np.inf, counts.representativeness_tests[:, group].max(axis=0))
    if not np.isfinite(tests).any():
        return []
    one = int(np.argmax(tests))
    return [Representative(group, one, bool(_direction(counts, group)[one]))]
