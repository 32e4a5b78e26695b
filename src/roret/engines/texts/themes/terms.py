"""The words that tell what a sentence is about: lemmas without small words, counted sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts import danish_words, english_words
from roret.engines.texts.compounds import parts
from roret.engines.texts.danish_lexicon import is_noun, look_up
from roret.engines.texts.themes.stop_words import STOP_WORDS

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

    from roret.engines.texts.reading.corpus import Corpus

_SHORTEST = 2
_LONGEST = 40
_FEW_WORDS = 20_000
"""In a larger vocabulary a word that stands once in all texts (mostly a slip of the keys) is not looked up."""

_NO_NOUNS = frozenset("bede ende forstå følge gennemgå kende læ læst vare værd".split())
"""Verbs and adjectives that the list also knows as rare nouns; people nearly always mean the verb."""


class Terms(NamedTuple):
    """Every sentence of a corpus as counts of lemmas."""

    names: list[str]
    counts: csr_array
    """One row for each sentence, one column for each name."""


def count_terms(corpus: Corpus) -> Terms:
    """Return the lemmas of every sentence. Texts that are not English are read as Danish."""
    import numpy as np
    from scipy.sparse import csr_array

    names: dict[str, int] = {}
    english = np.array([language == "en" for language in corpus.languages])
    of_type = np.stack(
        [
            _terms(corpus, names, language="da", wanted=~english),
            _terms(corpus, names, language="en", wanted=english),
        ]
    )
    per_text = np.diff(corpus.starts)
    term = of_type[np.repeat(english.astype(np.int64), per_text), corpus.tokens]
    sentence = np.repeat(np.arange(len(corpus.spans)), np.diff(corpus.sentence_starts))
    kept = term >= 0
    shape = (len(corpus.spans), len(names))
    counts = csr_array((np.ones(int(kept.sum()), dtype=np.float32), (sentence[kept], term[kept])), shape=shape)
    counts.sum_duplicates()
    return _sorted(list(names), counts)


def _terms(corpus: Corpus, names: dict[str, int], *, language: str, wanted: np.ndarray) -> np.ndarray:
    """For each word of the vocabulary the number of its term in this language, or -1."""
    import numpy as np

    found = np.full(len(corpus.vocabulary), -1, dtype=np.int64)
    often = np.bincount(corpus.tokens[np.repeat(wanted, np.diff(corpus.starts))], minlength=len(found))
    fewest = 1 if len(found) <= _FEW_WORDS else 2
    for place in np.flatnonzero(often >= fewest).tolist():
        name = term(corpus.vocabulary[place], language)
        if name:
            found[place] = names.setdefault(name, len(names))
    return found


def term(word: str, language: str) -> str:
    """Return the lemma of a word in small letters, or "" for one that tells no topic."""
    if (
        word in STOP_WORDS
        or not _SHORTEST < len(word) <= _LONGEST
        or not word[0].isalpha()
        or any(map(str.isdigit, word))
    ):
        return ""
    lemma = english_words.lemma(word) if language == "en" else danish_words.lemma(word)
    return "" if lemma in STOP_WORDS else lemma


def naming(terms: Terms) -> Terms:
    """Return the words that name something, and the parts of compounds beside them.

    The Danish list tells a noun; a word that it does not know (a name, a new compound, an English word) is taken for one.
    """
    import numpy as np
    from scipy.sparse import csr_array

    names: dict[str, int] = {}
    pairs = [
        (place, names.setdefault(part, len(names)))
        for place, name in enumerate(terms.names)
        if _names_something(name)
        for part in dict.fromkeys([name, *filter(None, map(_part, parts(name)))])
    ]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    parted = csr_array((np.ones(len(pairs), dtype=np.float32), (rows, columns)), shape=(len(terms.names), len(names)))
    return _sorted(list(names), (terms.counts @ parted).tocsr())


def _part(lemma: str) -> str:
    """The first part of a compound need not be a noun: "vente" in "ventetid"."""
    return "" if lemma in _NO_NOUNS else term(lemma, "da")


def _names_something(lemma: str) -> bool:
    """A noun, or a compound that is no verb ("begynde" is not beg and ynde)."""
    if lemma in _NO_NOUNS:
        return False
    return is_noun(lemma) or look_up(lemma) is None or (bool(parts(lemma)) and look_up(f"{lemma}r") != lemma)


def _sorted(names: list[str], counts: csr_array) -> Terms:
    """Columns in the order of the alphabet: it must not matter which text came first."""
    import numpy as np

    order = np.argsort(np.array(names, dtype=object)) if names else np.zeros(0, dtype=np.int64)
    return Terms([names[place] for place in order.tolist()], counts[:, order])
