"""Learning themes from a few examples: what the examples teach is tried on all sentences, and the sure ones teach more.

A response that people gave two themes does not say which sentence is about which; the evidence of the others decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from roret.engines.texts.themes.evidence import ENOUGH, evidence_of

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

    from roret.engines.texts.reading.corpus import Corpus

_ROUNDS = 6
_KEYWORD = 3.0


def learn(
    corpus: Corpus, counts: csr_array, given: Mapping[int, Sequence[int]], keywords: Sequence[Sequence[int]]
) -> np.ndarray:
    """Return for each word and theme its evidence. `given` maps texts to their themes, `keywords` themes to columns."""
    import numpy as np

    themes = len(keywords)
    allowed = _allowed(corpus, given, themes)
    hints = _hints(counts.shape[1], keywords)
    sure = np.flatnonzero(allowed.sum(axis=1) == 1)
    taught = np.full(len(corpus.spans), -1)
    first = allowed[sure].argmax(axis=1)
    taught[sure] = np.where(_is_example(corpus, given)[sure], first, -1)
    evidence = evidence_of(counts, taught, themes) + hints
    for _ in range(_ROUNDS):
        scores = counts @ evidence
        evidence = evidence_of(counts, _teachers(scores, allowed, corpus, given), themes) + hints
    return evidence


def totals(scores: np.ndarray, corpus: Corpus) -> np.ndarray:
    """Return the evidence of each text: that of its sentences together."""
    import numpy as np

    total = np.zeros((len(corpus), scores.shape[1]))
    own = np.repeat(np.arange(len(corpus)), np.diff(corpus.text_sentences))
    np.add.at(total, own, scores)
    return total


def _teachers(
    scores: np.ndarray, allowed: np.ndarray, corpus: Corpus, given: Mapping[int, Sequence[int]]
) -> np.ndarray:
    """The theme of each sentence that may teach: sure by its words, or an example's with any evidence at all."""
    import numpy as np

    held = np.where(allowed, scores, -np.inf)
    best = held.argmax(axis=1)
    rows = np.arange(len(scores))
    strength = np.where(allowed.any(axis=1), held[rows, best], -np.inf)
    needed = np.where(_is_example(corpus, given), 0.0, 2 * ENOUGH)
    return np.where(strength >= needed, best, -1)


def _allowed(corpus: Corpus, given: Mapping[int, Sequence[int]], themes: int) -> np.ndarray:
    """Which themes a sentence may have: an example's only those that people gave it."""
    import numpy as np

    allowed = np.ones((len(corpus.spans), themes), dtype=bool)
    for text, own in given.items():
        first, last = corpus.text_sentences[text], corpus.text_sentences[text + 1]
        allowed[first:last] = False
        allowed[first:last, list(own)] = True
    return allowed


def _is_example(corpus: Corpus, given: Mapping[int, Sequence[int]]) -> np.ndarray:
    import numpy as np

    marks = np.zeros(len(corpus), dtype=bool)
    marks[list(given)] = True
    return np.repeat(marks, np.diff(corpus.text_sentences))


def _hints(columns: int, keywords: Sequence[Sequence[int]]) -> np.ndarray:
    """What the codebook's own keywords say, before any example."""
    import numpy as np

    hints = np.zeros((columns, len(keywords)))
    for theme, places in enumerate(keywords):
        hints[list(places), theme] = _KEYWORD
    return hints
