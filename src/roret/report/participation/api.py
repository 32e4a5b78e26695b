"""Participation figures for machines: what the pages show, nothing more."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.listen.consultations.models import Consultation
from roret.report.participation import selectors
from roret.report.participation.models import YearFigures

router = Router(tags=["participation"])
prefix = "/participation/"


class GroupOut(Schema):
    """One group; no count when it is hidden."""

    label: str
    count: int | None


class UnheardOut(Schema):
    """A group from which far fewer came than its share of the population."""

    kind: str
    name: str
    population: int
    expected: int
    got: int | None
    caution: bool


class FiguresOut(Schema):
    """Who took part in one consultation."""

    number: str
    received: int
    channels: list[GroupOut]
    capacities: list[GroupOut]
    areas: list[GroupOut]
    ages: list[GroupOut]
    senders: list[GroupOut]
    not_heard: list[UnheardOut]


class YearOut(Schema):
    """A year: the sums of what the consultations show, and how the responses spread over the senders."""

    year: int
    consultations: int
    received: int
    most_active: list[dict[str, float]]


@router.get("years", response=list[YearOut], summary="List the years with participation figures")
def list_years(request: HttpRequest) -> object:
    """Return every year, the latest first."""
    return [_year(one) for one in selectors.years()]


@router.get("consultations/{number}", response=FiguresOut, summary="Read who took part in a consultation")
def read_figures(request: HttpRequest, number: str) -> object:
    """Return the final figures of one consultation."""
    consultation = get_object_or_404(Consultation.objects.visible_to(request.user), number=number)
    found = get_object_or_404(selectors.final_figures(request.user), consultation_id=consultation.pk)
    data = found.data
    groups = {key: _groups(data[key]) for key in ("channels", "capacities", "areas", "ages")}
    senders = _groups(data["senders"]["kinds"])
    return {
        "number": number,
        "received": data["received"],
        **groups,
        "senders": senders,
        "not_heard": data["not_heard"],
    }


def _groups(pairs: list[list[Any]]) -> list[dict[str, Any]]:
    return [{"label": label, "count": count} for label, count in pairs]


def _year(one: YearFigures) -> dict[str, Any]:
    names = ("of_senders", "senders", "of_responses")
    steps = [dict(zip(names, step, strict=True)) for step in one.data["spread"]["steps"]]
    data = one.data
    return {
        "year": one.year,
        "consultations": data["consultations"],
        "received": data["received"],
        "most_active": steps,
    }
