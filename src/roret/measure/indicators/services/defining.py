"""Defining: what is measured, and which promise it measures."""

from typing import Any

from django.db import transaction

from roret.commons.records.enums import LinkKind
from roret.commons.records.services import begin_record, change_record, link_records, publish_record
from roret.deliver.agreements.models import Target
from roret.foundation import authz, journal
from roret.measure.indicators import events
from roret.measure.indicators.models import Indicator


@transaction.atomic
def create_indicator(*, by: Any, **values: Any) -> Indicator:
    """Define an indicator; it is public from the start, because a figure without a definition means nothing."""
    indicator = Indicator(**values)
    authz.require(by, "indicators.create_indicator", indicator)
    begin_record(indicator, by=by)
    publish_record(indicator, by=by)
    journal.record(events.Defined, indicator, by=by)
    return indicator


@transaction.atomic
def update_indicator(indicator: Indicator, *, by: Any, version: int | None = None, **values: Any) -> Indicator:
    """Change a definition; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "indicators.update_indicator", indicator)
    indicator = Indicator.objects.lock(indicator.pk)
    changes = change_record(indicator, version=version, **values)
    authz.require(by, "indicators.update_indicator", indicator)  # nobody pushes a figure onto a stranger's unit
    journal.record(events.Changed, indicator, by=by, changes=changes)
    return indicator


@transaction.atomic
def bind_indicator(indicator: Indicator, target: Target, *, by: Any) -> None:
    """Let an indicator measure a target: the thread goes on from the promise to the figure."""
    authz.require(by, "indicators.bind_indicator", indicator)
    link_records(target, indicator, kind=LinkKind.MEASURES, by=by)
    journal.record(events.Bound, indicator, by=by, measured=target.number)
