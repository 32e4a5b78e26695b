"""Indicators and their values for machines; small numbers stay hidden."""

from datetime import date
from decimal import Decimal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.measure.indicators.models import Indicator

router = Router(tags=["indicators"])
prefix = "/indicators/"
PAGE = 100


class IndicatorOut(Schema):
    """One indicator with its definition."""

    number: str
    title: str
    title_en: str
    definition: str
    source: str
    measure_unit: str
    direction: str


class ObservationOut(Schema):
    """One value of one month; null where so few stand behind it that they could be known."""

    month: date
    unit: str
    value: Decimal | None
    preliminary: bool
    note: str

    @staticmethod
    def resolve_unit(row: object) -> str:
        """Give the unit it was measured in."""
        return (row.unit or row.indicator.unit).short  # type: ignore[attr-defined]

    @staticmethod
    def resolve_value(row: object) -> Decimal | None:
        """Give the value, or nothing below the small-cell limit."""
        return row.shown  # type: ignore[attr-defined]


@router.get("", response=list[IndicatorOut], summary="List indicators")
def list_indicators(request: HttpRequest, after: int = 0) -> object:
    """Return up to 100 public indicators with a key above ``after``."""
    return Indicator.objects.visible_to(request.user).filter(pk__gt=after).order_by("pk")[:PAGE]


@router.get("{number}", response=IndicatorOut, summary="Read one indicator")
def read_indicator(request: HttpRequest, number: str) -> object:
    """Return one indicator by its number."""
    return get_object_or_404(Indicator.objects.visible_to(request.user), number=number)


@router.get("{number}/observations", response=list[ObservationOut], summary="List an indicator's values")
def list_observations(request: HttpRequest, number: str) -> object:
    """Return all values of an indicator, by unit and month."""
    found = get_object_or_404(Indicator.objects.visible_to(request.user), number=number)
    return found.observations.select_related("unit", "indicator__unit").order_by("unit", "month")
