"""Questions about indicators, their values and the targets they measure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link
from roret.deliver.agreements.models import Target
from roret.foundation import authz, clock
from roret.foundation.ui.charts import LineChart, Point
from roret.measure.indicators.models import Indicator, Observation
from roret.measure.indicators.status import TargetStatus, status_of


def status_of_targets(targets: Iterable[Target]) -> dict[int, TargetStatus]:
    """Return the status of each target that an indicator measures, by the target's key (2 queries whatever the number)."""
    keys: Any = targets.values("pk") if isinstance(targets, QuerySet) else [target.pk for target in targets]
    links = Link.objects.filter(kind=LinkKind.MEASURES, upstream=OuterRef("pk")).order_by("-pk")
    rows = Target.objects.filter(pk__in=keys).select_related("agreement")
    bound: Any = rows.annotate(measured_by=Subquery(links.values("downstream")[:1])).filter(measured_by__isnull=False)
    found = list(bound)
    values = _values_by_indicator(target.measured_by for target in found)
    return {target.pk: status_of(target, _series(values[target.measured_by], target)) for target in found}


def _values_by_indicator(indicators: Iterable[int]) -> dict[int, list[Observation]]:
    values: dict[int, list[Observation]] = defaultdict(list)
    for row in Observation.objects.filter(indicator__in=set(indicators)).select_related("indicator").order_by("month"):
        values[row.indicator_id].append(row)
    return values


def _series(rows: list[Observation], target: Target) -> list[Observation]:
    """Return the values measured in the target's unit; where there are none of its own, those of the indicator's unit."""
    own = [row for row in rows if (row.unit_id or row.indicator.unit_id) == target.unit_id]
    return own or [row for row in rows if row.unit_id is None or row.unit_id == row.indicator.unit_id]


def indicators_of(target: Target, *, person: Any) -> QuerySet[Indicator]:
    """Return the indicators that measure a target."""
    bound = Link.objects.filter(kind=LinkKind.MEASURES, upstream_id=target.pk).values("downstream_id")
    return Indicator.objects.visible_to(person).filter(pk__in=bound).select_related("unit")


def targets_of(indicator: Indicator, *, person: Any) -> QuerySet[Target]:
    """Return the targets that an indicator measures."""
    bound = Link.objects.filter(kind=LinkKind.MEASURES, downstream_id=indicator.pk).values("upstream_id")
    return Target.objects.visible_to(person).filter(pk__in=bound).select_related("agreement", "unit")


def charts_of(indicator: Indicator, targets: Iterable[Target] = ()) -> list[LineChart]:
    """Return a line for each unit the indicator is measured in, with the goal of the target it measures there.

    Takes no query when ``observations__unit`` is prefetched.
    """
    goals = {target.unit_id: target for target in targets}
    by_unit: dict[int, list[Observation]] = defaultdict(list)
    units = {indicator.unit_id: indicator.unit}
    for row in sorted(indicator.observations.all(), key=lambda row: row.month):
        units.setdefault(row.unit_id or indicator.unit_id, row.unit)
        by_unit[row.unit_id or indicator.unit_id].append(row)
    ordered = sorted(by_unit.items(), key=lambda item: item[0] not in goals)  # where something is promised comes first
    return [_chart(indicator, units[key], rows, goals.get(key)) for key, rows in ordered]


def _chart(indicator: Indicator, unit: Any, rows: list[Observation], target: Target | None) -> LineChart:
    return LineChart(
        title=f"{indicator} · {unit.short}",
        points=[Point(row.month, _float(row.shown), note=row.note) for row in rows],
        unit=indicator.measure_unit,
        decimals=indicator.decimals,
        goal=_float(target.goal) if target else None,
        baseline=_float(target.baseline) if target else None,
        better="higher" if indicator.direction == "higher" else "lower",
        source=indicator.source,
        definition=indicator.definition_shown,
    )


@dataclass(frozen=True)
class Glance:
    """An indicator at a glance: its own unit's latest value and line, and how the targets go that it measures."""

    indicator: Indicator
    values: list[float | None]
    latest: Observation | None
    lights: list[tuple[TargetStatus, int]]


def at_a_glance(indicators: Iterable[Indicator]) -> list[Glance]:
    """Return indicators as a list shows them (4 queries whatever their number)."""
    found = list(indicators)
    values = _values_by_indicator(one.pk for one in found)
    bound = Link.objects.filter(kind=LinkKind.MEASURES, downstream__in=found).values_list(
        "upstream_id", "downstream_id"
    )
    measured = dict(bound)
    statuses = status_of_targets(Target.objects.filter(pk__in=measured))
    lights: dict[int, list[TargetStatus]] = defaultdict(list)
    for target, status in statuses.items():
        lights[measured[target]].append(status)
    return [_glance(one, values[one.pk], lights[one.pk]) for one in found]


def _glance(indicator: Indicator, rows: list[Observation], statuses: list[TargetStatus]) -> Glance:
    own = [row for row in rows if row.unit_id in (None, indicator.unit_id)] or rows
    unit = own[0].unit_id if own else None
    line = [row for row in own if row.unit_id == unit]
    by_light = {status.light: status for status in statuses}
    lights = [(status, sum(one.light == light for one in statuses)) for light, status in sorted(by_light.items())]
    return Glance(indicator, [_float(row.shown) for row in line], line[-1] if line else None, lights)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def month_entries(person: Any, month: date) -> list[tuple[Indicator, Observation | None]]:
    """Return the indicators a person may enter values of, each with its own unit's value of a month when there is one."""
    values = {row.indicator_id: row for row in Observation.objects.filter(month=month, unit=None)}
    return [
        (indicator, values.get(indicator.pk))
        for indicator in worked_with(person)
        if authz.allowed(person, "indicators.enter_observation", indicator)
    ]


def worked_with(person: Any) -> QuerySet[Indicator]:
    """Return the indicators of the units a person works in."""
    standing = authz.standing_of(person)
    rows = Indicator.objects.visible_to(person).select_related("unit").order_by("title")
    return rows if standing.operator_session else rows.filter(unit_id__in=standing.staff_units)


def last_month() -> date:
    """Return the first day of the month before this one: the newest that can be whole."""
    return (clock.today().replace(day=1) - timedelta(days=1)).replace(day=1)


def without_value(person: Any) -> QuerySet[Indicator]:
    """Return the indicators in force of a person's units that lack a value for last month."""
    measured = Observation.objects.filter(month=last_month()).values("indicator")
    rows = worked_with(person).exclude(pk__in=measured)
    return rows.filter(Q(ends_at=None) | Q(ends_at__gte=clock.now()))
