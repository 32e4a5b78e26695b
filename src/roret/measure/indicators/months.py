"""A month's values as they are entered: each with what was measured before, the goal, the limits, and the light to come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link
from roret.deliver.agreements.models import Target
from roret.engines.figures.limits import Limits, natural_limits
from roret.foundation.ui.charts import LineChart, Point
from roret.foundation.ui.formats import month as month_name
from roret.foundation.ui.formats import number, with_unit
from roret.measure.indicators import selectors
from roret.measure.indicators.models import Indicator, Observation
from roret.measure.indicators.status import TargetStatus, status_of

SHOWN = 12
"""So many measured months stand beside the field."""
SHARES = frozenset({"%", "pct.", "procent", "per cent"})
"""How people write that a figure is a share of a hundred."""


@dataclass(frozen=True)
class MonthRow:
    """One indicator in one month: the value that is there, those before it, and the targets it measures."""

    indicator: Indicator
    month: date
    kept: Observation | None
    earlier: Sequence[Observation]
    targets: Sequence[Target]

    @property
    def name(self) -> str:
        """The name of the field."""
        return f"value_{self.indicator.pk}"

    @property
    def before(self) -> Sequence[Observation]:
        """The latest months before this one, the oldest first."""
        return self.earlier[-SHOWN:]

    @property
    def limits(self) -> Limits | None:
        """Between which values it usually lies."""
        return natural_limits([row.value for row in self.before])

    @property
    def hint(self) -> str:
        """The unit and the decimals that are asked for."""
        decimals = self.indicator.decimals
        places = ngettext("%(count)d decimal", "%(count)d decimals", decimals) % {"count": decimals} if decimals else ""
        if not places:
            return _("In %(unit)s.") % {"unit": self.indicator.measure_unit} if self.indicator.measure_unit else ""
        unit = self.indicator.measure_unit
        return _("In %(unit)s, %(places)s.") % {"unit": unit, "places": places} if unit else f"{places.capitalize()}."

    @property
    def latest(self) -> str:
        """The newest value before this month, in words."""
        if not self.before:
            return str(_("Nothing has been measured before."))
        row = self.before[-1]
        value = with_unit(row.value, unit=self.indicator.measure_unit, decimals=self.indicator.decimals)
        return _("Last measured: %(value)s in %(month)s.") % {"value": value, "month": month_name(row.month)}

    @property
    def chart(self) -> LineChart | None:
        """The months before as a line with goal and limits."""
        if not self.before:
            return None
        target, limits = (self.targets[0] if self.targets else None), self.limits
        return LineChart(
            title=ngettext("The latest measured month", "The latest %(count)d measured months", len(self.before))
            % {"count": len(self.before)},
            points=[Point(row.month, _float(row.shown), note=row.note) for row in self.before],
            unit=self.indicator.measure_unit,
            decimals=self.indicator.decimals,
            goal=float(target.goal) if target else None,
            lower=float(limits.lower) if limits else None,
            upper=float(limits.upper) if limits else None,
            better="higher" if self.indicator.direction == "higher" else "lower",
        )

    def lights(self, value: Decimal | None) -> list[tuple[Target, TargetStatus]]:
        """Return the light of each target as it would be with a value for this month; as it is, when there is none."""
        shown = [row for row in self.earlier if row.month != self.month]
        if value is not None:
            shown.append(Observation(indicator=self.indicator, month=self.month, value=value))
        elif self.kept:
            shown.append(self.kept)
        return [(target, status_of(target, shown)) for target in self.targets]

    def oddity(self, value: Decimal) -> str:
        """Say why a value looks wrong; an empty text when nothing is odd about it."""
        if self.indicator.measure_unit in SHARES and not 0 <= value <= 100:
            return _("A share in per cent usually lies between 0 and 100. You wrote %(value)s.") % {
                "value": number(value)
            }
        limits = self.limits
        if limits is None or limits.lower <= value <= limits.upper:
            return ""
        said = {name: number(figure, decimals=self.indicator.decimals) for name, figure in limits._asdict().items()}
        text = _("%(value)s is far from what is usual: between %(lower)s and %(upper)s.")
        return text % {"value": number(value), **said}


def month_rows(person: Any, month: date) -> list[MonthRow]:
    """Return the indicators a person enters values of, with all that stands beside each field (5 queries)."""
    entries = selectors.month_entries(person, month)
    indicators = [indicator for indicator, _row in entries]
    earlier, targets = _earlier(indicators, month), _targets(indicators, person)
    return [MonthRow(one, month, row, earlier[one.pk], targets[one.pk]) for one, row in entries]


def month_row(person: Any, indicator: Indicator, month: date) -> MonthRow:
    """Return one indicator as it is entered."""
    kept = Observation.objects.filter(indicator=indicator, month=month, unit=None).first()
    empty = MonthRow(indicator, month, kept, (), ())
    return replace(
        empty,
        earlier=_earlier([indicator], month)[indicator.pk],
        targets=_targets([indicator], person)[indicator.pk],
    )


def _earlier(indicators: Iterable[Indicator], month: date) -> dict[int, list[Observation]]:
    found: dict[int, list[Observation]] = defaultdict(list)
    rows = Observation.objects.filter(indicator__in=[one.pk for one in indicators], unit=None, month__lt=month)
    for row in rows.select_related("indicator").order_by("month"):
        found[row.indicator_id].append(row)
    return found


def _targets(indicators: Iterable[Indicator], person: Any) -> dict[int, list[Target]]:
    """Return the targets that each indicator measures in its own unit: a value of one unit says nothing about another's."""
    keys = {one.pk: one.unit_id for one in indicators}
    links = Link.objects.filter(kind=LinkKind.MEASURES, downstream__in=keys).order_by("pk")
    pairs = list(links.values_list("upstream_id", "downstream_id"))
    rows = Target.objects.visible_to(person).filter(pk__in=[upstream for upstream, _one in pairs])
    known = {target.pk: target for target in rows.select_related("agreement", "unit")}
    found: dict[int, list[Target]] = defaultdict(list)
    for upstream, downstream in pairs:
        if upstream in known and known[upstream].unit_id == keys[downstream]:
            found[downstream].append(known[upstream])
    return found


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
