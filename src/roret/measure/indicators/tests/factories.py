"""Indicators and their values for tests, made through the services."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from roret.foundation import authz, clock
from roret.measure.indicators import services
from roret.measure.indicators.models import Indicator, Observation


def month(back: int = 1) -> date:
    """Return the first day of a month so many months ago."""
    day = clock.today().replace(day=1)
    for _step in range(back):
        day = (day - timedelta(days=1)).replace(day=1)
    return day


def indicator(unit: Any, *, by: Any = authz.SYSTEM, **values: Any) -> Indicator:
    """Define an indicator."""
    words = {"title": "Borgere i job", "definition": "Andel i job", "source": "Jobindsats", "measure_unit": "%"}
    return services.create_indicator(by=by, unit=unit, **{**words, **values})


def measured(found: Indicator, value: Any, back: int = 1, *, by: Any = authz.SYSTEM, **more: Any) -> Observation:
    """Enter the value of a month."""
    return services.enter_observation(found, by=by, month=month(back), value=Decimal(str(value)), **more)
