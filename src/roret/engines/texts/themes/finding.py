"""From sentences to themes: topics found, each sentence given to one or to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.texts.themes.assigning import passages, themes_of_sentences
from roret.engines.texts.themes.evidence import first_guess, settle
from roret.engines.texts.themes.few_words import find_in_few_words
from roret.engines.texts.themes.found import ThemesFound, keywords_of, no_themes, strongest
from roret.engines.texts.themes.number import is_agreed, propose_number
from roret.engines.texts.themes.terms import count_terms
from roret.engines.texts.themes.topics import factorise, telling_terms, weighed
from roret.engines.texts.themes.units import units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_array

    from roret.engines.texts.campaigns import Campaign
    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.workers import Progress

_TEXTS_READ = 12_000
_MOST_OF_FEW = 2_000
_MOST = 0.5
"""Of few texts more than that should have a theme; or else each is read as a whole."""


def find_themes(
    corpus: Corpus, campaigns: Sequence[Campaign], *, number: int = 0, progress: Progress | None = None
) -> ThemesFound:
    """Return the themes of the texts; `number` of them, or as many as the criterion proposes."""
    terms = count_terms(corpus)
    units = units_of(corpus, terms, campaigns)
    kept = telling_terms(units.counts)
    names, counts = [terms.names[place] for place in kept.tolist()], terms.counts[:, kept]
    rows = weighed(units.counts[:, kept], units.weights)
    if not names:
        return no_themes(corpus, counts)
    proposed, trials = (number, []) if number else propose_number(rows, progress)
    topics, _ = factorise(rows[:: max(1, rows.shape[0] // _TEXTS_READ)], min(proposed, len(names)))
    evidence = settle(counts, first_guess(weighed(counts), topics, _beside(corpus)), len(topics))
    strength = themes_of_sentences(counts @ evidence, corpus)
    held, given = list(passages(corpus, strength)), strongest(strength)
    found = ThemesFound(keywords_of(names, counts, evidence, given), held, counts, evidence, given, proposed, trials)
    if len(corpus) > _MOST_OF_FEW or found.share >= _MOST:
        return found
    thinner = find_in_few_words(corpus, campaigns, number=proposed if number or is_agreed(trials) else 0, trials=trials)
    return max(found, thinner, key=lambda one: one.share)


def _beside(corpus: Corpus) -> csr_array:
    """For each sentence the mean of those of its text."""
    import numpy as np
    from scipy.sparse import csr_array

    many = np.diff(corpus.text_sentences)
    own = np.repeat(np.arange(len(corpus)), many)
    ones = csr_array((np.ones(len(own)), (own, np.arange(len(own)))), shape=(len(corpus), len(own)))
    return ones.T @ csr_array(ones.multiply(1 / np.maximum(many, 1)[:, None]))
