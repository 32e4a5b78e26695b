"""Topics that add up (non-negative matrix factorisation of TF-IDF): a text may be about several."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from scipy.sparse import csr_array

_MOST_TERMS = 6_000
_MOST_COMMON = 0.4
_ITERATIONS = 120
_SEED = 20_260_101


def telling_terms(counts: csr_array) -> np.ndarray:
    """Return the columns that can tell topics apart: in two texts or more, and not in nearly all."""
    import numpy as np

    rows = counts.shape[0]
    often = np.bincount(counts.indices, minlength=counts.shape[1])
    kept = np.flatnonzero((often >= 2) & (often <= max(2, _MOST_COMMON * rows)))
    best = kept[np.argsort(-often[kept], kind="stable")[:_MOST_TERMS]]
    return np.sort(best)


def weighed(counts: csr_array, weights: np.ndarray | None = None) -> csr_array:
    """Return TF-IDF rows of length one (times the root of their weight)."""
    import numpy as np
    from scipy.sparse import csr_array

    rows = counts.shape[0]
    often = np.bincount(counts.indices, minlength=counts.shape[1])
    found = csr_array(counts, dtype=np.float64, copy=True)
    found.data = (1 + np.log(found.data)) * (np.log((1 + rows) / (1 + often)) + 1)[found.indices]
    lengths = np.sqrt(np.add.reduceat(np.append(found.data, 0) ** 2, np.minimum(found.indptr[:-1], len(found.data))))
    lengths[np.diff(found.indptr) == 0] = 1
    scale = (np.sqrt(weights) if weights is not None else 1.0) / lengths
    found.data *= np.repeat(scale, np.diff(found.indptr))
    return found


def factorise(rows: csr_array, topics: int) -> tuple[np.ndarray, float]:
    """Return (topics as rows of length one over the columns, what they leave unexplained). The same every time."""
    import numpy as np
    from sklearn.decomposition import NMF

    model = NMF(topics, init="nndsvda", random_state=_SEED, max_iter=_ITERATIONS, tol=1e-3)
    with _one_thread(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a topic that is not quite settled is still a suggestion
        model.fit(rows)
    found = np.round(model.components_, 9)
    lengths = np.sqrt((found**2).sum(axis=1, keepdims=True))
    return found / np.where(lengths > 0, lengths, 1), float(model.reconstruction_err_)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Sums in another order round otherwise: one thread, whatever the machine has."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield
