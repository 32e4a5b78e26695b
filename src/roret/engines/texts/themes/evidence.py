"""How strongly the words of a sentence speak for a theme: the logarithm of how much likelier they are in it.

A sentence without enough evidence for any theme gets none. Words that only one text of a theme uses are no evidence:
a lone voice must not prove itself.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

ENOUGH = 3.0
"""Natural logarithm: the words are twenty times likelier within the theme."""

_SMOOTHING = 30.0
_MOST_A_WORD = 4.0
_SURE = 2.0
"""How many standard errors a word must be more frequent in a theme than elsewhere before it counts at all."""
_SURE_OF_FEW = 0.8
_CLEAR = 0.6
_NEAR = 0.5


def evidence_of(counts: csr_array, given: np.ndarray, themes: int) -> np.ndarray:
    """Return for each word (row) and theme (column) its evidence; `given` is the theme of each row of `counts`, or -1.

    Only words that speak for a theme count. That others speak for another theme is no evidence against this one: a
    sentence may be about both.
    """
    import numpy as np
    from scipy.sparse import csr_array

    seen = csr_array(counts > 0, dtype=np.float64)
    rows = np.flatnonzero(given >= 0)
    member = csr_array((np.ones(len(rows)), (given[rows], rows)), shape=(themes, counts.shape[0]))
    inside = (member @ seen).toarray().T
    everywhere = np.asarray(seen.sum(axis=0)).ravel()
    usual = _SMOOTHING * ((everywhere + 0.5) / (everywhere.sum() + 1))[:, None]
    outside = everywhere[:, None] - inside + usual
    # One sentence fewer inside: a word that a single one brought is no evidence.
    less = np.maximum(inside - 1, 0) + usual
    ratio = np.log(less / (inside.sum(axis=0) + _SMOOTHING)) - np.log(outside / outside.sum(axis=0))
    sure = ratio >= _needed(counts.shape[0]) * np.sqrt(1 / less + 1 / outside)
    return np.where(sure & (inside > 1), np.clip(ratio, 0, _MOST_A_WORD), 0.0)


def _needed(sentences: int) -> float:
    """The standard errors for so many sentences: among few, a word that two use has to do; among many, chance is busy."""
    return min(_SURE, max(_SURE_OF_FEW, log10(max(sentences, 1)) - 0.8))


def first_guess(rows: csr_array, topics: np.ndarray, beside: csr_array) -> np.ndarray:
    """Return for each row the topic it is nearest to, or -1 where two are about as near or all are far.

    `beside` holds for each row those of the same text; what the whole text is about helps where a sentence says little.
    """
    import numpy as np

    nearness = rows @ topics.T
    nearness = nearness + 0.5 * (beside @ nearness)
    best = nearness.argmax(axis=1)
    near, second = two_best(nearness)
    usual = np.array([_usual(near[best == topic]) for topic in range(nearness.shape[1])])
    return np.where((near > 0) & (second <= _CLEAR * near) & (near >= _NEAR * usual[best]), best, -1)


def two_best(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the best and the second best of each row; the second of one column is nothing."""
    import numpy as np

    if scores.shape[1] < 2:
        return scores.max(axis=1), np.zeros(len(scores))
    ranked = np.partition(scores, -2, axis=1)
    return ranked[:, -1], ranked[:, -2]


def _usual(near: np.ndarray) -> float:
    """How near the nearer half of a topic's sentences are."""
    import numpy as np

    return float(np.quantile(near[near > 0], 0.75)) if (near > 0).any() else 0.0


def settle(counts: csr_array, given: np.ndarray, themes: int, *, rounds: int = 3) -> np.ndarray:
    """Return the evidence of words after reading all sentences again, each time with what the time before taught.

    Only sentences that are sure twice over teach, so that one ambiguous word ("bo") does not draw its neighbours in.
    """
    import numpy as np

    evidence = evidence_of(counts, given, themes)
    for _ in range(rounds):
        scores = counts @ evidence
        best, second = two_best(scores)
        sure = (best >= 2 * ENOUGH) & (second <= _CLEAR * best)
        evidence = evidence_of(counts, np.where(sure, scores.argmax(axis=1), -1), themes)
    return evidence
