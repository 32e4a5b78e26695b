"""From sentences to themes: topics found, each sentence given to one or to none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.themes.assigning import Passage, passages, themes_of_sentences
from roret.engines.texts.themes.evidence import first_guess, settle
from roret.engines.texts.themes.number import Trial, propose_number
from roret.engines.texts.themes.terms import count_terms
from roret.engines.texts.themes.topics import factorise, telling_terms, weighed
from roret.engines.texts.themes.units import units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from scipy.sparse import csr_array

    from roret.engines.texts.campaigns import Campaign
    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.workers import Progress

_KEYWORDS = 8
_TEXTS_READ = 12_000


class ThemesFound(NamedTuple):
    """The themes, and what every text has of them."""

    keywords: list[tuple[str, ...]]
    passages: list[list[Passage]]
    """For each text, in order."""
    counts: csr_array
    """The telling words of every sentence."""
    evidence: np.ndarray
    """For each of these words and each theme how strongly it speaks for it."""
    given: np.ndarray
    """The theme of each sentence, or -1."""
    number: int
    trials: list[Trial]


def find_themes(
    corpus: Corpus, campaigns: Sequence[Campaign], *, number: int = 0, progress: Progress | None = None
) -> ThemesFound:
    """Return the themes of the texts; `number` of them, or as many as the criterion proposes."""
    import numpy as np

    terms = count_terms(corpus)
    units = units_of(corpus, terms, campaigns)
    kept = telling_terms(units.counts)
    names, counts = [terms.names[place] for place in kept.tolist()], terms.counts[:, kept]
    rows = weighed(units.counts[:, kept], units.weights)
    if not names:
        return _none(corpus, counts)
    proposed, trials = (number, []) if number else propose_number(rows, progress)
    topics, _ = factorise(rows[:: max(1, rows.shape[0] // _TEXTS_READ)], min(proposed, len(names)))
    evidence = settle(counts, first_guess(weighed(counts), topics, _beside(corpus)), len(topics))
    strength = themes_of_sentences(counts @ evidence, corpus)
    found = list(passages(corpus, strength))
    given = np.where(strength.any(axis=1), strength.argmax(axis=1), -1)
    return ThemesFound(_keywords(names, counts, evidence, given), found, counts, evidence, given, proposed, trials)


def _beside(corpus: Corpus) -> csr_array:
    """For each sentence the mean of those of its text."""
    import numpy as np
    from scipy.sparse import csr_array

    many = np.diff(corpus.text_sentences)
    own = np.repeat(np.arange(len(corpus)), many)
    ones = csr_array((np.ones(len(own)), (own, np.arange(len(own)))), shape=(len(corpus), len(own)))
    return ones.T @ csr_array(ones.multiply(1 / np.maximum(many, 1)[:, None]))


def _none(corpus: Corpus, counts: csr_array) -> ThemesFound:
    import numpy as np

    nothing = np.full(len(corpus.spans), -1)
    return ThemesFound([], [[] for _ in range(len(corpus))], counts, np.zeros((0, 0)), nothing, 0, [])


def _keywords(names: list[str], counts: csr_array, evidence: np.ndarray, given: np.ndarray) -> list[tuple[str, ...]]:
    """The words that are both frequent in a theme and telling for it."""
    import numpy as np

    found = []
    for theme in range(evidence.shape[1]):
        often = np.asarray(counts[given == theme].sum(axis=0)).ravel()
        worth = np.round(np.sqrt(often) * np.maximum(evidence[:, theme], 0), 6)
        best = np.argsort(-worth, kind="stable")[:_KEYWORDS]
        found.append(tuple(names[place] for place in best.tolist() if worth[place] > 0))
    return found
