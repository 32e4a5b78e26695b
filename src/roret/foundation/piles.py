"""Piles of work that the day page asks for together: one query says what waits in all of them, one more reads it.

A module that only has records waiting offers a ``Pile``; each module that asked on its own would cost the page a query
more, and the house grows by modules.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import DateField, DateTimeField, F, Model, QuerySet, Value
from django.db.models.functions import Cast, JSONObject, TruncDate

from roret.foundation.modules import Waiting


class Row(NamedTuple):
    """What a pile tells of one thing: its day, and the facts it asked for."""

    due: date | None
    facts: dict[str, Any]


@dataclass(frozen=True)
class Pile:
    """Things of one kind that wait for a person.

    ``rows(person)`` returns them as a queryset in the order in which they wait, or None when she has nothing to do with them.
    ``write(thing, row)`` makes the lines of the day page; ``thing`` is an instance of ``model``, read with ``related``, and
    ``row.facts`` holds the fields and annotations that ``facts`` names. ``due`` names the field of the day.
    """

    rows: Callable[[Any], QuerySet[Any] | None]
    write: Callable[[Any, Row], Iterable[Waiting]]
    model: type[Model]
    due: str = ""
    facts: tuple[str, ...] = ()
    related: tuple[str, ...] = ("unit",)
    most: int = 20


def gather(piles: Iterable[Pile], person: Any) -> Iterator[Waiting]:
    """Yield what waits in the piles (1 query, and 1 more for each model whose things wait)."""
    asked = [(pile, rows) for pile in piles if (rows := pile.rows(person)) is not None]
    if not asked:
        return
    first, *others = [_told(number, pile, rows) for number, (pile, rows) in enumerate(asked)]
    found = list(first.union(*others, all=True) if others else first)
    things = _read([(asked[number][0], key) for number, key, *_rest in found])
    for number, key, due, facts in found:
        pile = asked[number][0]
        yield from pile.write(things[pile.model][key], Row(due, facts))


def _told(number: int, pile: Pile, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """The rows of a pile in the shape of all piles: its number, the key, the day, the facts."""
    facts = JSONObject(**{name: F(name) for name in pile.facts})
    return rows[: pile.most].values_list(Value(number), "pk", _day(rows.model, pile.due), facts)


def _day(model: type[Model], name: str) -> Any:
    if not name:
        return Cast(Value(None), DateField())
    timed = isinstance(model._meta.get_field(name), DateTimeField)
    return TruncDate(name) if timed else F(name)


def _read(wanted: Iterable[tuple[Pile, int]]) -> dict[type[Model], dict[int, Any]]:
    """The things themselves, model by model."""
    keys: dict[type[Model], set[int]] = defaultdict(set)
    related: dict[type[Model], set[str]] = defaultdict(set)
    for pile, key in wanted:
        keys[pile.model].add(key)
        related[pile.model] |= set(pile.related)
    return {
        model: model._default_manager.select_related(*sorted(related[model])).in_bulk(found)
        for model, found in keys.items()
    }
