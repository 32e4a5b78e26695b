"""Units: create, change, end, rename, import."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation import events
from roret.commons.organisation.models import Placement, Unit
from roret.commons.organisation.selectors import in_circles, is_below, successors
from roret.engines.figures.danish_sort import sort_key
from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError, ImportRefused, NotPossible
from roret.foundation.events import tell
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.plan import Problem
from roret.foundation.staff.importing.saving import note_lines, save_lines, set_pending

_DAY = timedelta(days=1)
_CARRIED = ("kind", "parent", "political_owner", "email", "phone", "address", "description")


@transaction.atomic
def create_unit(*, by: Any, moved_on: date | None = None, **fields: Any) -> Unit:
    """Create a unit below its parent. ``moved_on`` is for existing units and means nothing here."""
    authz.require(by, "organisation.create_unit", fields.get("parent"))
    unit = Unit()
    changes = _write(unit, fields)
    journal.record(events.UnitCreated, unit, by=by, changes=changes)
    return unit


@transaction.atomic
def update_unit(unit: Unit, *, by: Any, moved_on: date | None = None, **fields: Any) -> Unit:
    """Change a unit's details. With ``moved_on`` a new parent counts from that day; without it the old was a mistake."""
    authz.require(by, "organisation.update_unit", unit)
    unit = Unit.objects.lock(unit.pk)
    before = unit.parent_id
    changes = _write(unit, fields)
    if moved_on is not None and unit.parent_id != before:
        _remember_place(unit, before, until=moved_on - _DAY)
    if changes:
        journal.record(events.UnitUpdated, unit, by=by, changes=changes)
    return unit


@transaction.atomic
def end_unit(unit: Unit, *, by: Any, on: date, successor: Unit | None = None) -> Unit:
    """End a unit with ``on`` as its last day; what stood below it moves to the successor.

    Without a successor it must have nothing below it. Roles held in it are for people to give anew (``unit_ended``).
    """
    authz.require(by, "organisation.end_unit", unit)
    unit = Unit.objects.lock(unit.pk)
    moved = _end(unit, on, successor)
    journal.record(events.UnitEnded, unit, by=by, on=on, successor=getattr(successor, "pk", None), moved=moved)
    tell(events.unit_ended, unit, successor=getattr(successor, "pk", None))
    return unit


@transaction.atomic
def rename_unit(unit: Unit, *, by: Any, on: date, **names: Any) -> Unit:
    """Give a unit a new name from a day: the old one ends the day before, a new one takes its place and is returned.

    ``names`` are ``name``, ``name_en`` and ``abbreviation``.
    """
    authz.require(by, "organisation.end_unit", unit)
    unit = Unit.objects.lock(unit.pk)
    heir = Unit(**{field: getattr(unit, field) for field in _CARRIED}, valid_from=on)
    _write(heir, {"abbreviation": unit.abbreviation, **names})
    moved = _end(unit, on - _DAY, heir)
    journal.record(events.UnitRenamed, unit, by=by, on=on, successor=heir.pk, moved=moved)
    tell(events.unit_ended, unit, successor=heir.pk)
    return heir


@transaction.atomic
def import_units(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the units of an import, in a few queries; parents may stand in the same file."""
    authz.require(by, "organisation.create_unit")
    authz.require(by, "organisation.update_unit")
    units = save_lines(Unit, lines, prepare=_prepare)
    for column in ("parent", "political_owner", "successor"):
        set_pending(units, lines, column=column, names=lambda unit: (unit.abbreviation, unit.name))
    _refuse_bad(units, lines)
    note_lines(units, lines, by=by, created=events.UnitCreated, updated=events.UnitUpdated)


def _prepare(unit: Unit) -> None:
    unit.sort_key = sort_key(unit.name)


def _write(unit: Unit, fields: dict[str, Any]) -> dict[str, list[str]]:
    """Write the fields and hold them up against the rules of the tree."""
    changes = change(unit, fields)
    if is_below(unit.parent, unit):
        raise DomainError(_("The unit cannot be part of itself or of something below it."), field="parent")
    if unit.pk in {after.pk for after in successors(unit)}:
        raise DomainError(_("The unit cannot come after itself."), field="successor")
    if unit.parent and unit.parent.valid_from and unit.valid_to and unit.valid_to < unit.parent.valid_from:
        raise DomainError(_("The unit ended before what it is part of began."), field="parent")
    return changes


def _end(unit: Unit, on: date, successor: Unit | None) -> list[str]:
    """Set the last day and the successor; return the names of the units that moved."""
    if unit.valid_to is not None and unit.valid_to <= on:
        raise NotPossible(_("The unit has ended already."))
    if unit.valid_from is not None and on < unit.valid_from:
        raise DomainError(_("The last day is before the first."), field="on")
    if successor is not None and not successor.in_force(on + _DAY):
        raise DomainError(_("The successor does not exist on the day after."), field="successor")
    moved = _move_children(unit, on, successor)
    change(unit, {"valid_to": on, "successor": successor})
    if unit.pk in {after.pk for after in successors(unit)}:
        raise DomainError(_("The unit cannot come after itself."), field="successor")
    return moved


def _move_children(unit: Unit, on: date, successor: Unit | None) -> list[str]:
    children = list(Unit.objects.filter(parent=unit).current(on + _DAY))
    if children and successor is None:
        names = ", ".join(str(child) for child in children[:5])
        raise NotPossible(
            _("Something still stands below the unit: %(names)s. Name a successor, or move it first.")
            % {"names": names}
        )
    for child in children:
        if child.pk == getattr(successor, "pk", None):
            _remember_place(child, unit.pk, until=on)
            change(child, {"parent": unit.parent})
            continue
        _remember_place(child, unit.pk, until=on)
        change(child, {"parent": successor})
    return [str(child) for child in children]


def _remember_place(unit: Unit, parent: int | None, *, until: date) -> None:
    """Keep where the unit stood until a day; where it stood earlier is already kept."""
    if until < (unit.valid_from or date.min):
        return
    if until > clock.today() + timedelta(days=3660):
        raise DomainError(_("The day is too far ahead."), field="moved_on")
    Placement.objects.update_or_create(unit=unit, until=until, defaults={"parent_id": parent})


def _refuse_bad(units: Sequence[Unit], lines: Sequence[Any]) -> None:
    """Raise ``ImportRefused`` with every line that would make the tree unreadable or a unit stand there twice."""
    problems = _twins(lines)
    for column, sentence in (
        ("parent_id", _("“%(name)s” would be part of itself.")),
        ("successor_id", _("“%(name)s” would come after itself.")),
    ):
        circle = in_circles(column)
        problems += [
            Problem(line.number, "", sentence % {"name": unit.name})
            for unit, line in zip(units, lines, strict=True)
            if unit.pk in circle
        ]
    if problems:
        raise ImportRefused(sorted(problems, key=lambda problem: problem.line))


def _twins(lines: Sequence[Any]) -> list[Problem]:
    """A new row with a known name and another first day would be a second unit beside the first: name every such line."""
    by_name: dict[str, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.all():
        by_name[unit.name.casefold()].append(unit)
    sentence = _("“%(name)s” would be there twice at once. Write its own first day, or end the other first.")
    return [
        Problem(line.number, "", sentence % {"name": line.values["name"]})
        for line in lines
        if line.thing is None and _overlap(by_name[line.values["name"].casefold()])
    ]


def _overlap(units: list[Unit]) -> bool:
    spans = sorted((unit.valid_from or date.min, unit.valid_to or date.max) for unit in units)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(spans))
