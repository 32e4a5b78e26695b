"""From texts to numbers, many at a time and on as many processes as there are."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.language import guess_language
from roret.engines.texts.mail import own_words
from roret.engines.texts.readability import sentences
from roret.engines.texts.reading.corpus import Corpus
from roret.engines.texts.words import tokens
from roret.engines.texts.workers import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from roret.engines.texts.workers import Progress, Workers

_SHARD = 2_000
_LONGEST_SENTENCE = 360
"""In characters; longer ones are lists, or texts without full stops."""


class _Read(NamedTuple):
    """One shard of texts, with places in a vocabulary of its own."""

    vocabulary: list[str]
    tokens: np.ndarray
    sentence_lengths: np.ndarray
    sentence_counts: np.ndarray
    spans: np.ndarray
    languages: list[str]


def read(
    texts: Sequence[str], *, workers: Workers, form: tuple[str, ...] = (), progress: Progress | None = None
) -> Corpus:
    """Return the texts as sentences and words. `form` is what the form itself put into each of them."""
    import numpy as np

    shards = [(list(texts[start : start + _SHARD]), form) for start in range(0, len(texts), _SHARD)]
    places: dict[str, int] = {}
    parts = [_joined(part, places) for part in told(workers.map(_read_shard, shards), len(shards), progress)]
    return Corpus(
        texts=texts,
        vocabulary=list(places),
        tokens=_all([part.tokens for part in parts], np.int32),
        sentence_starts=_bounds([part.sentence_lengths for part in parts]),
        text_sentences=_bounds([part.sentence_counts for part in parts]),
        spans=_all([part.spans for part in parts], np.int32).reshape(-1, 2),
        languages=list(chain.from_iterable(part.languages for part in parts)),
    )


def _read_shard(shard: tuple[list[str], tuple[str, ...]]) -> _Read:
    texts, form = shard
    reader = _Reader(form)
    for text in texts:
        reader.read(text)
    return reader.result()


class _Reader:
    """Reads one text after the other into lists of numbers."""

    def __init__(self, form: tuple[str, ...]) -> None:
        self.form = form
        self.places: dict[str, int] = {}
        self.words: list[int] = []
        self.lengths: list[int] = []
        self.counts: list[int] = []
        self.spans: list[int] = []
        self.languages: list[str] = []

    def read(self, text: str) -> None:
        before, said = len(self.lengths), []
        for start, end in _sentences(text, self.form):
            found = tokens(text[start:end])
            if found:
                said += found
                self.lengths.append(len(found))
                self.spans += (start, end)
        self.counts.append(len(self.lengths) - before)
        self.words += [self.places.setdefault(word, len(self.places)) for word in said]
        self.languages.append(guess_language(text, said) or "")

    def result(self) -> _Read:
        import numpy as np

        lists = (self.words, self.lengths, self.counts, self.spans)
        words, lengths, counts, spans = (np.array(one, dtype=np.int32) for one in lists)
        return _Read(list(self.places), words, lengths, counts, spans, self.languages)


def _sentences(text: str, form: tuple[str, ...]) -> list[tuple[int, int]]:
    """The sentences of the sender's own words; what runs on without a full stop is cut into pieces."""
    return [
        piece
        for start, end in own_words(text, form=form)
        for one, other in sentences(text[start:end])
        for piece in _pieces(text, start + one, start + other)
    ]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while end - start > _LONGEST_SENTENCE:
        window = text[start + _LONGEST_SENTENCE // 2 : start + _LONGEST_SENTENCE]
        cut = max((window.rfind(mark) for mark in "\n;,"), default=-1)
        cut = cut if cut >= 0 else window.rfind(" ")
        stop = start + _LONGEST_SENTENCE // 2 + cut + 1 if cut >= 0 else start + _LONGEST_SENTENCE
        found.append((start, stop))
        start = stop
    return [*found, (start, end)]


def _joined(part: _Read, places: dict[str, int]) -> _Read:
    """The shard with places in the vocabulary of all."""
    import numpy as np

    common = np.array([places.setdefault(word, len(places)) for word in part.vocabulary], dtype=np.int32)
    return part._replace(tokens=common[part.tokens] if len(common) else part.tokens, vocabulary=[])


def _all(parts: list[np.ndarray], kind: type) -> np.ndarray:
    import numpy as np

    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def _bounds(lengths: list[np.ndarray]) -> np.ndarray:
    import numpy as np

    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(_all(lengths, np.int32), dtype=np.int64)])
