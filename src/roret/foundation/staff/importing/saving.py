"""Saving many rows at once, for the services behind imports."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Model

from roret.foundation.staff.importing.columns import Pending
from roret.foundation.staff.importing.plan import Line

_BATCH = 2000


def save_lines(model: type[Model], lines: Sequence[Line], *, prepare: Callable[[Any], None] | None = None) -> list[Any]:
    """Create and change rows in few queries; return them in the order of ``lines``.

    ``prepare`` does what ``save()`` would have done, for instance the sort key. References within the file and
    many-to-many columns are left to ``set_pending`` and ``set_many``.
    """
    things = [_filled(line.thing or model(), line) for line in lines]
    for thing in things:
        if prepare:
            prepare(thing)
    if model._meta.parents:
        # PostgreSQL's bulk insert cannot fill two tables at once; such registers are small.
        for thing in things:
            thing.save()
        return things
    manager = model._default_manager
    manager.bulk_create([thing for thing in things if thing.pk is None], batch_size=_BATCH)
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    changed = [thing for thing, line in zip(things, lines, strict=True) if line.thing is not None]
    if changed:
        manager.bulk_update(changed, fields, batch_size=_BATCH)
    return things


def set_pending(
    things: Sequence[Any], lines: Sequence[Line], *, column: str, names: Callable[[Any], Iterable[str]]
) -> None:
    """Tie the rows that refer to rows of the same file, now that all of them have keys."""
    keys = {name.casefold(): thing.pk for thing in things for name in names(thing) if name}
    waiting = []
    for thing, line in zip(things, lines, strict=True):
        value = line.values.get(column)
        if isinstance(value, Pending):
            setattr(thing, f"{column}_id", keys[value.text.casefold()])
            waiting.append(thing)
    if waiting:
        type(waiting[0])._default_manager.bulk_update(waiting, [column], batch_size=_BATCH)


def set_many(things: Sequence[Any], lines: Sequence[Line], *, column: str) -> None:
    """Set a many-to-many column of each row that names it."""
    for thing, line in zip(things, lines, strict=True):
        if column in line.values and (line.thing is None or column in line.changed):
            getattr(thing, column).set(line.values[column])


def _filled(thing: Any, line: Line) -> Any:
    for column in line.columns:
        value = line.values[column.name]
        if not column.kind.many and column.of is None and not isinstance(value, Pending):
            setattr(thing, column.attribute, value)
    return thing
