"""Saving many rows at once, for the services behind imports."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.constants import OnConflict

from roret.foundation import journal
from roret.foundation.jobs import progress
from roret.foundation.journal import EventType
from roret.foundation.staff.importing.columns import Pending
from roret.foundation.staff.importing.plan import Line

_BATCH = 2000


def save_lines(
    model: type[Model],
    lines: Sequence[Line],
    *,
    prepare: Callable[[Any], None] | None = None,
    make: Callable[[Line], Any] | None = None,
) -> list[Any]:
    """Create and change rows in few queries; return them in the order of ``lines``.

    ``prepare`` does what ``save()`` would have done, for instance the sort key; ``make`` begins a new row that a line's
    columns do not fill alone. References within the file and many-to-many columns are left to ``set_pending`` and
    ``set_many``. Large files tell the job under way how far they have come.
    """
    things = [_filled(line.thing or (make(line) if make else model()), line) for line in lines]
    if prepare:
        for thing in things:
            prepare(thing)
    new, known = [one for one in things if one.pk is None], [one for one in things if one.pk is not None]
    for save, rows in ((_insert, new), (_overwrite, known)):
        for first in range(0, len(rows), _BATCH):
            batch = rows[first : first + _BATCH]
            save(model, batch)
            progress.step(len(batch))
    return things


def _insert(model: type[Model], things: list[Any]) -> None:
    if not model._meta.parents:
        model._default_manager.bulk_create(things)
        return
    for thing, key in zip(things, _new_keys(_tables(model)[0], len(things)), strict=True):
        for table in _tables(model):
            setattr(thing, table._meta.pk.attname, key)
    for table in _tables(model):
        _rows(table)._insert(things, fields=table._meta.local_concrete_fields)
    for thing in things:
        thing._state.adding, thing._state.db = False, connection.alias


def _overwrite(model: type[Model], things: list[Any]) -> None:
    """Insert over what is there, the fastest update of many rows."""
    for table in _tables(model):
        fields = table._meta.local_concrete_fields
        others = [field for field in fields if not field.primary_key]
        key = [field for field in fields if field.primary_key]
        _rows(table)._insert(
            things, fields=fields, on_conflict=OnConflict.UPDATE, update_fields=others, unique_fields=key
        )


def _tables(model: type[Model]) -> list[type[Model]]:
    """Return the models whose tables hold one row each of a thing, the topmost first."""
    return [*reversed(model._meta.get_parent_list()), model]


def _rows(table: type[Model]) -> Any:
    """Return where one table's part of things is written: Django's ``bulk_create`` refuses things of several tables, and
    its own ``save`` writes each part by this.
    """
    return table._base_manager.all()


def _new_keys(model: type[Model], count: int) -> list[int]:
    """Take ``count`` keys from the sequence of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [connection.ops.quote_name(model._meta.db_table), model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


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
    """Set a many-to-many column of each row that names it, in few queries."""
    pairs = [
        (thing.pk, line.values[column])
        for thing, line in zip(things, lines, strict=True)
        if column in line.values and (line.thing is None or column in line.changed)
    ]
    if not pairs:
        return
    field = type(things[0])._meta.get_field(column)
    both_ways = field.remote_field.symmetrical
    mine, theirs = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through = field.remote_field.through._base_manager
    named = [key for key, _values in pairs]
    for side in (mine, theirs) if both_ways else (mine,):
        through.filter(**{f"{side}__in": named}).delete()
    ties = {(key, other) for key, values in pairs for other in values}
    ties |= {(other, key) for key, other in ties} if both_ways else set()
    through.bulk_create((through.model(**{mine: a, theirs: b}) for a, b in ties), batch_size=_BATCH)


def note_lines(
    things: Sequence[Any], lines: Sequence[Line], *, by: Any, created: EventType, updated: EventType
) -> None:
    """Write one event about each row into the journal."""
    pairs = list(zip(things, lines, strict=True))
    for kind, is_new in ((created, True), (updated, False)):
        events = [(thing, {"changes": line.changes}) for thing, line in pairs if (line.thing is None) is is_new]
        for first in range(0, len(events), _BATCH):
            journal.record_many(kind, events[first : first + _BATCH], by=by)
            progress.step(len(events[first : first + _BATCH]))


def _filled(thing: Any, line: Line) -> Any:
    for column in line.columns:
        value = line.values[column.name]
        if not column.kind.many and column.of is None and not isinstance(value, Pending):
            setattr(thing, column.attribute, value)
    return thing
