"""The map as Pol.is draws it: two principal components, a missing vote at the mean, k-means with the best silhouette.

After centring, a missing vote is exactly 0, so the matrix stays sparse and its principal components come from the
statements' products alone. Pol.is itself remembers earlier groups and moves people only slowly; that history is not in
the votes, so the groups of a live conversation may differ. The formulas do not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from roret.engines.opinions import clusters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from roret.engines.opinions.votes import Votes

    Floats = NDArray[np.float64]

FEWEST_VOTES = 7
"""Whoever has voted less often is in no group."""
_MOST_GROUPS = 5


def places(votes: Votes) -> tuple[Floats, Floats]:
    """Return the two coordinates of each person, and of each statement (where one who agrees with it alone would stand).

    A statement that moderators took away counts as a pass by everybody, as in Pol.is.
    """
    kept = _without_votes_taken_away(votes)
    deviations = kept.deviations()
    loadings = components((deviations.T @ deviations).toarray(), number=2)
    width = len(votes.statements)
    seen = kept.seen + len(votes.left_out)
    people = (deviations @ loadings) * np.sqrt(width / np.maximum(seen, 1))[:, None]
    alone = (1 - kept.means)[:, None] * loadings * np.sqrt(width)
    return np.asarray(people), np.asarray(alone)


def components(products: Floats, *, number: int) -> Floats:
    """Return the directions of the greatest spread, each turned so that its largest part is positive."""
    vectors = np.linalg.eigh(products)[1][:, ::-1][:, :number]
    if vectors.shape[1] < number:
        vectors = np.pad(vectors, ((0, 0), (0, number - vectors.shape[1])))
    largest = vectors[np.abs(vectors).argmax(axis=0), np.arange(number)]
    return np.asarray(vectors * np.where(largest < 0, -1.0, 1.0))


def groups(votes: Votes, points: Floats) -> clusters.Division | None:
    """Return the division of those with seven votes or more that has the best silhouette; None below four people."""
    inside = np.flatnonzero(votes.seen >= FEWEST_VOTES)
    distinct = len(np.unique(points[inside], axis=0))
    found = []
    for number in range(2, min(_MOST_GROUPS, distinct - 1) + 1):
        division = clusters.divide(points[inside], number)
        found.append(replace(division, silhouette=clusters.silhouette(points[inside], division.labels)))
    return max(found, key=lambda one: one.silhouette) if found else None


def _without_votes_taken_away(votes: Votes) -> Votes:
    """The same people and statements, the votes on statements that moderators took away being passes."""
    kept = ~votes.is_left_out[votes.item]
    return replace(votes, person=votes.person[kept], item=votes.item[kept], value=votes.value[kept])
