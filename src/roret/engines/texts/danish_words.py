"""Danish lemmas, also of words that are in no list."""

from __future__ import annotations

import re

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

from roret.engines.texts import compounds
from roret.engines.texts.danish_lexicon import known_lemma, name, noun_lemma

ENDINGS = frozenset({"s", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ne", "nes", "e", "es"})
"""What may follow an apostrophe and is no part of the word ("pc'erne", "EU's")."""

_LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))
_SHORTEST_STEM = 3
_OTHER_SPELLINGS = re.compile("aa|ae|oe|ä|ö")
_DANISH_LETTERS = {"aa": "å", "ae": "æ", "oe": "ø", "ä": "æ", "ö": "ø"}


def lemma(word: str) -> str:
    """Return the dictionary form of a word in small letters.

    Knows words typed without æ, ø, å ("boernehave"), genitives, and unknown compounds by their last part. An unknown
    word comes back without a genitive -s.
    """
    found = _lemma(word) or _lemma(_danish_spelling(word))
    return found or _LEMMATIZER.lemmatize(_without_genitive(word), lang="da")


def _lemma(word: str) -> str | None:
    """The lemma of a word of the list or of a compound whose last part is one."""
    known = known_lemma(word) or name(word)
    if known is not None:
        return known
    for form in (word, _without_genitive(word)):
        start = compounds.last_part(form)
        if start is not None:
            return form[:start] + (noun_lemma(form[start:]) or form[start:])
    return None


def _danish_spelling(word: str) -> str:
    return _OTHER_SPELLINGS.sub(lambda pair: _DANISH_LETTERS[pair[0]], word)


def _without_genitive(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST_STEM + 1 else word
