"""Themes of a few hundred short texts: they share so few words that a sentence alone says nothing for sure.

The usual case in a municipality, and the one in which sentence by sentence most texts are left without a theme. Three
things are read otherwise: only words that name something, and compounds by their parts as well ("ressourceforløb" meets
"forløb"); the number of themes by a rule of thumb, unless halves of the texts agree on one; and the whole text is the
witness, not each of its sentences. What is found is thinner than in a large corpus. A text whose words speak for no theme
is still given none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.texts.themes.assigning import passages
from roret.engines.texts.themes.evidence import ENOUGH, evidence_of
from roret.engines.texts.themes.found import ThemesFound, keywords_of, no_themes, strongest
from roret.engines.texts.themes.number import rule_of_thumb
from roret.engines.texts.themes.terms import count_terms, naming
from roret.engines.texts.themes.topics import factorise, telling_terms, weighed
from roret.engines.texts.themes.units import unit_of_sentences, units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from scipy.sparse import csr_array

    from roret.engines.texts.campaigns import Campaign
    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.themes.number import Trial

_ENOUGH = 2.0
"""Natural logarithm: the words of the whole text are seven times likelier within the theme."""
_SECOND = 0.5
_ROUNDS = 2
_ALSO = 0.01
"""What the topic itself says of a word ranks it behind every word that has evidence."""


def find_in_few_words(
    corpus: Corpus, campaigns: Sequence[Campaign], *, number: int, trials: list[Trial]
) -> ThemesFound:
    """Return the themes of texts that share few words; `number` of them, or by a rule of thumb."""
    terms = naming(count_terms(corpus))
    units = units_of(corpus, terms, campaigns)
    kept = telling_terms(units.counts)
    names, counts = [terms.names[place] for place in kept.tolist()], terms.counts[:, kept]
    if not names:
        return no_themes(corpus, counts)
    rows = weighed(units.counts[:, kept], units.weights)
    proposed = number or rule_of_thumb(rows)
    topics, _ = factorise(rows, min(proposed, len(names)))
    own, read = _texts_of_sentences(corpus), unit_of_sentences(corpus, campaigns) >= 0
    evidence = _learned(counts, topics, own, read)
    strength = _strength(counts @ evidence, own)
    given, worth = strongest(strength), evidence + _ALSO * topics.T
    found = list(passages(corpus, strength))
    return ThemesFound(keywords_of(names, counts, worth, given), found, counts, evidence, given, proposed, trials)


def _texts_of_sentences(corpus: Corpus) -> np.ndarray:
    import numpy as np

    return np.repeat(np.arange(len(corpus)), np.diff(corpus.text_sentences))


def _learned(counts: csr_array, topics: np.ndarray, own: np.ndarray, read: np.ndarray) -> np.ndarray:
    """The evidence of words: each text speaks for the topic it is nearest to, then for the theme its words speak for.

    A letter is read once (`read` tells of each sentence whether it is), whoever else sent it.
    """
    import numpy as np

    near = weighed(_whole(counts, own)) @ topics.T
    given = np.where(near.max(axis=1) > 0, near.argmax(axis=1), -1)
    evidence = evidence_of(counts[read], given[own][read], len(topics))
    for _ in range(_ROUNDS - 1):
        scores = _whole(counts @ evidence, own)
        given = np.where(scores.max(axis=1) >= _ENOUGH, scores.argmax(axis=1), -1)
        evidence = evidence_of(counts[read], given[own][read], len(topics))
    return evidence


def _whole(of_sentences: csr_array | np.ndarray, own: np.ndarray) -> csr_array | np.ndarray:
    """What the sentences of each text have together; a text without sentences before the last has nothing."""
    import numpy as np
    from scipy.sparse import csr_array

    texts = int(own.max(initial=-1)) + 1
    return csr_array((np.ones(len(own)), (own, np.arange(len(own)))), shape=(texts, len(own))) @ of_sentences


def _strength(scores: np.ndarray, own: np.ndarray) -> np.ndarray:
    """The evidence of each sentence for the themes that its text has: the likeliest, and others that are sure."""
    import numpy as np

    whole = np.asarray(_whole(scores, own))
    best = whole.max(axis=1, keepdims=True)
    first = whole.argmax(axis=1)[:, None] == np.arange(whole.shape[1])
    held = (first & (whole >= _ENOUGH)) | ((whole >= 2 * ENOUGH) & (whole >= _SECOND * best))
    return np.round(np.where(held[own], scores, 0), 4)
