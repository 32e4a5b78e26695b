"""How alike two texts really are: the share of their shingles that both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.texts.campaigns.shingles import mixed
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


def needed(shorter: np.ndarray) -> np.ndarray:
    """Return how alike two texts must be, by the words of the shorter one.

    Half is enough for a letter. Short texts of strangers are often built alike ("Bevar parken ved …"), so they must
    agree in more: at 40 words half, at ten words nearly all.
    """
    import numpy as np

    missing = np.clip((_SHORT_WORDS - shorter) / (_SHORT_WORDS - 10), 0, 1)
    return _ALIKE + (_SHORT_ALIKE - _ALIKE) * missing


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

    keys, owners, flags = [], [], []
    for side in (0, 1):
        values, counts = shingles.of(pairs[:, side], SIZE)
        owner = np.repeat(np.arange(len(pairs), dtype=np.int64), counts)
        keys.append(mixed(values + mixed(owner.astype(np.uint64))))
        owners.append(owner)
        flags.append(np.full(len(values), side + 1, dtype=np.uint8))
    return _shares(np.concatenate(keys), np.concatenate(owners), np.concatenate(flags), len(pairs))


def _shares(keys: np.ndarray, owners: np.ndarray, flags: np.ndarray, count: int) -> np.ndarray:
    """Equal keys stand together once sorted; a shingle that both sides have carries both flags."""
    import numpy as np

    if not len(keys):
        return np.zeros(count)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    firsts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sides = np.bitwise_or.reduceat(flags[order], firsts)
    owner = owners[order][firsts]
    every = np.bincount(owner, minlength=count)
    both = np.bincount(owner[sides == 3], minlength=count)
    return both / np.maximum(every, 1)
