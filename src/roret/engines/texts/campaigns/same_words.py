"""Texts of the same words: whatever the case, punctuation and spacing."""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.campaigns.shingles import Shingles


class Distinct(NamedTuple):
    """Texts that differ, the most frequent first; the order does not hang on the order of the file."""

    first: np.ndarray
    """The text that stands for each."""
    copies: list[list[int]]
    """All texts of the same words, in the order of the file."""


def distinct_texts(texts: list[str], shingles: Shingles, *, fewest: int) -> Distinct:
    """Return the distinct texts of `fewest` words or more."""
    import numpy as np

    found: dict[bytes, list[int]] = defaultdict(list)
    starts = shingles.starts.tolist()
    for text in np.flatnonzero(shingles.lengths >= fewest).tolist():
        words = shingles.hashes[shingles.tokens[starts[text] : starts[text + 1]]]
        found[blake2b(words.tobytes(), digest_size=16).digest()].append(text)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    copies = [same for _, same in ordered]
    first = [_plainest(texts, same) for same in copies]
    return Distinct(np.array(first, dtype=np.int64), copies)


def _plainest(texts: list[str], same: list[int]) -> int:
    """The text as most of them wrote it; of several as good, one that does not shout, and the shortest."""
    if len(same) == 1:
        return same[0]
    written = Counter(texts[text] for text in same)
    best = min(written, key=lambda text: (-written[text], text in {text.upper(), text.lower()}, len(text), text))
    return next(text for text in same if texts[text] == best)
