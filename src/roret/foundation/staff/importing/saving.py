"""Saving many rows at once, for the services behind imports."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from roret.foundation import journal
from roret.foundation.journal import EventType
from roret.foundation.staff.importing.columns import Pending
from roret.foundation.staff.importing.plan import Line

_BATCH = 2000


def save_lines(model: type[Model], lines: Sequence[Line], *, prepare: Callable[[Any], None] | None = None) -> list[Any]:
    """Create and change rows in few queries; return them in the order of ``lines``.

    ``prepare`` does what ``save()`` would have done, for instance the sort key. References within the file and
    many-to-many columns are left to ``set_pending`` and ``set_many``.
    """
    things = [_filled(line.thing or model(), line) for line in lines]
    changed = {line.thing.pk for line in lines if line.thing is not None}
    for thing in things:
        if prepare:
            prepare(thing)
    if model._meta.parents:
        # PostgreSQL's bulk insert cannot fill two tables at once; such registers are small.
        for thing in things:
            thing.save()
        return things
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    manager = model._default_manager
    manager.bulk_create([thing for thing in things if thing.pk is None], batch_size=_BATCH)
    known = [thing for thing in things if thing.pk is not None and thing.pk in changed]
    if known:
        # Inserting over what is there is the fastest update of many rows.
        manager.bulk_create(known, batch_size=_BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=fields)
    return things


def set_pending(
    things: Sequence[Any], lines: Sequence[Line], *, column: str, names: Callable[[Any], Iterable[str]]
) -> None:
    """Tie the rows that refer to rows of the same file, now that all of them have keys."""
    keys = {name.casefold(): thing.pk for thing in things for name in names(thing) if name}
    found = {}
    for thing, line in zip(things, lines, strict=True):
        value = line.values.get(column)
        if isinstance(value, Pending):
            found[thing.pk] = keys[value.text.casefold()]
            setattr(thing, f"{column}_id", found[thing.pk])
    if found:
        _set_keys(type(things[0])._meta.get_field(column), found)


def _set_keys(field: Any, keys: dict[Any, Any]) -> None:
    """Write a foreign key on many rows in one statement."""
    quote = connection.ops.quote_name
    table, column, key = (
        quote(name) for name in (field.model._meta.db_table, field.column, field.model._meta.pk.column)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = new.value FROM unnest(%s::bigint[], %s::bigint[]) AS new(row, value)"  # noqa: S608 — our own names
            f" WHERE {table}.{key} = new.row",
            [list(keys), list(keys.values())],
        )


def set_many(things: Sequence[Any], lines: Sequence[Line], *, column: str) -> None:
    """Set a many-to-many column of each row that names it."""
    for thing, line in zip(things, lines, strict=True):
        if column in line.values and (line.thing is None or column in line.changed):
            getattr(thing, column).set(line.values[column])


def note_lines(
    things: Sequence[Any], lines: Sequence[Line], *, by: Any, created: EventType, updated: EventType
) -> None:
    """Write one event about each row into the journal."""
    pairs = list(zip(things, lines, strict=True))
    journal.record_many(
        created, [(thing, {"changes": line.changes}) for thing, line in pairs if line.thing is None], by=by
    )
    journal.record_many(
        updated, [(thing, {"changes": line.changes}) for thing, line in pairs if line.thing is not None], by=by
    )


def _filled(thing: Any, line: Line) -> Any:
    for column in line.columns:
        value = line.values[column.name]
        if not column.kind.many and column.of is None and not isinstance(value, Pending):
            setattr(thing, column.attribute, value)
    return thing
