"""English lemmas, from simplemma's word list."""

from __future__ import annotations

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

ENDINGS = frozenset({"s"})
"""What may follow an apostrophe and is no part of the word."""

_LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))


def lemma(word: str) -> str:
    """Return the dictionary form of a word in small letters; an unknown word as it is."""
    return _LEMMATIZER.lemmatize(word, lang="en").lower()
