"""Texts that hold a good part of a letter: half of it, or all of it among many own words.

Rows of five words that both have are evidence, sentence by sentence of the letter, and the more the fewer other texts
have them: what also stands in texts that hold no letter ("vi bor tæt på skolen og") is common speech. Which texts hold
none is asked again until the answer stays: twenty neighbours who use the same phrases must not vouch for each other. One
sentence alone is never enough; two strangers may have it from a newspaper.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.campaigns.letters import SIZE
from roret.engines.texts.campaigns.shingles import once
from roret.engines.texts.reading.corpus import flat_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from roret.engines.texts.campaigns.letters import Letter
    from roret.engines.texts.campaigns.shingles import Shingles

SHARE = 0.15
_CERTAIN = 2.0
"""Natural logarithm: how far the evidence must be above what chance gives once among all texts and letters."""
_USUAL = 3.0
"""What a sentence about the same matter is worth among texts about it: only what is rarer than that counts."""
_BACKGROUND = 1_000
"""Among few texts, a row of five words that no other has is rarer than their number can tell."""
_WHOLE = 0.9
_WHOLE_SHINGLES = 8
_RARE = 2
_FILTER_BITS = 24
_SHARD = 20_000


class Contained(NamedTuple):
    """Which text holds how much of which letter."""

    text: np.ndarray
    letter: np.ndarray
    share: np.ndarray
    """How much of the letter the text holds, 0 to 1."""
    certain: np.ndarray
    """Whether that can be no chance."""


class _Hits(NamedTuple):
    """Row by row: the text, and the place in the list of all letters' shingles."""

    text: np.ndarray
    entry: np.ndarray


class _Pairs(NamedTuple):
    """Pairs of a text and a letter that share enough rows to be asked about, and the rows."""

    text: np.ndarray
    letter: np.ndarray
    counts: np.ndarray
    """How many rows they share."""
    share: np.ndarray
    """How much of the letter that is."""
    entry: np.ndarray
    """Row by row: its place in the list of all letters' shingles."""
    pair: np.ndarray
    """And whose it is."""

    def only(self, asked: np.ndarray) -> _Pairs:
        """Return the pairs with the rows of those that are asked about and no others."""
        rows = asked[self.pair]
        return self._replace(entry=self.entry[rows], pair=self.pair[rows])

    def kept(self, chosen: np.ndarray) -> _Pairs:
        """Return the chosen pairs and nothing of the others."""
        import numpy as np

        rows = chosen[self.pair]
        place = np.cumsum(chosen) - 1
        text, letter, counts, share = (column[chosen] for column in self[:4])
        return _Pairs(text, letter, counts, share, self.entry[rows], place[self.pair[rows]])


class _Entries(NamedTuple):
    """The shingles of all letters, sorted."""

    values: np.ndarray
    letter: np.ndarray
    sentence: np.ndarray
    """The sentence that the shingle begins in, numbered through all letters."""


def contained(texts: np.ndarray, letters: list[Letter], shingles: Shingles) -> Contained:
    """Return each pair (text, letter) in which the text holds enough of the letter to be asked about."""
    import numpy as np

    search = _Search(_entries(letters), shingles)
    found, little, everywhere = _look_through(texts, search, len(letters))
    needed = log(max(len(texts), 1)) + log(max(len(letters), 1)) + _CERTAIN
    own = np.array([letter.text for letter in letters])
    certain = _is_no_chance(found, search.entries, little, texts=len(texts), needed=needed)
    while True:
        speech = everywhere - search.rows_of(np.union1d(own, found.text[certain]))
        asked = found.only(certain)
        sure = certain & _is_no_chance(asked, search.entries, speech, texts=len(texts), needed=needed)
        if (sure == certain).all():
            return Contained(found.text, found.letter, found.share, certain)
        certain = sure


def _look_through(texts: np.ndarray, search: _Search, letters: int) -> tuple[_Pairs, np.ndarray, np.ndarray]:
    """The pairs to be asked about, and how often each shingle stands in texts with little of its letter, and in all.

    The rows of the many pairs that share a phrase or two are counted, shard by shard, and not kept.
    """
    import numpy as np

    little, everywhere = (np.zeros(len(search.entries.values), dtype=np.int64) for _ in range(2))
    parts = []
    for hits in search.hits(texts):
        pairs = _pairs(hits, search.entries, letters)
        enough = pairs.share >= SHARE
        little += search.count(pairs.only(~enough).entry)
        everywhere += search.count(hits.entry)
        parts.append(pairs.kept(enough))
    return _joined(parts), little, everywhere


