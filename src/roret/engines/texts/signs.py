"""Stances and references in many texts: only sentences that hold a word which could mean one are looked at closely."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from roret.engines.texts.references import Reference, find_references, may_refer
from roret.engines.texts.stance import Sign, Stance, find_stances, stances_of_word

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.reading.corpus import Corpus


def stances(corpus: Corpus) -> Iterator[tuple[int, Sign]]:
    """Yield (text, sign) for the first sign of each stance in a text; places count in the text."""
    may = {stance: _sentences_with(corpus, partial(_may_take, stance=stance)) for stance in Stance}
    owners = _owners(corpus)
    seen: set[tuple[int, Stance]] = set()
    for number in _any(may.values()):
        text = owners[number]
        among = [stance for stance in Stance if may[stance][number]]
        start, end = corpus.sentence(number)
        for sign in find_stances(corpus.texts[text][start:end], among):
            if (text, sign.stance) not in seen:
                seen.add((text, sign.stance))
                yield text, Sign(sign.stance, start + sign.start, start + sign.end)


def _may_take(word: str, stance: Stance) -> bool:
    return stance in stances_of_word(word)


def references(corpus: Corpus) -> Iterator[tuple[int, Reference]]:
    """Yield (text, reference); places count in the text."""
    numbered = _sentences_with(corpus, lambda word: any(map(str.isdigit, word)))
    named = _sentences_with(corpus, may_refer)
    owners = _owners(corpus)
    for number in _any([numbered & named]):
        start, end = corpus.sentence(number)
        for found in find_references(corpus.texts[owners[number]][start:end]):
            yield owners[number], found._replace(start=start + found.start, end=start + found.end)


def _sentences_with(corpus: Corpus, is_wanted: Callable[[str], bool]) -> np.ndarray:
    """Tell of each sentence whether it has such a word."""
    import numpy as np

    wanted = np.array([is_wanted(word) for word in corpus.vocabulary], dtype=bool)
    if not len(corpus.spans):
        return np.zeros(0, dtype=bool)
    return np.logical_or.reduceat(wanted[corpus.tokens], corpus.sentence_starts[:-1])


def _owners(corpus: Corpus) -> list[int]:
    """The text of each sentence."""
    import numpy as np

    return np.repeat(np.arange(len(corpus)), np.diff(corpus.text_sentences)).tolist()


def _any(marks: Iterable[np.ndarray]) -> list[int]:
    import numpy as np

    return np.flatnonzero(np.logical_or.reduce(list(marks))).tolist()
