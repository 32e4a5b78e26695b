"""Questions to the organisation: its tree on a day, and where a unit stands in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import Placement, Unit

OUTSIDE = (UnitKind.ASSOCIATION, UnitKind.UNION, UnitKind.SUPPLIER, UnitKind.STATE)
"""Kinds that belong to no municipality; they are shown beside the tree."""


@dataclass
class Node:
    """A unit with the units below it on the day asked for."""

    unit: Unit
    children: list["Node"] = field(default_factory=list)


def unit_tree(on: date) -> list[Node]:
    """Return the municipality's own units of a day as trees, in Danish order (2 queries)."""
    units = list(Unit.objects.current(on).exclude(kind__in=OUTSIDE).order_by("sort_key"))
    nodes = {unit.pk: Node(unit) for unit in units}
    parents = _parents(units, on)
    roots: list[Node] = []
    for node in nodes.values():
        above = nodes.get(parents[node.unit.pk] or 0)
        (above.children if above else roots).append(node)
    return roots


def outside_units(on: date) -> list[tuple[str, list[Unit]]]:
    """Return associations, unions, suppliers and state authorities of a day by kind (1 query)."""
    by_kind: dict[str, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.current(on).filter(kind__in=OUTSIDE).order_by("sort_key"):
        by_kind[unit.kind].append(unit)
    return [(str(kind.label), by_kind[kind]) for kind in OUTSIDE if by_kind[kind]]


def abbreviations(on: date) -> list[Unit]:
    """Return the units of a day that have an abbreviation of their own, by abbreviation (1 query)."""
    found = Unit.objects.current(on).exclude(abbreviation="")
    return sorted(
        (unit for unit in found if unit.abbreviation != unit.name), key=lambda unit: unit.abbreviation.casefold()
    )


def stood_in(unit: Unit, on: date) -> list[Unit]:
    """Return what the unit was part of on a day, from the top down (one query for each level, and one)."""
    moved = Placement.objects.on(on)
    found: list[Unit] = []
    above = moved.get(unit.pk, unit.parent_id)
    while above is not None and above not in {one.pk for one in found}:
        one = Unit.objects.get(pk=above)
        found.insert(0, one)
        above = moved.get(one.pk, one.parent_id)
    return found


def stood_below(unit: Unit, on: date) -> list[Unit]:
    """Return the units that were part of this one on a day, in Danish order (2 queries)."""
    ever = Q(parent=unit) | Q(placements__parent=unit, placements__until__gte=on)
    units = list(Unit.objects.current(on).filter(ever).distinct().order_by("sort_key"))
    parents = _parents(units, on)
    return [one for one in units if parents[one.pk] == unit.pk]


def is_below(unit: Unit | None, top: Unit) -> bool:
    """Say whether ``unit`` is ``top`` or stands somewhere below it."""
    seen = set()
    while unit is not None and unit.pk not in seen:
        if unit.pk == top.pk:
            return True
        seen.add(unit.pk)
        unit = unit.parent
    return False


def in_circles(column: str = "parent_id") -> set[int]:
    """Return the keys of the units that come back to themselves when ``column`` is followed (1 query)."""
    above: dict[int, int | None] = dict(Unit.objects.values_list("pk", column))
    found: set[int] = set()
    clear: set[int | None] = {None}
    for start in above:
        path: dict[int | None, None] = {}
        unit: int | None = start
        while unit not in clear and unit not in path:
            path[unit] = None
            unit = above.get(unit) if unit is not None else None
        if unit not in clear:
            way = list(path)
            found |= {one for one in way[way.index(unit) :] if one is not None}
        clear.update(path)
    return found


def reach(unit: int) -> set[int]:
    """Return the keys of a unit and of everything below it (one query for each level)."""
    found, level = {unit}, {unit}
    while level:
        level = set(Unit.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found


def successors(unit: Unit) -> list[Unit]:
    """Return what came after a unit, and after that, to the one in force."""
    found: list[Unit] = []
    after = unit.successor
    while after is not None and after not in found:
        found.append(after)
        after = after.successor
    return found


def _parents(units: Iterable[Unit], on: date) -> dict[int, int | None]:
    """Return what each unit was part of on the day."""
    moved = Placement.objects.on(on)
    return {unit.pk: moved.get(unit.pk, unit.parent_id) for unit in units}
