"""The letter of a group: the member that is nearest to what most of them wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.campaigns.shingles import once

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.campaigns.shingles import Shingles

SIZE = 5
_MEMBERS_READ = 400
_HALF = 0.5


class Letter(NamedTuple):
    """One letter."""

    text: int
    shingles: np.ndarray
    """Its shingles of `SIZE` words, each once, sorted."""
    sentences: np.ndarray
    """For each of them which sentence of the letter it begins in, from 0."""


def letter_of(members: np.ndarray, weights: np.ndarray, shingles: Shingles) -> Letter:
    """Return the letter of distinct texts, the most frequent first; `weights` tells how many sent each."""
    import numpy as np

    read, weights = members[:_MEMBERS_READ], weights[:_MEMBERS_READ]
    values, counts = shingles.of(read, SIZE)
    owner = np.repeat(np.arange(len(read)), counts)
    values, place = np.unique(values, return_inverse=True)
    pairs = once(owner * max(len(values), 1) + place)
    owner, place = np.divmod(pairs, max(len(values), 1))
    share = np.bincount(place, weights=weights[owner], minlength=len(values)) / weights.sum()
    score = np.bincount(owner, weights=share[place] - _HALF, minlength=len(read))
    return _letter(int(read[int(np.argmax(np.round(score, 6)))]), shingles)


def _letter(text: int, shingles: Shingles) -> Letter:
    import numpy as np

    values, _ = shingles.of(np.array([text]), SIZE)
    distinct, first = np.unique(values, return_index=True)
    start = int(shingles.starts[text])
    bounds = shingles.sentence_starts
    sentence = np.searchsorted(bounds, start + first, side="right") - np.searchsorted(bounds, start, side="right")
    return Letter(text, distinct, sentence)
