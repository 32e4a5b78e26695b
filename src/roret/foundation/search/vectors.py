"""From text to PostgreSQL's search types and back to a question: vectors, queries and the condition between them."""

from collections.abc import Iterable
from typing import Any, Literal, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import QuerySet, Value

from roret.engines.texts.words import Query, lemmas, query_lemmas

Weight = Literal["A", "B", "C", "D"]
Part = tuple[str, Weight]
Rows = TypeVar("Rows", bound=QuerySet[Any])

LANGUAGES = ("da", "en")
"""A question is asked in all of these, because who reads in one language may look for a text in the other."""

_LAST_POSITION = 16_383
_POSITIONS_OF_A_WORD = 255
_BETWEEN_PARTS = 10
_LONGEST_WORD = 200
_BYTES = 900_000
"""PostgreSQL keeps at most a megabyte in a tsvector, and no position above 16,383."""


class TextVector(Value):
    """A finished ``tsvector`` as a field's value: the words and their places are worked out in Python."""

    def __init__(self, text: str) -> None:
        super().__init__(text, output_field=SearchVectorField())

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Let PostgreSQL read the text as a vector, without parsing words once more."""
        return "%s::tsvector", [self.value]


class TextQuery(SearchQuery):
    """A finished ``tsquery``: lemmas, phrases and exclusions, built by ``text_query``."""

    template = "(%(expressions)s)::tsquery"

    def __init__(self, text: str, **extra: Any) -> None:
        super().__init__(Value(text), search_type="raw", **extra)
        self.text = text


def vector(
    parts: Iterable[Part], language: str = "da", *, english: Iterable[Part] = (), danish: Iterable[Part] = ()
) -> TextVector:
    """Return the search column's value for ``(text, weight)`` parts; A weighs most, D least.

    ``language`` is that of the parts; ``english`` and ``danish`` are parts in that language whatever the others are.
    """
    return TextVector(vector_text(parts, language, english=english, danish=danish))


def vector_text(
    parts: Iterable[Part], language: str = "da", *, english: Iterable[Part] = (), danish: Iterable[Part] = ()
) -> str:
    """Return the vector as PostgreSQL writes it (``'skole':1A,7C``), for ``COPY`` and for tests."""
    places: dict[str, list[str]] = {}
    position = 1
    spoken_in = ((parts, language), (english, "en"), (danish, "da"))
    for text, weight, spoken in [(*part, code) for said, code in spoken_in for part in said]:
        words = lemmas(text, spoken)
        for at, word in enumerate(words, position):
            places.setdefault(word, []).append(f"{min(_LAST_POSITION, at)}{weight}")
        position += len(words) + _BETWEEN_PARTS
    return _within_limit(places)


def _within_limit(places: dict[str, list[str]]) -> str:
    """Write the words in the order in which they came, until the column is full."""
    written, size = [], 0
    for word, found in places.items():
        size += (1 if word.isascii() else 4) * len(word[:_LONGEST_WORD]) + 4 * len(found) + 8
        if size > _BYTES:
            break
        written.append(f"{_quoted(word)}:{','.join(found[:_POSITIONS_OF_A_WORD])}")
    return " ".join(written)


def text_query(text: str, *, anything: bool = False) -> TextQuery | None:
    """Return what ``text`` asks for, in every language; None when no word was given.

    ``anything`` asks for any of the words instead of all: for suggestions when nothing has all of them.
    """
    asked = [query_lemmas(text[:500], language) for language in LANGUAGES]
    wanted = dict.fromkeys(filter(None, (_all_of(query, anything=anything) for query in asked)))
    if not wanted:
        return None
    forbidden = dict.fromkeys(_phrase(words) for query in asked for words in query.excluded)
    return TextQuery(" & ".join([f"({' | '.join(wanted)})", *(f"!{words}" for words in forbidden)]))


def matching(queryset: Rows, text: str, *, field: str = "search", anything: bool = False) -> Rows:
    """Return the rows of ``queryset`` that answer ``text``: all of them when it is empty, none when it only excludes.

    ``anything`` lets any of the words be enough.
    """
    if not text.strip():
        return queryset
    query = text_query(text, anything=anything)
    return queryset.none() if query is None else queryset.filter(**{field: query})


def wanted_words(text: str) -> frozenset[str]:
    """Return every lemma that ``text`` asks for, in all languages; what to mark in a snippet."""
    asked = [query_lemmas(text[:500], language) for language in LANGUAGES]
    return frozenset(
        word for query in asked for word in (*query.words, *(word for phrase in query.phrases for word in phrase))
    )


def _all_of(query: Query, *, anything: bool) -> str:
    terms = [*(_quoted(word) for word in query.words), *(_phrase(words) for words in query.phrases)]
    return f"({(' | ' if anything else ' & ').join(terms)})" if terms else ""


def _phrase(words: tuple[str, ...]) -> str:
    return f"({' <-> '.join(_quoted(word) for word in words)})"


def _quoted(word: str) -> str:
    if word.isalnum() and len(word) <= _LONGEST_WORD:
        return f"'{word}'"
    escaped = word[:_LONGEST_WORD].replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
