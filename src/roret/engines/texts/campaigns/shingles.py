"""Words in a row ("shingles") as 64-bit numbers: what texts are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.texts.reading.corpus import flat_places, word_hashes

if TYPE_CHECKING:
    import numpy as np

    from roret.engines.texts.reading.corpus import Corpus

_STEP = 0x9E3779B97F4A7C15


def mixed(numbers: np.ndarray) -> np.ndarray:
    """Return numbers whose every bit depends on every bit (the finaliser of splitmix64)."""
    import numpy as np

    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


class Shingles:
    """The shingles of chosen texts, made when asked for: all of a million at once would fill the memory."""

    def __init__(self, corpus: Corpus) -> None:
        self.vocabulary = corpus.vocabulary
        self.tokens = corpus.tokens
        self.starts = corpus.starts
        self.sentence_starts = corpus.sentence_starts
        self.hashes = word_hashes(corpus.vocabulary)
        self.lengths = self.starts[1:] - self.starts[:-1]

    def of(self, texts: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
        """Return (shingles of `size` words, text after text; how many each text has). Short texts have none."""
        import numpy as np

        counts = np.maximum(self.lengths[texts] - (size - 1), 0)
        places = flat_places(self.starts[texts], counts)
        return self._row(places, size), counts

    def words(self, text: int) -> list[str]:
        """Return the words of a text."""
        start, end = self.starts[text : text + 2].tolist()
        return [self.vocabulary[place] for place in self.tokens[start:end].tolist()]

    def _row(self, places: np.ndarray, size: int) -> np.ndarray:
        import numpy as np

        total = np.zeros(len(places), dtype=np.uint64)
        for step in range(size):
            total = total * np.uint64(_STEP) + self.hashes[self.tokens[places + step]]
        return mixed(total)


def once(values: np.ndarray) -> np.ndarray:
    """Return the values sorted, each once: `numpy.unique` looks them up in a table, which takes twenty times as long."""
    import numpy as np

    ranked = np.sort(values)
    return ranked[np.concatenate([[True], ranked[1:] != ranked[:-1]])] if len(ranked) else ranked


def among(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Tell of each value whether it is one of `known`, which are sorted."""
    import numpy as np

    if not len(known):
        return np.zeros(len(values), dtype=bool)
    place = np.searchsorted(known, values)
    return known[np.minimum(place, len(known) - 1)] == values
