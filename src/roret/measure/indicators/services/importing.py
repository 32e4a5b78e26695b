"""Taking many values at once from a file: all of them or none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation.models import Unit
from roret.foundation import authz, clock, journal
from roret.foundation.errors import ImportRefused
from roret.foundation.jobs import progress
from roret.foundation.staff.importing.plan import Line, Problem
from roret.measure.indicators import events
from roret.measure.indicators.models import Indicator, Observation
from roret.measure.indicators.services.measuring import note_progress

_KEY = ("indicator", "unit", "month")
_KEPT = ("value", "numerator", "denominator", "preliminary", "note")
_BATCH = 2000


@transaction.atomic
def import_observations(lines: Sequence[Line], *, by: Any) -> None:
    """Keep the values of a file's lines; one that is there already is corrected, and the journal holds both.

    Raises ``ImportRefused`` with every line whose indicator is not the person's, and every month that stands twice.
    """
    authz.require(by, "indicators.create_observation")
    rows = _rows(lines, by=by)
    for first in range(0, len(rows), _BATCH):
        batch = rows[first : first + _BATCH]
        Observation.objects.bulk_create(
            batch, update_conflicts=True, unique_fields=[*_KEY], update_fields=[*_KEPT, "entered_at", "entered_by"]
        )
        progress.step(2 * len(batch))
    _remember(lines, rows, by=by)
    note_progress({row.indicator_id: row.indicator for row in rows}.values())


def _rows(lines: Sequence[Line], *, by: Any) -> list[Observation]:
    """Return the values to keep; a value of the indicator's own unit is kept without a unit."""
    indicators = Indicator.objects.visible_to(by).select_related("unit").in_bulk(_keys(lines, "indicator"))
    units = Unit.objects.in_bulk(_keys(lines, "unit"))
    stamp = {"entered_at": clock.now(), "entered_by": authz.name_of(by)}
    rows: dict[tuple[Any, ...], Observation] = {}
    problems = []
    for line in lines:
        indicator, unit = indicators.get(line.values["indicator"]), units.get(line.values.get("unit"))
        if indicator is None or not authz.allowed(by, "indicators.create_observation", unit or indicator):
            problems.append(Problem(line.number, "", _("You may not enter values of this indicator.")))
            continue
        place = None if unit is None or unit.pk == indicator.unit_id else unit
        key = (indicator.pk, place, line.values["month"])
        if key in rows:
            problems.append(Problem(line.number, "", _("The month stands twice in the file.")))
        rows[key] = Observation(indicator=indicator, unit=place, month=key[-1], **_figures(line), **stamp)
    if problems:
        raise ImportRefused(problems)
    return list(rows.values())


def _keys(lines: Iterable[Line], name: str) -> set[Any]:
    return {key for line in lines if (key := line.values.get(name)) is not None}


def _figures(line: Line) -> dict[str, Any]:
    """Return the columns of the file; one that it does not have stays as it is."""
    before = line.thing or Observation()
    return {name: line.values.get(name, getattr(before, name)) for name in _KEPT}


def _remember(lines: Sequence[Line], rows: Sequence[Observation], *, by: Any) -> None:
    """Write one event for each indicator: how many values, and which were corrected (month, unit, before and after)."""
    corrected: dict[int, list[list[str]]] = defaultdict(list)
    for line, row in zip(lines, rows, strict=True):
        if line.thing is not None and line.thing.value != row.value:
            place = row.unit.short if row.unit else ""
            corrected[row.indicator_id].append([str(row.month), place, str(line.thing.value), str(row.value)])
    by_indicator: dict[Indicator, int] = defaultdict(int)
    for row in rows:
        by_indicator[row.indicator] += 1
    for indicator, count in by_indicator.items():
        journal.record(events.Imported, indicator, by=by, count=count, corrected=corrected[indicator.pk])
