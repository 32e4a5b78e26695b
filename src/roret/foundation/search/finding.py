"""Finding: one list over all sources, narrowed by the address, with counts and suggestions.

From each source the newest three hundred rows that answer are ranked; so the cost of a common word does not grow with the
number of rows, and PostgreSQL may walk either the word index or the newest rows, whichever is shorter.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.utils.safestring import SafeString

from roret.engines.texts.words import tokens
from roret.foundation.search.models import Word
from roret.foundation.search.snippets import marked, snippet
from roret.foundation.search.sources import Hit, SearchFilter, Source, known_filters, sources
from roret.foundation.search.vectors import TextQuery, text_query, wanted_words

Options = Sequence[tuple[Any, object]]
MOST = 300
"""Rows that are ranked from each source."""
PAGE = 20
LAST_PAGE = 30
NUMBER = re.compile(r"(?=.*\d)[\w-]{4,24}")
"""What a number or a reference looks like."""
LIKE = 0.72
"""How like two spellings must be, by difflib's measure, for one to be suggested for the other."""


@dataclass(frozen=True)
class Shown:
    """One entry of the list."""

    hit: Hit
    title: SafeString
    snippet: SafeString


@dataclass(frozen=True)
class Facet:
    """How many of what was found answer each choice of a filter."""

    name: str
    label: object
    counts: Sequence[tuple[Any, object, int]]


@dataclass(frozen=True)
class Found:
    """What a search found: one page of it, and what there is besides."""

    shown: Sequence[Shown] = ()
    total: int = 0
    more: bool = False
    """Whether there are more than were counted."""
    pages: int = 0
    facets: Sequence[Facet] = ()
    spelling: str = ""
    """The same question in words that are known, when nothing was found."""
    some: Sequence[Shown] = field(default_factory=tuple)
    """What has some of the words, when nothing has all of them."""


@dataclass(frozen=True)
class _Candidate:
    source: Source
    pk: Any
    score: float
    values: Mapping[str, Any]


