"""Which themes a sentence is about, and from that which themes a text has: the passages, with their weight."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.themes.evidence import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from roret.engines.texts.reading.corpus import Corpus

_BESIDE = 0.35
"""How much of the evidence of the sentence before and after counts."""
_SECOND = 0.5
_PASSING = 0.1
"""A theme with less of a text than this is a passing mention, unless its words are twice enough."""


class Passage(NamedTuple):
    """Sentences in a row about one theme: `text[start:end]`."""

    theme: int
    start: int
    end: int
    strength: float


def themes_of_sentences(scores: np.ndarray, corpus: Corpus) -> np.ndarray:
    """Return for each sentence and theme the evidence where there is enough of it, and elsewhere nothing.

    The sentences beside it help where its own words are few. A second theme needs twice as much.
    """
    import numpy as np

    if not scores.size:
        return np.zeros(scores.shape)
    own = np.repeat(np.arange(len(corpus)), np.diff(corpus.text_sentences))
    beside = np.zeros_like(scores)
    joined = (own[1:] == own[:-1])[:, None]
    beside[1:] += np.where(joined, scores[:-1], 0)
    beside[:-1] += np.where(joined, scores[1:], 0)
    total = scores + _BESIDE * np.minimum(beside, ENOUGH)
    best = total.max(axis=1, keepdims=True)
    first = total.argmax(axis=1)[:, None] == np.arange(scores.shape[1])
    # What stands beside may tip the scales, but the sentence must say something for the theme itself.
    enough = first & (total >= ENOUGH) & (scores >= ENOUGH / 2)
    enough |= (scores >= 2 * ENOUGH) & (scores >= _SECOND * best)
    return np.round(np.where(enough, total, 0), 4)


def passages(corpus: Corpus, strength: np.ndarray) -> Iterator[list[Passage]]:
    """Yield the passages of each text: by theme, and of one theme in the order of the text."""
    import numpy as np

    bounds, spans = corpus.text_sentences.tolist(), corpus.spans.tolist()
    sentences, themes = np.nonzero(strength)
    rows = list(zip(sentences.tolist(), themes.tolist(), strength[sentences, themes].tolist(), strict=True))
    place = 0
    for _, last in pairwise(bounds):
        first = place
        while place < len(rows) and rows[place][0] < last:
            place += 1
        yield _of_text(rows[first:place], spans)


def _of_text(rows: list[tuple[int, int, float]], spans: list[list[int]]) -> list[Passage]:
    by_theme: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for sentence, theme, strength in rows:
        by_theme[theme].append((sentence, strength))
    whole = sum(strength for _, _, strength in rows)
    found = []
    for theme, own in sorted(by_theme.items()):
        total = sum(strength for _, strength in own)
        if total >= _PASSING * whole or total >= 2 * ENOUGH:
            found += [_passage(theme, run, spans) for run in _runs(own)]
    return found


def _runs(own: list[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """Sentences that follow each other, together."""
    runs: list[list[tuple[int, float]]] = []
    for one in own:
        if runs and runs[-1][-1][0] == one[0] - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _passage(theme: int, run: list[tuple[int, float]], spans: list[list[int]]) -> Passage:
    strength = round(sum(one for _, one in run), 4)
    return Passage(theme, spans[run[0][0]][0], spans[run[-1][0]][1], strength)
