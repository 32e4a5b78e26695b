"""What each sender added of her own, and how much of the letter she kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.campaigns.shingles import among, once
from roret.engines.texts.campaigns.similarity import SIZE
from roret.engines.texts.reading.corpus import flat_places

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.campaigns.shingles import Shingles
    from roret.engines.texts.reading.corpus import Corpus

_OFTEN = 0.2
_FEWEST_MEMBERS = 3
_MEMBERS_READ = 400
_COVERED = 0.5
_SHARD = 20_000


class Part(NamedTuple):
    """How one text stands to the letter."""

    share: float
    """How much of the letter it holds, 0 to 1."""
    added: tuple[int, ...]
    """The sentences (numbers of the corpus) that are not the letter's."""


def parts(members: np.ndarray, letter: int, *, corpus: Corpus, shingles: Shingles) -> list[Part]:
    """Return for each distinct member how much of the letter it holds and what it adds."""
    import numpy as np

    of_letter = once(shingles.of(np.array([letter]), SIZE)[0])
    known = once(np.concatenate([of_letter, _frequent(members[:_MEMBERS_READ], shingles)]))
    found: list[Part] = []
    for at in range(0, len(members), _SHARD):
        some = members[at : at + _SHARD]
        values, counts = shingles.of(some, SIZE)
        shares = _shares(values, counts, of_letter)
        found += map(Part, shares, _added(some, among(values, known), counts, corpus))
    return found


def _shares(values: np.ndarray, counts: np.ndarray, of_letter: np.ndarray) -> list[float]:
    import numpy as np

    held = among(values, of_letter)
    owner = np.repeat(np.arange(len(counts)), counts)[held]
    place = np.searchsorted(of_letter, values[held])
    kept = once(owner * len(of_letter) + place) // max(len(of_letter), 1)
    return np.round(np.bincount(kept, minlength=len(counts)) / max(len(of_letter), 1), 3).tolist()


def _frequent(members: np.ndarray, shingles: Shingles) -> np.ndarray:
    """Shingles that so many members have that they belong to the letter, or to another form of it."""
    import numpy as np

    values, counts = shingles.of(members, SIZE)
    owner = np.repeat(np.arange(len(members)), counts)
    distinct, place = np.unique(values, return_inverse=True)
    often = np.bincount(once(place * len(members) + owner) // len(members), minlength=len(distinct))
    return distinct[often >= max(_FEWEST_MEMBERS, _OFTEN * len(members))]


def _added(members: np.ndarray, held: np.ndarray, counts: np.ndarray, corpus: Corpus) -> list[tuple[int, ...]]:
    """The sentences of each member of which less than half the words stand in a row of the letter's."""
    import numpy as np

    first = corpus.text_sentences[members]
    many = corpus.text_sentences[members + 1] - first
    sentences = flat_places(first, many)
    lengths = corpus.sentence_starts[sentences + 1] - corpus.sentence_starts[sentences]
    marked = _marked(corpus.starts[members + 1] - corpus.starts[members], held, counts)
    share = np.add.reduceat(marked, np.cumsum(lengths) - lengths) / lengths
    own = share < _COVERED
    edges = np.searchsorted(np.repeat(np.arange(len(members)), many)[own], np.arange(len(members) + 1)).tolist()
    added = sentences[own].tolist()
    return [tuple(added[start:end]) for start, end in pairwise(edges)]


def _marked(words: np.ndarray, held: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Tell of each word whether it stands in a row that is the letter's."""
    import numpy as np

    at = flat_places(np.cumsum(words) - words, counts)[held]
    marked = np.zeros(int(words.sum()), dtype=np.int64)
    for step in range(SIZE):
        marked[at + step] = 1
    return marked
