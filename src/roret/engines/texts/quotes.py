"""Quotes: whole sentences of different respondents that say best what a theme is about.

A quote is a place in a text and never words of ours. Sentences with personal data are passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.redaction import find_personal_data
from roret.engines.texts.themes.topics import weighed

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.themes.found import ThemesFound

_EACH = 5
_FEWEST_WORDS = 6
_MOST_WORDS = 40
_BEST_READ = 60
_ALIKE = 0.6
"""How like the quotes before a new one may be (cosine of its words)."""
_ENDS = frozenset(".!?…”»\"'")


class Quote(NamedTuple):
    """A sentence of a text: `texts[text][start:end]`."""

    theme: int
    text: int
    start: int
    end: int


def find_quotes(
    corpus: Corpus, found: ThemesFound, *, may_quote: Callable[[int], bool], each: int = _EACH
) -> list[Quote]:
    """Return up to `each` quotes for every theme, the most central first; `may_quote` tells of a text if it may be."""
    import numpy as np

    chooser = _Chooser(corpus, weighed(found.counts), may_quote, each)
    lengths = np.diff(corpus.sentence_starts)
    right = (lengths >= _FEWEST_WORDS) & (lengths <= _MOST_WORDS)
    quotes: list[Quote] = []
    for theme in range(len(found.keywords)):
        places = np.flatnonzero(right & (found.given == theme))
        centre = np.asarray(chooser.rows[places].sum(axis=0)).ravel() * np.maximum(found.evidence[:, theme], 0)
        order = places[np.argsort(-np.round(chooser.rows[places] @ centre, 6), kind="stable")]
        quotes += chooser.choose(theme, order.tolist())
    return quotes


def is_verbatim(text: str, start: int, end: int, words: str) -> bool:
    """Tell whether a quote still says what stands at its place."""
    return 0 <= start < end <= len(text) and text[start:end] == words


class _Chooser:
    """Takes sentences from the best on, each of another respondent and unlike those before it."""

    def __init__(self, corpus: Corpus, rows: csr_array, may_quote: Callable[[int], bool], each: int) -> None:
        import numpy as np

        self.corpus = corpus
        self.rows = rows
        self.may_quote = may_quote
        self.each = each
        self.owners = np.repeat(np.arange(len(corpus)), np.diff(corpus.text_sentences))

    def choose(self, theme: int, order: list[int]) -> list[Quote]:
        chosen: dict[int, int] = {}
        for place in order[: _BEST_READ * self.each]:
            owner = int(self.owners[place])
            if len(chosen) == self.each:
                break
            if owner not in chosen and self._is_new(place, list(chosen.values())) and self._may_stand(owner, place):
                chosen[owner] = place
        return [Quote(theme, owner, *self.corpus.sentence(place)) for owner, place in chosen.items()]

    def _is_new(self, place: int, before: list[int]) -> bool:
        return not before or float((self.rows[[place]] @ self.rows[before].T).max()) <= _ALIKE

    def _may_stand(self, owner: int, place: int) -> bool:
        return self.may_quote(owner) and _can_stand_alone(self.corpus, owner, place)


def _can_stand_alone(corpus: Corpus, text: int, place: int) -> bool:
    """Tell whether it is a whole sentence on one line and names nobody's number, mail or home."""
    start, end = corpus.sentence(place)
    words = corpus.texts[text][start:end]
    return words[-1] in _ENDS and words[0].upper() == words[0] and "\n" not in words and not find_personal_data(words)
