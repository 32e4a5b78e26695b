"""The modules' own knowledge of people: what each holds about a person, how it forgets, and what becomes old."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db import models
from django.db.models import QuerySet
from django.utils.module_loading import autodiscover_modules

from roret.foundation.models import count_each
from roret.foundation.privacy.classes import PrivacyClass, classify


@dataclass(frozen=True)
class Kept(Sequence[dict[str, Any]]):
    """Rows of a table about a person: told as label and value when they are read, and counted without being read."""

    table: QuerySet[Any]
    tell: Callable[[Any], dict[str, Any]]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Tell each row."""
        return map(self.tell, self.table)

    def __getitem__(self, place: Any) -> Any:
        """Tell one row."""
        return list(self)[place]

    def __len__(self) -> int:
        """Count the rows."""
        return self.table.count()


@dataclass(frozen=True)
class Part:
    """One section of what is known about a person: rows as label and value, and files that came from her."""

    title: object
    rows: Sequence[dict[str, Any]]
    files: Any = ()
    """Files as a list, or as a table that is counted without being read."""


def sizes_of(parts: Iterable[Part]) -> list[tuple[object, int, int]]:
    """Return the title of each part with how many rows and files it has, without reading them (1 query)."""
    found = list(parts)
    held = [one for part in found for one in (part.rows, part.files)]
    tables = [one.table if isinstance(one, Kept) else one for one in held]
    counted = iter(count_each([table for table in tables if isinstance(table, QuerySet)]))
    counts = [next(counted) if isinstance(table, QuerySet) else len(table) for table in tables]
    return [(part.title, *pair) for part, pair in zip(found, zip(counts[::2], counts[1::2], strict=True), strict=True)]


class Erase(Protocol):
    """Forgets a person: one service call, and so one journal event, for each thing; returns how many things."""

    def __call__(self, person: Any, *, by: Any) -> int:
        """Forget ``person``."""


@dataclass(frozen=True)
class Subject:
    """What one module knows about people. ``stays`` says what is kept and why; ``obstacle`` why it cannot be erased now."""

    name: str
    title: object
    collect: Callable[[Any], Iterable[Part]]
    erase: Erase | None = None
    stays: object = ""
    obstacle: Callable[[Any], str] | None = None
    order: int = 50


@dataclass(frozen=True)
class Retention:
    """One kind of thing that becomes old: which are due at a moment, and the service that erases one of them.

    ``erase(thing, by=…)`` writes its own event, and takes the thing out of what is due, or it would be due again.
    """

    name: str
    title: object
    due: Callable[[datetime], QuerySet[Any]]
    erase: Callable[..., Any]


_subjects: dict[str, Subject] = {}
_retentions: dict[str, Retention] = {}


def register_subject(name: str, *, title: object, collect: Callable[[Any], Iterable[Part]], **more: Any) -> Subject:
    """Add what a module knows about people; see ``Subject`` for what else can be said. Twice replaces."""
    _subjects[name] = Subject(name, title, collect, **more)
    return _subjects[name]


def register_retention(
    name: str, *, title: object, due: Callable[[datetime], QuerySet[Any]], erase: Callable[..., Any]
) -> Retention:
    """Add a kind of thing that becomes old; twice replaces."""
    _retentions[name] = Retention(name, title, due, erase)
    return _retentions[name]


def subjects() -> list[Subject]:
    """Return what all modules know about people, in the order in which it is erased: the person herself last."""
    autodiscover_modules("privacy")
    return sorted(_subjects.values(), key=lambda subject: (subject.order, subject.name))


def retentions() -> list[Retention]:
    """Return every kind of thing that becomes old."""
    autodiscover_modules("privacy")
    return sorted(_retentions.values(), key=lambda retention: retention.name)


def months_before(moment: datetime, months: int) -> datetime:
    """Return the moment ``months`` calendar months earlier; the last day of a shorter month where the day is missing."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in (moment.day, 30, 29, 28):
        try:
            return moment.replace(year=year, month=month + 1, day=min(day, moment.day))
        except ValueError:
            continue
    raise AssertionError  # every month has 28 days


def kept_since(model: type[models.Model], moment: datetime) -> datetime:
    """Return the moment before which rows of ``model`` are older than its ``Privacy.keep_months`` allows at ``moment``."""
    months = model.__dict__["Privacy"].keep_months
    return months_before(moment, months)


def describe(thing: models.Model, **labels: object) -> dict[str, Any]:
    """Return a row as label and value, all but what is secret: for the answer to “what do you know about me?”.

    ``labels`` says what a column is called where the model does not; None leaves out what only the machine needs.
    """
    shown = [one.field for one in classify(thing._meta.model)[0] if one.privacy != PrivacyClass.SECRET]
    told = [name for name in shown if labels.get(name, "") is not None and not _is_technical(thing, name)]
    return {_label(thing, name, labels): _value(thing, name) for name in told}


def _label(thing: models.Model, name: str, labels: dict[str, object]) -> str:
    return str(labels.get(name) or thing._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _value(thing: models.Model, name: str) -> Any:
    display = getattr(thing, f"get_{name}_display", None)
    if display is not None:
        return str(display())
    value = getattr(thing, name)
    return value if value is None or isinstance(value, bool | int | float | dict | list | datetime) else str(value)


def _is_technical(thing: models.Model, name: str) -> bool:
    return type(thing._meta.get_field(name)).__name__ == "SearchVectorField"
