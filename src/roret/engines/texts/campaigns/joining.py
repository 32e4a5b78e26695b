"""Which texts belong together: texts that meet in a bucket are compared with its first few, its leaders.

A letter of 5,800 senders makes 33 million pairs; compared with at most four leaders it is some thousands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.texts.campaigns import minhash
from roret.engines.texts.campaigns.similarity import SIZE, are_alike, may_be_alike

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.campaigns.shingles import Shingles
    from roret.engines.texts.workers import Workers

_LEADERS = 4


def join_similar(shingles: Shingles, texts: np.ndarray, *, workers: Workers) -> np.ndarray:
    """Return a group number for each of `texts`; those of one number are alike. Each needs three words or more."""
    import numpy as np

    bands, sketch = _hashed(shingles, texts, workers)
    groups = np.arange(len(texts))
    for band in range(minhash.BANDS):
        order = np.argsort(bands[:, band], kind="stable")
        first = _first_of_bucket(bands[order, band])
        for leader in range(_LEADERS):
            pairs = _pairs(order, first + leader, groups)
            pairs = pairs[may_be_alike(pairs, texts, sketch, shingles)]
            alike = pairs[are_alike(texts[pairs], shingles)]
            groups = _united(groups, alike)
    return groups


def _hashed(shingles: Shingles, texts: np.ndarray, workers: Workers) -> minhash.Hashed:
    import numpy as np

    shards = minhash.shards(shingles.lengths[texts])
    values = (shingles.of(texts[start:end], SIZE) for start, end in shards)
    found = list(map(_hashed_shard, values)) if workers.alone else list(workers.map(_hashed_shard, list(values)))
    if not found:
        return minhash.Hashed(np.zeros((0, minhash.BANDS), dtype=np.uint64), np.zeros((0, 1), dtype=np.uint8))
    return minhash.Hashed(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _hashed_shard(shard: tuple[np.ndarray, np.ndarray]) -> minhash.Hashed:
    return minhash.hashed(*shard)


def _first_of_bucket(values: np.ndarray) -> np.ndarray:
    """For each place of a sorted band, the place where its bucket begins."""
    import numpy as np

    begins = np.concatenate([[True], values[1:] != values[:-1]]) if len(values) else np.zeros(0, dtype=bool)
    return np.maximum.accumulate(np.where(begins, np.arange(len(values)), 0))


def _pairs(order: np.ndarray, leaders: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """(leader, text) for each text that stands after the leader in its bucket and is not in its group yet."""
    import numpy as np

    places = np.arange(len(order))
    behind = np.flatnonzero(leaders < places)
    pairs = np.stack([order[leaders[behind]], order[behind]], axis=1)
    return pairs[groups[pairs[:, 0]] != groups[pairs[:, 1]]]


def _united(groups: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """The groups after the pairs were joined, each numbered by its first text."""
    if not len(pairs):
        return groups
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = len(groups)
    ends = groups[pairs]
    graph = coo_array((np.ones(len(pairs), dtype=np.int8), (ends[:, 0], ends[:, 1])), shape=(count, count))
    _, parts = connected_components(graph, directed=False)
    smallest = np.full(int(parts.max()) + 1, count, dtype=np.int64)
    np.minimum.at(smallest, parts, np.arange(count))
    return smallest[parts[groups]]
