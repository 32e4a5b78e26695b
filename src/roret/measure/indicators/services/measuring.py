"""Measuring: a value for a month; and telling when a promise is measured or reached."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import in_both_languages, reach_milestone
from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.measure.indicators import events, selectors
from roret.measure.indicators.models import Indicator, Observation


@transaction.atomic
def enter_observation(
    indicator: Indicator,
    *,
    by: Any,
    month: date,
    value: Decimal,
    unit: Any = None,
    preliminary: bool = False,
    note: str = "",
    parts: tuple[Decimal | None, Decimal | None] = (None, None),
) -> Observation:
    """Keep the value of a month; a second value corrects the first, and the journal holds both.

    ``parts`` are numerator and denominator where the value is a share. Raises ``DomainError`` for a month still to come.
    """
    authz.require(by, "indicators.enter_observation", unit or indicator)
    indicator = Indicator.objects.lock(indicator.pk)
    month = month.replace(day=1)
    if month > clock.today():
        raise DomainError(_("The month has not begun yet."), field="month")
    place = None if unit is None or unit.pk == indicator.unit_id else unit
    row = Observation.objects.filter(indicator=indicator, unit=place, month=month).first()
    before = row.value if row else None
    row = row or Observation(indicator=indicator, unit=place, month=month)
    row.value, row.preliminary, row.note, row.entered_at = value, preliminary, note, clock.now()
    row.numerator, row.denominator = parts
    row.entered_by = authz.name_of(by)
    row.full_clean()
    row.save()
    _remember(indicator, row, before, by=by)
    note_progress([indicator])
    tell(events.observation_entered, indicator)
    return row


def _remember(indicator: Indicator, row: Observation, before: Decimal | None, *, by: Any) -> None:
    where = row.unit.short if row.unit else ""
    if before is None:
        journal.record(events.Entered, indicator, by=by, month=str(row.month), value=str(row.value), unit=where)
    elif before != row.value:
        journal.record(
            events.Corrected,
            indicator,
            by=by,
            month=str(row.month),
            before=str(before),
            after=str(row.value),
            unit=where,
        )


def note_progress(indicators: Iterable[Indicator]) -> None:
    """Tell once when a signed target is measured for the first time, and once when its goal is reached."""
    targets = [target for indicator in indicators for target in selectors.targets_of(indicator, person=authz.SYSTEM)]
    signed = [target for target in targets if target.agreement.signed_at]
    for key, status in selectors.status_of_targets(signed).items():
        target = next(one for one in signed if one.pk == key)
        begun = target.agreement.begins_at
        if status.month is None or (begun and status.month < localdate(begun).replace(day=1)):
            continue
        sentence = in_both_languages(
            gettext_noop("The target “%(title)s” of %(unit)s has been measured for the first time"),
            target,
            unit=target.unit.short,
        )
        reach_milestone(target, code="measured", **sentence)
        if status.reached:
            sentence = in_both_languages(
                gettext_noop("The target “%(title)s” of %(unit)s has been reached"), target, unit=target.unit.short
            )
            reach_milestone(target, code="reached", **sentence)
