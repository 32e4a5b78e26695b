"""From texts to numbers, many at a time and on as many processes as there are."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from roret.engines.texts.language import guess_language
from roret.engines.texts.mail import own_words
from roret.engines.texts.readability import sentences
from roret.engines.texts.reading.corpus import Corpus
from roret.engines.texts.words import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from roret.engines.texts.workers import Workers

_SHARD = 2_000


class _Read(NamedTuple):
    """One shard of texts, with places in a vocabulary of its own."""

    vocabulary: list[str]
    tokens: np.ndarray
    sentence_lengths: np.ndarray
    sentence_counts: np.ndarray
    spans: np.ndarray
    languages: list[str]


def read(texts: Sequence[str], *, workers: Workers, form: tuple[str, ...] = ()) -> Corpus:
    """Return the texts as sentences and words. `form` is what the form itself put into each of them."""
    import numpy as np

    shards = [(list(texts[start : start + _SHARD]), form) for start in range(0, len(texts), _SHARD)]
    places: dict[str, int] = {}
    parts = [_joined(part, places) for part in workers.map(_read_shard, shards)]
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
    import numpy as np

    texts, form = shard
    places: dict[str, int] = {}
    words: list[int] = []
    lengths: list[int] = []
    counts: list[int] = []
    spans: list[int] = []
    for text in texts:
        before = len(lengths)
        for start, end in _sentences(text, form):
            found = [places.setdefault(word, len(places)) for word in tokens(text[start:end])]
            if found:
                words += found
                lengths.append(len(found))
                spans += (start, end)
        counts.append(len(lengths) - before)
    return _Read(
        vocabulary=list(places),
        tokens=np.array(words, dtype=np.int32),
        sentence_lengths=np.array(lengths, dtype=np.int32),
        sentence_counts=np.array(counts, dtype=np.int32),
        spans=np.array(spans, dtype=np.int32),
        languages=[guess_language(text) or "" for text in texts],
    )


def _sentences(text: str, form: tuple[str, ...]) -> list[tuple[int, int]]:
    return [
        (start + one, start + other)
        for start, end in own_words(text, form=form)
        for one, other in sentences(text[start:end])
    ]


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
