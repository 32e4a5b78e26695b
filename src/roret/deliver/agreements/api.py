"""Signed agreements and their targets for machines."""

from datetime import date, datetime
from decimal import Decimal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.deliver.agreements import selectors

router = Router(tags=["agreements"])
prefix = "/agreements/"
PAGE = 100


class TargetOut(Schema):
    """One target."""

    number: str
    title: str
    measure: str
    measure_unit: str
    baseline: Decimal | None
    goal: Decimal
    goal_on: date
    direction: str


class AgreementOut(Schema):
    """One agreement."""

    number: str
    title: str
    form: str
    unit: str
    begins_at: datetime | None
    ends_at: datetime | None
    signed_at: datetime | None
    targets: list[TargetOut]

    @staticmethod
    def resolve_unit(agreement: object) -> str:
        """Give the unit's name."""
        return agreement.unit.name  # type: ignore[attr-defined]

    @staticmethod
    def resolve_targets(agreement: object) -> list[object]:
        """Give the targets."""
        return list(agreement.targets.all())  # type: ignore[attr-defined]


@router.get("", response=list[AgreementOut], summary="List signed agreements")
def list_agreements(request: HttpRequest, after: int = 0) -> object:
    """Return up to 100 signed agreements with a key above ``after``."""
    return selectors.public_agreements(request.user).filter(pk__gt=after).order_by("pk")[:PAGE]


@router.get("{number}", response=AgreementOut, summary="Read one agreement")
def read_agreement(request: HttpRequest, number: str) -> object:
    """Return one signed agreement by its number."""
    return get_object_or_404(selectors.public_agreements(request.user), number=number)
