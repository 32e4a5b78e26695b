"""The organisation for machines, with the names of Popolo's Organization (popoloproject.com)."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.commons.organisation.models import TargetGroup, Unit
from roret.foundation.api.pages import Paged, paged

router = Router(tags=["organisation"])
prefix = "/organisation/"


class Organization(Schema):
    """A unit of the municipality, or an association, union or authority that it deals with."""

    id: int
    name: str
    name_en: str
    abbreviation: str
    classification: str
    parent_id: int | None
    political_owner_id: int | None
    successor_id: int | None
    founding_date: date | None
    dissolution_date: date | None
    email: str
    phone: str
    address: str
    url: str

    @staticmethod
    def of(unit: Unit) -> dict[str, Any]:
        """Return a unit in Popolo's words."""
        plain = (
            "id",
            "name",
            "name_en",
            "abbreviation",
            "parent_id",
            "political_owner_id",
            "successor_id",
            "email",
            "phone",
            "address",
        )
        return {
            **{name: getattr(unit, name) for name in plain},
            "classification": unit.kind,
            "founding_date": unit.valid_from,
            "dissolution_date": unit.valid_to,
            "url": unit.get_absolute_url(),
        }


class Group(Schema):
    """A target group."""

    id: int
    name: str
    name_en: str
    definition: str
    age_from: int | None
    age_to: int | None
    size: int | None
    size_source: str


@router.get("organizations", response=Paged[Organization], summary="Units")
def organizations(
    request: HttpRequest, on: date | None = None, kind: str = "", after: int = 0, limit: int = 100
) -> Any:
    """List units by key; ``on`` keeps those that existed on a day, ``kind`` those of one kind."""
    rows = Unit.objects.visible_to(request.user)
    rows = rows.current(on) if on else rows
    return paged(rows.filter(kind=kind) if kind else rows, after=after, limit=limit, make=Organization.of)


@router.get("organizations/{pk}", response=Organization, summary="One unit")
def organization(request: HttpRequest, pk: int) -> Any:
    """Show one unit."""
    return Organization.of(get_object_or_404(Unit.objects.visible_to(request.user), pk=pk))


@router.get("target-groups", response=Paged[Group], summary="Target groups")
def target_groups(request: HttpRequest, after: int = 0, limit: int = 100) -> Any:
    """List target groups by key."""
    return paged(TargetGroup.objects.visible_to(request.user), after=after, limit=limit)
