"""What is read for themes: each text of its own, each letter once, and what senders added to it."""

from __future__ import annotations

from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from scipy.sparse import csr_array

    from roret.engines.texts.campaigns import Campaign
    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.themes.terms import Terms


class Units(NamedTuple):
    """Rows of word counts, one for each unit, with how much it weighs."""

    counts: csr_array
    weights: np.ndarray


def units_of(corpus: Corpus, terms: Terms, campaigns: Sequence[Campaign]) -> Units:
    """Return the units of a corpus. A letter weighs by the logarithm of its senders, everything else one."""
    import numpy as np
    from scipy.sparse import csr_array

    unit = unit_of_sentences(corpus, campaigns)
    weights = np.ones(len(corpus))
    for campaign in campaigns:
        weights[campaign.letter] = np.log2(1 + len(campaign.members))
    kept = np.flatnonzero(unit >= 0)
    numbers = np.flatnonzero(np.bincount(unit[kept], minlength=len(corpus)))
    place = np.searchsorted(numbers, unit[kept])
    gather = csr_array((np.ones(len(kept), dtype=np.float32), (place, kept)), shape=(len(numbers), len(unit)))
    counts = (gather @ terms.counts).tocsr()
    counts.sort_indices()
    order = _order(counts)
    return Units(counts[order], weights[numbers][order])


def unit_of_sentences(corpus: Corpus, campaigns: Sequence[Campaign]) -> np.ndarray:
    """Return the text that each sentence is read for, or -1 where it is a letter's and read there."""
    import numpy as np

    unit = np.repeat(np.arange(len(corpus)), np.diff(corpus.text_sentences))
    for campaign in campaigns:
        for member in campaign.members:
            if member.text != campaign.letter:
                unit[corpus.text_sentences[member.text] : corpus.text_sentences[member.text + 1]] = -1
                unit[list(member.added)] = member.text
    return unit


def _order(counts: csr_array) -> list[int]:
    """By the words they hold: a random order, but the same however the file was sorted."""
    words, edges = counts.indices.astype("<i4"), counts.indptr.tolist()
    names = [blake2b(words[start:end].tobytes(), digest_size=8).digest() for start, end in pairwise(edges)]
    return sorted(range(len(names)), key=names.__getitem__)
