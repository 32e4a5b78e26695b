"""MinHash: 128 numbers a text, such that two texts agree in as many as their shingles are alike.

Banded for look-up; and a byte of each is kept, the sketch, which refuses most pairs before anybody compares the texts.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.campaigns.shingles import mixed

if TYPE_CHECKING:
    import numpy as np

BANDS = 32
ROWS = 4
_SEED = 20_260_101
_SHARD_WORDS = 60_000


class Hashed(NamedTuple):
    """Texts as MinHash, one row each."""

    bands: np.ndarray
    """`BANDS` numbers; texts that share one of them may be alike."""
    sketch: np.ndarray
    """The lowest byte of each of the 128 numbers."""


def hashed(shingles: np.ndarray, counts: np.ndarray) -> Hashed:
    """Return the texts as MinHash. Every text needs a shingle."""
    import numpy as np

    starts = np.cumsum(counts) - counts
    found = np.empty((len(counts), BANDS), dtype=np.uint64)
    sketch = np.empty((len(counts), BANDS * ROWS), dtype=np.uint8)
    factors, offsets = _factors()
    high = shingles >> np.uint64(32)
    for band in range(BANDS):
        total = np.full(len(counts), band + 1, dtype=np.uint64)
        for line in range(band * ROWS, band * ROWS + ROWS):
            smallest = np.minimum.reduceat((high * factors[line] + offsets[line]) >> np.uint64(32), starts)
            total = mixed(total * np.uint64(31) + smallest)
            sketch[:, line] = smallest & np.uint64(0xFF)
        found[:, band] = total
    return Hashed(found, sketch)


def estimate(pairs: np.ndarray, sketch: np.ndarray) -> np.ndarray:
    """Return for each pair of rows about how alike they are, with a standard error of at most 0.045."""
    import numpy as np

    return np.mean(sketch[pairs[:, 0]] == sketch[pairs[:, 1]], axis=1)


def shards(lengths: np.ndarray) -> list[tuple[int, int]]:
    """Return stretches of texts (from, to) with about as many words each, so that one fits the processor's cache."""
    import numpy as np

    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    cuts = np.searchsorted(ends, np.arange(_SHARD_WORDS, total, _SHARD_WORDS)) + 1
    edges = sorted({0, *cuts.tolist(), len(lengths)})
    return list(pairwise(edges))


def _factors() -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    numbers = mixed(np.arange(_SEED, _SEED + 2 * BANDS * ROWS, dtype=np.uint64))
    return numbers[::2] | np.uint64(1), numbers[1::2]
