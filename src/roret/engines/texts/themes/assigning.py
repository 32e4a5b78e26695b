"""Which theme a sentence is about, and from that which themes a text has: the passages, with their weight."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.themes.evidence import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from roret.engines.texts.reading.corpus import Corpus

_BESIDE = 0.35
"""How much of the evidence of the sentence before and after counts."""


class Passage(NamedTuple):
    """Sentences in a row about one theme: `text[start:end]`."""

    theme: int
    start: int
    end: int
    strength: float


def themes_of_sentences(scores: np.ndarray, corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return (theme of each sentence or -1, its evidence). The sentences beside it help where its own words are few."""
    import numpy as np

    if not scores.size:
        return np.full(len(scores), -1), np.zeros(len(scores))
    own = np.repeat(np.arange(len(corpus)), np.diff(corpus.text_sentences))
    beside = np.zeros_like(scores)
    joined = (own[1:] == own[:-1])[:, None]
    beside[1:] += np.where(joined, scores[:-1], 0)
    beside[:-1] += np.where(joined, scores[1:], 0)
    total = scores + _BESIDE * np.clip(beside, -ENOUGH, ENOUGH)
    best = total.argmax(axis=1)
    rows = np.arange(len(scores))
    # What stands beside may tip the scales, but the sentence must say something for the theme itself.
    sure = (total[rows, best] >= ENOUGH) & (scores[rows, best] >= ENOUGH / 2)
    return np.where(sure, best, -1), np.round(np.where(sure, total[rows, best], 0), 4)


def passages(corpus: Corpus, given: np.ndarray, strength: np.ndarray) -> Iterator[list[Passage]]:
    """Yield the passages of each text, in order."""
    bounds = corpus.text_sentences.tolist()
    spans, themes, strengths = corpus.spans.tolist(), given.tolist(), strength.tolist()
    for first, last in pairwise(bounds):
        found = []
        for theme, run in groupby(range(first, last), key=themes.__getitem__):
            sentences = list(run)
            if theme >= 0:
                total = sum(strengths[number] for number in sentences)
                found.append(Passage(theme, spans[sentences[0]][0], spans[sentences[-1]][1], total))
        yield found