def find(
    text: str, *, person: Any, chosen: Mapping[str, str], page: int = 1, options: Mapping[str, Options] | None = None
) -> Found:
    """Return one page of what ``person`` may see that answers ``text`` and the chosen filters.

    ``options`` are the filters' choices where they are known already, so that they are not read twice for one page.
    """
    numbered = _numbered(text, person=person)
    if numbered:
        return Found(numbered, len(numbered), pages=1)
    query = text_query(text)
    if query is None and (text.strip() or not chosen):
        return Found()
    candidates, more = _candidates(query, person=person, chosen=chosen)
    wanted = wanted_words(text)
    if not candidates and query is not None:
        return _nothing(text, person=person, chosen=chosen, wanted=wanted)
    pages = min(-(-len(candidates) // PAGE), LAST_PAGE)
    page = max(1, min(page, pages))
    shown = _show(candidates[(page - 1) * PAGE : page * PAGE], person=person, wanted=wanted)
    return Found(shown, len(candidates), more, pages, _facets(candidates, chosen, options or {}))


def _numbered(text: str, *, person: Any) -> list[Shown]:
    """Return what ``person`` may see under exactly this number or reference; a few characters with a digit are looked up."""
    number = text.strip().upper()
    if not NUMBER.fullmatch(number):
        return []
    known = (source for source in sources.values() if source.number)
    candidates = [
        _Candidate(source, pk, 1.0, {})
        for source in known
        for pk in source.rows(person).filter(**{source.number: number}).values_list("pk", flat=True)
    ]
    return _show(candidates, person=person, wanted=frozenset())


def _candidates(query: TextQuery | None, *, person: Any, chosen: Mapping[str, str]) -> tuple[list[_Candidate], bool]:
    """Return the best rows of every source that knows all chosen filters, best first; and whether any was cut."""
    found: list[_Candidate] = []
    more = False
    for source in sources.values():
        if all(source.answers(name) for name in chosen):
            rows = _newest(source, query, person=person, chosen=chosen)
            more = more or len(rows) > MOST
            found += _ranked(source, rows[:MOST], query)
    found.sort(key=lambda one: (-one.score, -one.pk))
    return found, more


def _newest(source: Source, query: TextQuery | None, *, person: Any, chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = source.rows(person)
    for name, value in chosen.items():
        rows = source.narrowed(rows, name, value)
    if query is not None:
        rows = rows.filter(**{source.column: query})
    columns = [source.narrow[name] for name in source.facets]
    return list(rows.order_by("-pk").values("pk", *columns)[: MOST + 1])


def _ranked(source: Source, rows: Sequence[dict[str, Any]], query: TextQuery | None) -> list[_Candidate]:
    """Weigh the rows: words in titles count most, long texts count less."""
    scores: dict[Any, float] = {}
    if query is not None and rows:
        ranked = (
            _all_rows(source)
            .filter(_one_of([row["pk"] for row in rows]))
            .annotate(score=SearchRank(F(source.column), query, normalization=Value(1)))
        )
        scores = dict(ranked.values_list("pk", "score"))
    return [
        _Candidate(
            source,
            row["pk"],
            source.boost * scores.get(row["pk"], 0.0),
            {name: row[source.narrow[name]] for name in source.facets},
        )
        for row in rows
    ]


def _one_of(keys: Sequence[int]) -> Func:
    """Return the condition that a row has one of the keys: one parameter, where ``pk__in`` would make hundreds."""
    wanted = Value("{" + ",".join(str(int(key)) for key in keys) + "}")
    template = "%(expressions)s::bigint[])"
    return Func(F("pk"), wanted, template=template, arg_joiner=" = ANY(", output_field=BooleanField())


def _all_rows(source: Source) -> QuerySet[Any]:
    return source.rows(None).model._default_manager.order_by()


def _show(candidates: Sequence[_Candidate], *, person: Any, wanted: frozenset[str]) -> list[Shown]:
    """Make the entries of a page, in the order of the candidates."""
    hits: dict[tuple[str, Any], Hit] = {}
    for source in sources.values():
        keys = [one.pk for one in candidates if one.source is source]
        if keys:
            hits |= {(source.key, hit.pk): hit for hit in source.hits(source.rows(person).filter(pk__in=keys))}
    found = [hits[one.source.key, one.pk] for one in candidates if (one.source.key, one.pk) in hits]
    return [
        Shown(hit, marked(hit.title, wanted, language=hit.language), snippet(hit.text, wanted, language=hit.language))
        for hit in found
    ]


def _facets(candidates: Sequence[_Candidate], chosen: Mapping[str, str], options: Mapping[str, Options]) -> list[Facet]:
    """Count the choices of each filter among what was found; a filter that is chosen already is not counted."""
    return [
        facet
        for one in known_filters()
        if one.name not in chosen
        for facet in [_facet(one, candidates, options.get(one.name))]
        if len(facet.counts) > 1
    ]


def _facet(one: SearchFilter, candidates: Sequence[_Candidate], options: Options | None) -> Facet:
    counted = Counter(found.values[one.name] for found in candidates if found.values.get(one.name) is not None)
    known = (one.options() if options is None else options) if counted else []
    labels = {str(value): label for value, label in known}
    counts = [(value, labels.get(str(value), value), count) for value, count in counted.most_common(8)]
    return Facet(one.name, one.label, counts)


def _nothing(text: str, *, person: Any, chosen: Mapping[str, str], wanted: frozenset[str]) -> Found:
    """Say what might have been meant, and show what has some of the words."""
    anything = text_query(text, anything=True)
    candidates = _candidates(anything, person=person, chosen=chosen)[0] if anything and len(wanted) > 1 else []
    return Found(spelling=respelled(text), some=_show(candidates[:5], person=person, wanted=wanted))


def respelled(text: str) -> str:
    """Return the question with unknown words replaced by the likest known ones; nothing when none is like."""
    words = [word for word in dict.fromkeys(tokens(text[:200])) if len(word) > 3][:4]
    known = set(Word.objects.filter(text__in=words).values_list("text", flat=True))
    better = {word: _like(word) for word in words if word not in known}
    changed = {word: like for word, like in better.items() if like}
    return " ".join(changed.get(word, word) for word in tokens(text[:200])) if changed else ""


def _like(word: str) -> str:
    near = (
        Word.objects.filter(length__range=(len(word) - 2, len(word) + 2))
        .order_by("-count")
        .values_list("text", flat=True)
    )
    likest = get_close_matches(word, list(near[:20_000]), n=1, cutoff=LIKE)
    return likest[0] if likest else ""