def _pairs(hits: _Hits, entries: _Entries, letters: int) -> _Pairs:
    import numpy as np

    pairs, pair = np.unique(hits.text * letters + entries.letter[hits.entry], return_inverse=True)
    text, letter = np.divmod(pairs, letters)
    counts = np.bincount(pair, minlength=len(pairs))
    share = counts / np.bincount(entries.letter, minlength=letters)[letter]
    return _Pairs(text, letter, counts, share, hits.entry, pair)


def _joined(parts: list[_Pairs]) -> _Pairs:
    import numpy as np

    before = np.cumsum([0, *(len(part.text) for part in parts)]).tolist()
    moved = [part._replace(pair=part.pair + first) for part, first in zip(parts, before, strict=False)]
    return _Pairs(*(np.concatenate(column) for column in zip(*moved, strict=True)))


def _is_no_chance(found: _Pairs, entries: _Entries, speech: np.ndarray, *, texts: int, needed: float) -> np.ndarray:
    """Tell of each pair whether the text can have what it has of the letter by no chance."""
    rare, evidence = _evidence(entries, found, speech, texts=texts)
    whole = rare & (found.share >= _WHOLE) & (found.counts >= _WHOLE_SHINGLES)
    return (evidence >= needed) | whole


def _evidence(entries: _Entries, found: _Pairs, speech: np.ndarray, *, texts: int) -> tuple[np.ndarray, np.ndarray]:
    """For each pair whether it shares something rare, and the worth of all that it shares.

    `speech` tells of each shingle how many texts have it that hold no letter.
    """
    import numpy as np

    many = len(found.text)
    if not len(found.entry):
        return np.zeros(many, dtype=bool), np.zeros(many)
    sentences = int(entries.sentence.max()) + 1
    keys = found.pair * sentences + entries.sentence[found.entry]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    first = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))
    pair, sentence = np.divmod(ranked[first], sentences)
    fewest = np.minimum.reduceat(speech[found.entry][order], first)
    shared = np.diff(np.append(first, len(ranked)))
    # A single row out of many in a sentence is easier to meet than that very one.
    background = np.where(fewest > 0, texts, max(texts, _BACKGROUND))
    worth = np.log(background / (fewest + 0.5)) - np.log(np.bincount(entries.sentence)[sentence] / shared) - _USUAL
    rare = np.bincount(pair, weights=fewest <= _RARE, minlength=many) > 0
    return rare, np.bincount(pair, weights=np.maximum(worth, 0), minlength=many)


def _entries(letters: list[Letter]) -> _Entries:
    import numpy as np

    values = np.concatenate([letter.shingles for letter in letters])
    owners = np.repeat(np.arange(len(letters)), [len(letter.shingles) for letter in letters])
    begin = np.cumsum([0, *(int(letter.sentences.max(initial=-1)) + 1 for letter in letters)])
    sentences = np.concatenate(
        [letter.sentences + first for letter, first in zip(letters, begin.tolist(), strict=False)]
    )
    order = np.lexsort((owners, values))
    return _Entries(values[order], owners[order], sentences[order])


class _Search:
    """Looks the shingles of texts up among the letters', shard by shard."""

    def __init__(self, entries: _Entries, shingles: Shingles) -> None:
        import numpy as np

        self.entries = entries
        self.shingles = shingles
        self._known = np.zeros(1 << _FILTER_BITS, dtype=bool)
        self._known[entries.values & np.uint64(len(self._known) - 1)] = True

    def hits(self, texts: np.ndarray) -> Iterator[_Hits]:
        """Yield the rows that the texts share with the letters."""
        for at in range(0, len(texts), _SHARD):
            yield self._hits(texts[at : at + _SHARD])

    def rows_of(self, texts: np.ndarray) -> np.ndarray:
        """Return for each shingle of the letters how many of the texts have it."""
        import numpy as np

        total = np.zeros(len(self.entries.values), dtype=np.int64)
        for hits in self.hits(texts):
            total += self.count(hits.entry)
        return total

    def count(self, entry: np.ndarray) -> np.ndarray:
        """Return how often each shingle of the letters is among the rows."""
        import numpy as np

        return np.bincount(entry, minlength=len(self.entries.values))

    def _hits(self, texts: np.ndarray) -> _Hits:
        import numpy as np

        known, sorted_values = self._known, self.entries.values
        values, counts = self.shingles.of(texts, SIZE)
        maybe = np.flatnonzero(known[values & np.uint64(len(known) - 1)])
        values, owner = values[maybe], np.repeat(texts, counts)[maybe]
        first = np.searchsorted(sorted_values, values, side="left")
        many = np.searchsorted(sorted_values, values, side="right") - first
        pairs = once(np.repeat(owner, many) * len(sorted_values) + flat_places(first, many))
        return _Hits(*np.divmod(pairs, len(sorted_values)))
