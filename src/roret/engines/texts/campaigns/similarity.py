"""How alike two texts really are: the share of their shingles that both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.texts.campaigns.minhash import estimate
from roret.engines.texts.campaigns.shingles import once
from roret.engines.texts.campaigns.slips import are_slips

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.campaigns.shingles import Shingles

SIZE = 3
_PAIRS_AT_ONCE = 20_000
_ALIKE = 0.5
_SHORT_WORDS = 40
_SHORT_ALIKE = 0.8
_MAYBE = 0.2
_DOUBT = 0.16
"""Four standard errors of a sketch: what is farther off than that is not compared word by word."""
_OWNER_BITS = 16


def needed(shorter: np.ndarray) -> np.ndarray:
    """Return how alike two texts must be, by the words of the shorter one.

    Half is enough for a letter. Short texts of strangers are often built alike ("Bevar parken ved …"), so they must
    agree in more: at 40 words half, at ten words nearly all.
    """
    import numpy as np

    missing = np.clip((_SHORT_WORDS - shorter) / (_SHORT_WORDS - 10), 0, 1)
    return _ALIKE + (_SHORT_ALIKE - _ALIKE) * missing


def may_be_alike(pairs: np.ndarray, texts: np.ndarray, sketch: np.ndarray, shingles: Shingles) -> np.ndarray:
    """Tell for each pair of places in `texts` whether it is worth comparing: nine of ten that share a bucket are not."""
    import numpy as np

    if not len(pairs):
        return np.zeros(0, dtype=bool)
    shorter = shingles.lengths[texts[pairs]].min(axis=1)
    asked = np.where(shorter < _SHORT_WORDS, _MAYBE, needed(shorter))
    near = [estimate(pairs[at : at + _PAIRS_AT_ONCE], sketch) for at in range(0, len(pairs), _PAIRS_AT_ONCE)]
    return np.concatenate(near) >= asked - _DOUBT


def are_alike(pairs: np.ndarray, shingles: Shingles) -> np.ndarray:
    """Tell for each pair of texts whether they are near-duplicates."""
    import numpy as np

    if not len(pairs):
        return np.zeros(0, dtype=bool)
    parts = [jaccard(pairs[at : at + _PAIRS_AT_ONCE], shingles) for at in range(0, len(pairs), _PAIRS_AT_ONCE)]
    found, shorter = np.concatenate(parts), shingles.lengths[pairs].min(axis=1)
    alike = found >= needed(shorter)
    for place in np.flatnonzero(~alike & (found >= _MAYBE) & (shorter < _SHORT_WORDS)).tolist():
        alike[place] = are_slips(*(shingles.words(text) for text in pairs[place].tolist()))
    return alike


def jaccard(pairs: np.ndarray, shingles: Shingles) -> np.ndarray:
    """Return for each pair of texts (two columns) shared shingles / all shingles, each counted once."""
    import numpy as np

    owner_shift, sides = np.uint64(64 - _OWNER_BITS), []
    for side in (0, 1):
        values, counts = shingles.of(pairs[:, side], SIZE)
        owner = np.repeat(np.arange(len(pairs), dtype=np.uint64), counts)
        # The pair in the highest bits, the side in the lowest, the shingle between: sorted, equal ones stand together.
        key = (owner << owner_shift) | (values >> np.uint64(_OWNER_BITS))
        sides.append(once((key & ~np.uint64(1)) | np.uint64(side)))
    return _shares(np.concatenate(sides), owner_shift, len(pairs))


def _shares(keys: np.ndarray, owner_shift: np.uint64, count: int) -> np.ndarray:
    """Of each pair the share of the keys that differ in the lowest bit only: the shingle is on both sides."""
    import numpy as np

    keys = np.sort(keys)
    owner = (keys >> owner_shift).astype(np.int64)
    both = np.bincount(owner[1:][keys[1:] == keys[:-1] | np.uint64(1)], minlength=count) if len(keys) else 0
    every = np.bincount(owner, minlength=count) - both
    return both / np.maximum(every, 1)
