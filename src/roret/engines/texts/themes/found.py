"""The themes of a corpus, and what every text has of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.themes.assigning import Passage
    from roret.engines.texts.themes.number import Trial

_KEYWORDS = 8


class ThemesFound(NamedTuple):
    """The themes, and what every text has of them."""

    keywords: list[tuple[str, ...]]
    passages: list[list[Passage]]
    """For each text, in order."""
    counts: csr_array
    """The telling words of every sentence."""
    evidence: np.ndarray
    """For each of these words and each theme how strongly it speaks for it."""
    given: np.ndarray
    """The theme of each sentence, or -1."""
    number: int
    trials: list[Trial]

    @property
    def share(self) -> float:
        """How many of the texts have a theme, 0 to 1."""
        return sum(map(bool, self.passages)) / max(len(self.passages), 1)


def no_themes(corpus: Corpus, counts: csr_array) -> ThemesFound:
    """Return what is found where no word stands in two texts."""
    import numpy as np

    nothing = np.full(len(corpus.spans), -1)
    return ThemesFound([], [[] for _ in range(len(corpus))], counts, np.zeros((0, 0)), nothing, 0, [])


def keywords_of(names: list[str], counts: csr_array, worth: np.ndarray, given: np.ndarray) -> list[tuple[str, ...]]:
    """Return for each theme the words that are both frequent in it and telling for it; `worth` is by word and theme."""
    import numpy as np

    found = []
    for theme in range(worth.shape[1]):
        often = np.asarray(counts[given == theme].sum(axis=0)).ravel()
        rank = np.round(np.sqrt(often) * np.maximum(worth[:, theme], 0), 6)
        best = np.argsort(-rank, kind="stable")[:_KEYWORDS]
        found.append(tuple(names[place] for place in best.tolist() if rank[place] > 0))
    return found


def strongest(strength: np.ndarray) -> np.ndarray:
    """Return the strongest theme of each sentence, or -1."""
    import numpy as np

    return np.where(strength.any(axis=1), strength.argmax(axis=1), -1)
