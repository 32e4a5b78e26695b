"""Texts that hold a good part of a letter: half of it, or all of it among many own words.

A row of five words counts only when it is the letter's own: what also stands in texts that have little else of the letter
("vi bor tæt på skolen og") is common speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.campaigns.letters import SIZE
from roret.engines.texts.campaigns.shingles import once

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.campaigns.letters import Letter
    from roret.engines.texts.campaigns.shingles import Shingles

SHARE = 0.15
_FEWEST = 12
_COMMON_TEXTS = 3
_COMMON_SHARE = 0.05
_ROUNDS = 5
_FILTER_BITS = 24
_SHARD = 20_000


class Contained(NamedTuple):
    """Which text holds how much of which letter."""

    text: np.ndarray
    letter: np.ndarray
    share: np.ndarray


class _Hits(NamedTuple):
    """Row by row: the text, and the place in the list of all letters' shingles."""

    text: np.ndarray
    entry: np.ndarray


class _Entries(NamedTuple):
    """The shingles of all letters, sorted."""

    values: np.ndarray
    letter: np.ndarray
    senders: np.ndarray


def contained(texts: np.ndarray, letters: list[Letter], shingles: Shingles) -> Contained:
    """Return each pair (text, letter) in which the text holds enough of the letter."""
    import numpy as np

    entries = _entries(letters)
    hits = _hits(texts, entries, shingles)
    common = np.zeros(len(entries.values), dtype=bool)
    for _ in range(_ROUNDS):
        pairs, pair_of_hit, counts = _counted(hits, entries, common, len(letters))
        sizes = np.bincount(entries.letter[~common], minlength=len(letters))
        share = counts / np.maximum(sizes[pairs % len(letters)], 1)
        enough = (counts >= _FEWEST) & (share >= SHARE)
        elsewhere = np.bincount(hits.entry[~enough[pair_of_hit]], minlength=len(common))
        now = common | (elsewhere >= np.maximum(_COMMON_TEXTS, _COMMON_SHARE * entries.senders))
        if (now == common).all():
            break
        common = now
    return Contained(pairs[enough] // len(letters), pairs[enough] % len(letters), share[enough])


def _entries(letters: list[Letter]) -> _Entries:
    import numpy as np

    values = np.concatenate([letter.shingles for letter in letters])
    owners = np.repeat(np.arange(len(letters)), [len(letter.shingles) for letter in letters])
    senders = np.concatenate([letter.senders for letter in letters])
    order = np.lexsort((owners, values))
    return _Entries(values[order], owners[order], senders[order])


def _hits(texts: np.ndarray, entries: _Entries, shingles: Shingles) -> _Hits:
    """Look every shingle of the texts up among the letters', shard by shard."""
    import numpy as np

    mask = np.uint64((1 << _FILTER_BITS) - 1)
    known = np.zeros(1 << _FILTER_BITS, dtype=bool)
    known[entries.values & mask] = True
    found = [_hits_of(texts[at : at + _SHARD], entries, shingles, known) for at in range(0, len(texts), _SHARD)]
    empty = np.zeros(0, dtype=np.int64)
    return (
        _Hits(*(np.concatenate([empty, *column]) for column in zip(*found, strict=True)))
        if found
        else _Hits(empty, empty)
    )


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


def _counted(
    hits: _Hits, entries: _Entries, common: np.ndarray, letters: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(text * letters + letter of each pair; the pair of each hit; hits of each pair that are not common)."""
    import numpy as np

    keys = hits.text * letters + entries.letter[hits.entry]
    pairs, pair_of_hit = np.unique(keys, return_inverse=True)
    return pairs, pair_of_hit, np.bincount(pair_of_hit, weights=~common[hits.entry], minlength=len(pairs))
