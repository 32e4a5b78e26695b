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

if TYPE_CHECKING:
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
    """Each pair of a text and a letter that share a row, and the rows."""

    text: np.ndarray
    letter: np.ndarray
    counts: np.ndarray
    """How many rows they share."""
    share: np.ndarray
    """How much of the letter that is."""
    entry: np.ndarray
    """Row by row: its place in the list of all letters' shingles."""
    pair_of_hit: np.ndarray
    """And whose it is."""

    def only(self, asked: np.ndarray) -> _Pairs:
        """Return the pairs with the rows of those that are asked about and no others."""
        rows = asked[self.pair_of_hit]
        return self._replace(entry=self.entry[rows], pair_of_hit=self.pair_of_hit[rows])


class _Entries(NamedTuple):
    """The shingles of all letters, sorted."""

    values: np.ndarray
    letter: np.ndarray
    sentence: np.ndarray
    """The sentence that the shingle begins in, numbered through all letters."""


def contained(texts: np.ndarray, letters: list[Letter], shingles: Shingles) -> Contained:
    """Return each pair (text, letter) in which the text holds enough of the letter to be asked about."""
    import numpy as np

    entries = _entries(letters)
    hits = _hits(texts, entries, shingles)
    pairs, pair_of_hit = np.unique(hits.text * len(letters) + entries.letter[hits.entry], return_inverse=True)
    text, letter = np.divmod(pairs, len(letters))
    counts = np.bincount(pair_of_hit, minlength=len(pairs))
    share = counts / np.bincount(entries.letter, minlength=len(letters))[letter]
    found = _Pairs(text, letter, counts, share, hits.entry, pair_of_hit)
    needed = log(max(len(texts), 1)) + log(max(len(letters), 1)) + _CERTAIN
    certain = _certain(found, entries, np.array([one.text for one in letters]), texts=len(texts), needed=needed)
    kept = share >= SHARE
    return Contained(text[kept], letter[kept], share[kept], certain[kept])


def _certain(found: _Pairs, entries: _Entries, letters: np.ndarray, *, texts: int, needed: float) -> np.ndarray:
    """Tell of each pair whether the text can have what it has of the letter by no chance.

    First every text with little of a letter shows what is common speech, then every text that holds none for certain.
    """
    import numpy as np

    asked, speaks = found.share >= SHARE, found.share < SHARE
    while True:
        common = np.bincount(found.entry[speaks[found.pair_of_hit]], minlength=len(entries.values))
        rare, evidence = _evidence(entries, found.only(asked), common, texts=texts)
        whole = rare & (found.share >= _WHOLE) & (found.counts >= _WHOLE_SHINGLES)
        certain = asked & ((evidence >= needed) | whole)
        holds = np.isin(found.text, np.concatenate([letters, found.text[certain]]))
        if (asked == certain).all() and (speaks == ~holds).all():
            return certain
        asked, speaks = certain, ~holds


def _evidence(entries: _Entries, found: _Pairs, common: np.ndarray, *, texts: int) -> tuple[np.ndarray, np.ndarray]:
    """For each pair whether it shares something rare, and the worth of all that it shares.

    `common` tells of each shingle how many texts have it that hold no letter.
    """
    import numpy as np

    many = len(found.text)
    if not len(found.entry):
        return np.zeros(many, dtype=bool), np.zeros(many)
    sentences = int(entries.sentence.max()) + 1
    keys = found.pair_of_hit * sentences + entries.sentence[found.entry]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    first = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))
    pair, sentence = np.divmod(ranked[first], sentences)
    fewest = np.minimum.reduceat(common[found.entry][order], first)
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


def _hits(texts: np.ndarray, entries: _Entries, shingles: Shingles) -> _Hits:
    """Look every shingle of the texts up among the letters', shard by shard."""
    import numpy as np

    known = np.zeros(1 << _FILTER_BITS, dtype=bool)
    known[entries.values & np.uint64(len(known) - 1)] = True
    found = [_hits_of(texts[at : at + _SHARD], entries, shingles, known) for at in range(0, len(texts), _SHARD)]
    nothing = np.zeros(0, dtype=np.int64)
    columns = zip(*found, strict=True) if found else ([nothing], [nothing])
    return _Hits(*(np.concatenate(column) for column in columns))


def _hits_of(texts: np.ndarray, entries: _Entries, shingles: Shingles, known: np.ndarray) -> _Hits:
    import numpy as np

    values, counts = shingles.of(texts, SIZE)
    maybe = np.flatnonzero(known[values & np.uint64(len(known) - 1)])
    values, owner = values[maybe], np.repeat(texts, counts)[maybe]
    first = np.searchsorted(entries.values, values, side="left")
    many = np.searchsorted(entries.values, values, side="right") - first
    entry = np.repeat(first - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))
    pairs = once(np.repeat(owner, many) * len(entries.values) + entry)
    return _Hits(pairs // len(entries.values), pairs % len(entries.values))
