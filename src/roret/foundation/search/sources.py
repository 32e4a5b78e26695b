"""What the search page searches: upper modules register their tables and the filters that others may use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from roret.foundation.keeping import kept


@dataclass(frozen=True)
class Hit:
    """One thing found, as the list shows it. ``text`` is plain text; the snippet is cut from it.

    ``kind`` is what it is in words ("Høring"), ``meta`` what stands beside the date ("BIF · 2026-000123").
    """

    pk: Any
    title: str
    url: str
    kind: object = ""
    text: str = ""
    when: date | datetime | None = None
    meta: str = ""
    language: str = "da"


@dataclass(frozen=True, kw_only=True)
class Source:
    """One table that is searched.

    ``rows`` gives what a person may see; ``hits`` makes the entries of one page from the rows with its keys (it may
    ``select_related``); ``narrow`` says which column answers a filter, and a filter that is not named there leaves the
    source out; ``state`` answers the filter of that name; ``facets`` are the filters that are counted; ``renew`` yields
    every row's key with its search column made anew; ``boost`` multiplies the rank against other sources; ``spelled``
    lets the words of its hits serve as suggestions; ``number`` is the column of the number that a thing is known by.
    """

    key: str
    label: object
    rows: Callable[[Any], QuerySet[Any]]
    hits: Callable[[QuerySet[Any]], Iterable[Hit]]
    narrow: Mapping[str, str] = field(default_factory=dict)
    state: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    facets: tuple[str, ...] = ()
    renew: Callable[[], Iterable[tuple[Any, Any]]] | None = None
    column: str = "search"
    boost: float = 1.0
    spelled: bool = False
    number: str = ""

    def answers(self, name: str) -> bool:
        """Say whether the source knows a filter."""
        return name in self.narrow or (name == "state" and self.state is not None)

    def narrowed(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Return the rows that a filter's value leaves; none for a value that cannot be."""
        if name == "state" and self.state is not None:
            return self.state(rows, value)
        try:
            return rows.filter(**{self.narrow[name]: value})
        except (ValueError, TypeError):
            return rows.none()


@dataclass(frozen=True)
class SearchFilter:
    """One way of narrowing the list: its name in the address, its label and its choices ``(value, label)``."""

    name: str
    label: object
    choices: Callable[[], Iterable[tuple[Any, Any]]]
    order: int = 50

    def options(self) -> list[tuple[Any, Any]]:
        """Return the choices, the same for everybody, as they were at most a minute ago."""
        return kept(f"search:{self.name}", make=lambda: [(key, str(label)) for key, label in self.choices()])


sources: dict[str, Source] = {}
"""Every source by its key, filled by the modules' ``module.py``."""
filters: dict[str, SearchFilter] = {}
"""Every filter by its name."""


def register_source(source: Source) -> Source:
    """Let a table be searched; a second source with the same key replaces the first."""
    sources[source.key] = source
    return source


def register_filter(search_filter: SearchFilter) -> SearchFilter:
    """Let the list be narrowed by something; a second filter with the same name replaces the first."""
    filters[search_filter.name] = search_filter
    return search_filter


def widen_filter(name: str, choices: Callable[[], Iterable[tuple[Any, Any]]]) -> None:
    """Add choices to a filter that a lower module has registered, for instance new kinds of things."""
    known = filters[name]
    filters[name] = replace(known, choices=lambda: [*known.choices(), *choices()])


def known_filters() -> list[SearchFilter]:
    """Return the filters in their order."""
    return sorted(filters.values(), key=lambda one: one.order)
