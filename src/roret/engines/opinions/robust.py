"""The map that is honest about missing votes.

Pol.is puts a missing vote at the mean. When people have seen different statements, its map then shows who saw what. Here
two statements are compared among those only who voted on both, and a person is placed by her own votes alone:

1. the covariance of two statements is the sum over those who voted on both, divided by their number and `_DOUBT` more:
   a pair that few have seen says little;
2. what a statement shares with others is found by principal factors (L. L. Thurstone; ten rounds of communalities);
3. a person is placed by ridge regression of her votes on the loadings, so that few votes leave her near the middle;
4. only those with twenty votes or more make groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from roret.engines.opinions.polis import components

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from roret.engines.opinions.votes import Votes

    Floats = NDArray[np.float64]

FEWEST_VOTES = 20
"""Whoever has voted less often is placed, but is in no group."""
DIMENSIONS = 3
_DOUBT = 10
_ROUNDS = 10
_RIDGE = 3.0


@dataclass(frozen=True)
class Landscape:
    """Where people stand, and what each statement pulls at."""

    people: Floats
    loadings: Floats

    @property
    def statements(self) -> Floats:
        """Where agreeing with a statement pulls a person, as far as the farthest one stands from the middle."""
        length = np.linalg.norm(self.loadings[:, :2], axis=1).max(initial=0.0)
        reach = np.abs(self.people[:, :2]).max(initial=0.0)
        return np.asarray(self.loadings[:, :2] * (reach / length if length > 0 else 0.0))


def landscape(votes: Votes) -> Landscape:
    """Return the places of all people, in three dimensions with the most telling first."""
    deviations, mask = votes.deviations(), votes.mask()
    together = (mask.T @ mask).toarray()
    shared = (deviations.T @ deviations).toarray() / (together + _DOUBT)
    loadings = _loadings(shared)
    return Landscape(_placed(deviations, mask, loadings), loadings)


def _loadings(covariance: Floats) -> Floats:
    """Principal factors: the diagonal holds only what a statement shares with others, found step by step."""
    whole = np.diag(covariance).copy()
    reduced = covariance.copy()
    loadings = np.zeros((len(covariance), DIMENSIONS))
    np.fill_diagonal(reduced, 0.0)
    for _ in range(_ROUNDS):
        directions = components(reduced, number=DIMENSIONS)
        strength = np.einsum("ij,ij->j", directions, reduced @ directions)
        loadings = directions * np.sqrt(np.clip(strength, 0.0, None))
        np.fill_diagonal(reduced, np.minimum((loadings**2).sum(axis=1), whole))
    return loadings


def _placed(deviations: csr_matrix, mask: csr_matrix, loadings: Floats) -> Floats:
    """Ridge regression of each person's votes on the loadings of the statements that she voted on."""
    size = loadings.shape[1]
    pulls = deviations @ loadings
    system = np.zeros((len(pulls), size, size))
    for row in range(size):
        for column in range(row, size):
            system[:, row, column] = system[:, column, row] = mask @ (loadings[:, row] * loadings[:, column])
    return ridge(system, pulls)


def ridge(system: Floats, pulls: Floats) -> Floats:
    """Solve each person's small system of equations, drawn towards the middle so that few votes do not throw her far."""
    drawn = system + _RIDGE * np.eye(system.shape[1])
    return np.asarray(np.linalg.solve(drawn, pulls[:, :, None])[:, :, 0])
