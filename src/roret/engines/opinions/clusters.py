"""Dividing points into groups: k-means that gives the same answer on every machine, silhouettes and agreement.

Own code because a library's threads add in another order from run to run, and the same votes shall give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Labels = NDArray[np.int64]

_SEED = 20_21
_STARTS, _ROUNDS = 8, 100
_SAMPLE = 5_000
"""Starting centres are looked for among so many points."""
_SILHOUETTE_SAMPLE = 1_500
_SPLITS = 6


@dataclass(frozen=True, slots=True)
class Division:
    """Points in `number` groups, the largest first."""

    number: int
    labels: Labels
    centres: Points
    silhouette: float = 0.0
    stability: float = 0.0


def divide(points: Points, number: int) -> Division:
    """Return the division into `number` groups with the least squared distance that several starts find."""
    random = np.random.default_rng(_SEED)
    sample = points if len(points) <= _SAMPLE else points[np.sort(random.choice(len(points), _SAMPLE, replace=False))]
    best = min((_settle(sample, _spread_start(sample, number, random)) for _ in range(_STARTS)), key=lambda one: one[0])
    centres = best[1]
    if len(sample) < len(points):
        centres = _settle(points, centres)[1]
    labels = nearest(points, centres)
    order = sorted(range(number), key=lambda one: (-int((labels == one).sum()), *centres[one].tolist()))
    return Division(number, np.argsort(np.array(order))[labels], centres[order])


def nearest(points: Points, centres: Points) -> Labels:
    """Return for each point which centre is nearest."""
    return np.asarray(_squared_distances(points, centres).argmin(axis=1))


def silhouette(points: Points, labels: Labels) -> float:
    """Return the mean silhouette (P. J. Rousseeuw 1987), of a sample where there are many points."""
    if len(points) > _SILHOUETTE_SAMPLE:
        chosen = np.random.default_rng(_SEED).choice(len(points), _SILHOUETTE_SAMPLE, replace=False)
        points, labels = points[chosen], labels[chosen]
    names, labels = np.unique(labels, return_inverse=True)
    if len(names) < 2:
        return 0.0
    distances = np.sqrt(_squared_distances(points, points))
    sizes = np.bincount(labels)
    sums = np.stack([distances[:, labels == one].sum(axis=1) for one in range(len(names))], axis=1)
    rows = np.arange(len(points))
    own = sums[rows, labels] / np.maximum(sizes[labels] - 1, 1)
    means = sums / sizes
    means[rows, labels] = np.inf
    other = means.min(axis=1)
    with np.errstate(invalid="ignore"):
        scores = np.where(sizes[labels] > 1, (other - own) / np.maximum(own, other), 0.0)
    return float(np.nan_to_num(scores).mean())


def stability(points: Points, number: int) -> float:
    """Return how alike the groups of two halves of the people are: 1 the same, 0 as by chance.

    Each half is divided by itself, and then everybody is placed by the centres of the one and of the other half
    (the idea of prediction strength, R. Tibshirani and G. Walther 2005, with the adjusted Rand index).
    """
    random = np.random.default_rng(_SEED)
    found = []
    for _ in range(_SPLITS):
        order = random.permutation(len(points))[:_SAMPLE]
        half = len(order) // 2
        first, second = (divide(points[np.sort(part)], number).centres for part in (order[:half], order[half:]))
        found.append(agreement(nearest(points, first), nearest(points, second)))
    return float(np.mean(found))


def agreement(one: Labels, other: Labels) -> float:
    """Return the adjusted Rand index of two divisions (L. Hubert and P. Arabie 1985)."""
    _, one = np.unique(one, return_inverse=True)
    _, other = np.unique(other, return_inverse=True)
    table = np.bincount(one * (other.max() + 1) + other).astype(np.float64)
    pairs = _pairs(table)
    rows, columns = _pairs(np.bincount(one).astype(np.float64)), _pairs(np.bincount(other).astype(np.float64))
    chance = rows * columns / _pairs(np.array([float(len(one))])) if len(one) > 1 else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == chance else float((pairs - chance) / (most - chance))


def _pairs(counts: NDArray[np.float64]) -> float:
    return float((counts * (counts - 1) / 2).sum())


def _spread_start(points: Points, number: int, random: np.random.Generator) -> Points:
    """Centres far from each other, drawn as k-means++ draws them (D. Arthur and S. Vassilvitskii 2007)."""
    chosen = [points[random.integers(len(points))]]
    for _ in range(number - 1):
        distance = _squared_distances(points, np.array(chosen)).min(axis=1)
        total = distance.sum()
        place = int(np.searchsorted(np.cumsum(distance), random.random() * total)) if total > 0 else 0
        chosen.append(points[min(place, len(points) - 1)])
    return np.array(chosen)


def _settle(points: Points, centres: Points) -> tuple[float, Points]:
    """Move the centres until nobody changes group; return (squared distance left, centres)."""
    labels = nearest(points, centres)
    for _ in range(_ROUNDS):
        sizes = np.bincount(labels, minlength=len(centres))
        sums = np.stack([np.bincount(labels, column, minlength=len(centres)) for column in points.T], axis=1)
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
        moved = nearest(points, centres)
        if (moved == labels).all():
            break
        labels = moved
    return float(_squared_distances(points, centres)[np.arange(len(points)), labels].sum()), centres


def _squared_distances(points: Points, centres: Points) -> Points:
    """All squared distances. Column by column, without a matrix product: that is a library's matter and may vary."""
    total = np.zeros((len(points), len(centres)))
    for column in range(points.shape[1]):
        total += (points[:, column, None] - centres[None, :, column]) ** 2
    return total
