"""The Danish word list: simplemma's, mended where it would part the forms of one noun.

The list (788,000 forms) gives each form one lemma, and so sends some forms of a noun elsewhere: "borger" to "borge" but
"borgere" to "borger", "forbruget" to "forbruge" but "forbrugets" to "forbrug". In a municipality the noun is meant.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORTEST_STEM = 3
_LOOKUPS_KEPT = 200_000
# Nouns in -er whose singular the list takes for a verb. Only those that are far more often people than doings.
_PEOPLE = (
    "ansøger borger bruger deltager ejer hjælper leder lejer modtager rådgiver tilflytter træner underviser vejleder vælger"
).split()
# Frequent words of a municipality that the list files wrongly and no rule mends.
_CORRECTED_FORMS = {
    "bad": "bad bads badet badets badene",
    "barn": "barne børne",
    "bus": "busse busses",
    "center": "centret centrets centre centres centrene centrenes",
    "cykel": "cykler cykelen cyklen cyklens cykels cyklers cyklerne cyklernes",
    "død": "død døds døden dødens",
    "forældre": "forælder forælders forælderen forælderens forældre forældres forældrene forældrenes",
    "god": "gode godt",
    "gås": "gås gåsen gåsens",
    "handicap": "handicap handicaps handicappet handicappets handicappene",
    "hel": "hele helt",
    "klage": "klager klagers klagerne klagernes",
    "kvarter": "kvarter kvarters kvarteret kvarterets kvarterer kvarterers kvartererne kvarterernes",
    "pris": "priser prisers priserne prisernes",
    "skat": "skat skats skatten skattens skatter skatters skatterne skatternes",
    "stop": "stop stoppet stoppets stoppene",
    "ældre": "ældre ældres",
}
_CORRECTIONS = {form: lemma for lemma, forms in _CORRECTED_FORMS.items() for form in forms.split()} | {
    f"{noun}{ending}": noun for noun in _PEOPLE for ending in ("", "s", "e", "es", "en", "ens", "ne", "nes")
}
# Past participles that are far more common than the noun they look like.
_PARTICIPLES = frozenset("dækket lavet løbet præget taget øget".split())
_CORRECTED = frozenset(_CORRECTIONS.values())


@lru_cache(maxsize=_LOOKUPS_KEPT)
def look_up(form: str) -> str | None:
    """Return the list's lemma of a form in small letters, or None. Names (københavn) are not found here."""
    found = _words().get(form)
    return _without_double(found.lower()) if found is not None else None


def name(word: str) -> str | None:
    """Return the lemma of a word in small letters that the list knows with a capital only: københavns."""
    found = _words().get(word.capitalize()) if look_up(word) is None else None
    return found.lower() if found is not None else None


def _words() -> Mapping[str, str]:
    return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary("da")


def _without_double(listed: str) -> str:
    """No Danish word ends in a doubled consonant: the list's "hall" (of "hallen") is "hal"."""
    doubled = len(listed) > _SHORTEST_STEM and listed[-1] == listed[-2] and listed[-1] not in "aeiouyæøå"
    return listed[:-1] if doubled and listed[:-1] in _words() else listed


@lru_cache(maxsize=_LOOKUPS_KEPT)
def known_lemma(word: str) -> str | None:
    """Return the lemma of a form in small letters as the list and our rules have it, or None for an unknown word."""
    if word in _CORRECTIONS:
        return _CORRECTIONS[word]
    listed = look_up(word)
    if listed is None or listed == word:
        return listed
    if word.endswith("s") and len(word) > _SHORTEST_STEM and look_up(word[:-1]) is not None:
        return known_lemma(word[:-1])
    return _neuter_noun(word, listed) or listed


def _neuter_noun(word: str, listed: str) -> str | None:
    """The noun in "forbruget" that the list takes for the participle of "forbruge": its genitive gives it away."""
    noun = word[:-2]
    told = word == f"{listed}t" and word not in _PARTICIPLES and look_up(f"{word}s") == noun
    return noun if told and look_up(noun) == noun else None


@lru_cache(maxsize=_LOOKUPS_KEPT)
def noun_lemma(form: str) -> str | None:
    """Return the lemma of a form read as a noun, as the last part of a compound is: "giver" is giver, not give."""
    lemma = known_lemma(form)
    if lemma is None:
        return None
    if is_noun(lemma):
        return lemma
    return form if is_noun(form) else None


@lru_cache(maxsize=_LOOKUPS_KEPT)
def is_noun(word: str) -> bool:
    """Tell whether the list knows the word with the definite ending of a noun: planen, skolens, huset, svarene."""
    if word in _CORRECTED:
        return True
    endings = (
        ("ns", "ts", "rne") if word.endswith("e") else ("en", "et", "ene", "erne", f"{word[-1]}en", f"{word[-1]}et")
    )
    return any(look_up(word + ending) == word for ending in endings)
