"""Published responses that say much the same as what somebody is writing, so that she can join in instead of repeating."""

from collections import Counter
from collections.abc import Iterable
from math import log

from roret.commons.records.models import Record
from roret.engines.texts.words import lemmas
from roret.foundation.search import matching
from roret.listen.contributions.models import Contribution

ASKED = 8
"""Words that are looked for: the longest, which in Danish are also the rarest."""
RANKED = 300
"""Rows that are compared, the newest first, so that the cost does not grow with the consultation."""
SHORTEST = 4
SHARED = 2
LIKE = 0.12
"""The least share of the words' weight that two texts must have in common."""


def similar_published(record: Record, text: str, *, count: int = 3) -> list[Contribution]:
    """Return up to ``count`` published responses on ``record`` most like ``text``, the most alike first.

    Words are compared as lemmas; a word weighs the more, the fewer of the compared responses have it. None below ``LIKE``.
    """
    own = _telling(text)
    asked = sorted(own, key=lambda word: (-len(word), word))[:ASKED]
    if len(asked) < SHARED:
        return []
    published = (
        Contribution.objects.filter(record_id=record.pk)
        .published()
        .defer("text", "search")
        .select_related("translation")
    )
    rows = list(matching(published, " ".join(asked), anything=True).order_by("-received_at", "-pk")[:RANKED])
    words = {row.pk: _telling(row.in_danish.text if row.in_danish else row.published_text) for row in rows}
    weights = _weights(words.values(), len(rows))
    scored = [(_likeness(own, words[row.pk], weights), row) for row in rows if len(own & words[row.pk]) >= SHARED]
    best = sorted((one for one in scored if one[0] >= LIKE), key=lambda one: (-one[0], -one[1].pk))
    return [row for _score, row in best[:count]]


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in lemmas(text[:5000], compounds=False) if len(word) >= SHORTEST)


def _weights(texts: Iterable[frozenset[str]], total: int) -> dict[str, float]:
    counted = Counter(word for words in texts for word in words)
    return {word: log(1 + total / count) for word, count in counted.items()}


def _likeness(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    unknown = max(weights.values(), default=1.0)
    everything = sum(weights.get(word, unknown) for word in one | other)
    return sum(weights[word] for word in one & other) / everything if everything else 0.0
