"""Many texts as numbers: every word is a place in a list of words, every sentence a stretch of words."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from roret.engines.texts.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np


@dataclass(frozen=True)
class Corpus:
    """Texts that were read. The words of text `i` are `tokens[starts[i]:starts[i + 1]]`."""

    texts: Sequence[str]
    vocabulary: list[str]
    """Every word in small letters, once."""
    tokens: np.ndarray
    """Places in the vocabulary, text after text (int32)."""
    sentence_starts: np.ndarray
    """Where each sentence begins in `tokens`; one more than there are sentences (int64)."""
    text_sentences: np.ndarray
    """Which sentences a text has: from `text_sentences[i]` to `text_sentences[i + 1]` (int64)."""
    spans: np.ndarray
    """Start and end of each sentence in its text, in characters (int32, two columns)."""
    languages: list[str]
    """"da", "en", "other", or "" where it is not clear."""

    def __len__(self) -> int:
        return len(self.languages)

    @property
    def starts(self) -> np.ndarray:
        """Where each text begins in `tokens`; one more than there are texts."""
        return self.sentence_starts[self.text_sentences]

    def sentence(self, number: int) -> tuple[int, int]:
        """Return start and end of a sentence in its text."""
        start, end = self.spans[number].tolist()
        return start, end


def word_hashes(vocabulary: list[str]) -> np.ndarray:
    """Return 64 bits for each word that are the same in every run and for å and aa, æ and ae, ø and oe."""
    import numpy as np

    digests = b"".join(blake2b(fold(word).encode(), digest_size=8).digest() for word in vocabulary)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def flat_places(starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return start, start + 1, … for each stretch, one after the other: where the words of chosen texts stand."""
    import numpy as np

    ends = np.cumsum(lengths)
    places = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.int64)
    return places + np.repeat(starts - (ends - lengths), lengths)
