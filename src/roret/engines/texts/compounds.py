"""Danish compounds and their parts: parkeringsplads is also parkering and plads.

Careful rather than complete: a wrong part makes a search find what it should not. Both parts must be words of the list,
the last one a noun, with -s- or -e- between them or nothing. Prefixes (for-, under-) and endings that look like nouns
(-skab) never count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from roret.engines.texts.danish_lexicon import is_noun, known_lemma, look_up, name, noun_lemma

_KEPT = 200_000
_SHORTEST_FIRST = 3
_SHORTEST_LAST = 4
_SHORTEST_WORD = 5
_LONGEST_WORD = 60
# Words of two or three letters that really are parts; others ("and", "ion", "ale") are mostly accidents.
_SHORT_FIRST = frozenset({"by", "sø", "el"})
_SHORT_LAST = frozenset("bad bil bus by hal hus mad ret rum råd sti tid tog træ vej".split())
_NEVER_LAST = frozenset(
    "skab løshed lighed ling ering ring elle ende inger else ster sætning slag tale læge stand tand ment tion".split()
)
_NEVER_FIRST = frozenset(
    """for fore over under ind ude udad ned frem til fra med mod efter mellem gen sam sammen bort hen hjem imod igen mis
    van vel ved ene trans kon pro des per sub super inter intra ekstra tran kont pre dis dia mono par kom res part dele
    tid""".split()
)
_ALSO_FIRST = frozenset({"hjemme", "selv", "fælles", "privat", "offentlig", "udsatte"})


class _Split(NamedTuple):
    first: str
    """The lemma of the first part."""
    start: int
    """Where the last part begins."""


def parts(lemma: str) -> tuple[str, ...]:
    """Return the lemmas that a compound is made of, each once, and with them the shorter compounds inside it.

    "lokalplanforslag" gives lokal, planforslag, plan, forslag, lokalplan. Empty for a word that is no compound.
    """
    return tuple(dict.fromkeys(_parts(lemma)))


def last_part(word: str) -> int | None:
    """Return where the last part of a compound begins, counted in letters, or None. The word may be inflected."""
    splits = _splits(word)
    return splits[0].start if splits else None


def _parts(word: str) -> list[str]:
    found = []
    for first, start in _splits(word):
        last = word[start:]
        if noun_lemma(last) == last:
            found += [first, *_parts(first), last, *_parts(last)]
    return found


@lru_cache(maxsize=_KEPT)
def _splits(word: str) -> tuple[_Split, ...]:
    """Every way to divide the word in two, the longest last part first."""
    if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or name(word) is not None:
        return ()
    found: list[_Split] = []
    for start in range(2, len(word) - 1):
        # "husstand" is hus and stand, so it is not hus and tand with an -s- between.
        if not (found and found[-1].start == start - 1) and _may_be_last(word[start:]):
            first = _first(word[:start])
            if first is not None:
                found.append(_Split(first, start))
    return tuple(found)


def _may_be_last(form: str) -> bool:
    lemma = noun_lemma(form)
    if lemma is None or lemma in _NEVER_LAST or form[:2] != lemma[:2]:
        return False
    return len(lemma) >= _SHORTEST_LAST or lemma in _SHORT_LAST


def _first(form: str) -> str | None:
    """The lemma of a first part as it stands in the compound, or with -s- or -e- taken off."""
    for bare in (form, form[:-1] if form[-1] in "se" else ""):
        if bare in _NEVER_FIRST or (len(bare) < _SHORTEST_FIRST and bare not in _SHORT_FIRST):
            continue
        if bare in _ALSO_FIRST or _may_be_first(bare):
            return known_lemma(bare)
        if look_up(bare) is None and any(known_lemma(bare[start:]) == bare[start:] for _, start in _splits(bare)):
            return bare
    return None


def _may_be_first(form: str) -> bool:
    """A noun, an adjective (with -t and -e) or the infinitive of a verb (with -nde)."""
    lemma = known_lemma(form)
    if lemma is None:
        return False
    adjective = look_up(f"{lemma}t") == lemma == look_up(f"{lemma}e")
    return is_noun(lemma) or adjective or look_up(f"{form}nde") == form
