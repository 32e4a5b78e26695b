"""Areas for machines: Popolo's Area, with the outline as GeoJSON."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.commons.areas.models import Area, Division
from roret.foundation.api.pages import Paged, paged

router = Router(tags=["areas"])
prefix = "/areas/"


class DivisionOut(Schema):
    """One way of dividing the city."""

    id: int
    name: str
    name_en: str
    owner_id: int | None
    source: str


class AreaOut(Schema):
    """One area of a division."""

    id: int
    identifier: str
    name: str
    classification: str
    division_id: int
    population: int | None
    valid_from: date | None
    valid_to: date | None
    url: str


class AreaWithOutline(AreaOut):
    """One area with its outline, who serves it and what it overlaps."""

    geometry: dict[str, Any] | None
    served_by: list[int]
    overlaps: list[int]


@router.get("divisions", response=Paged[DivisionOut], summary="Divisions of the city")
def divisions(request: HttpRequest, after: int = 0, limit: int = 100) -> Any:
    """List the divisions by key."""
    return paged(Division.objects.visible_to(request.user), after=after, limit=limit)


@router.get("areas", response=Paged[AreaOut], summary="Areas")
def areas(request: HttpRequest, division: int | None = None, after: int = 0, limit: int = 100) -> Any:
    """List areas by key, of one division when it is named."""
    rows = Area.objects.visible_to(request.user).select_related("division")
    return paged(rows.filter(division=division) if division else rows, after=after, limit=limit, make=_plain)


@router.get("areas/{pk}", response=AreaWithOutline, summary="One area with its outline")
def area(request: HttpRequest, pk: int) -> Any:
    """Show one area."""
    found = get_object_or_404(Area.objects.visible_to(request.user).select_related("division"), pk=pk)
    many = {name: list(getattr(found, name).values_list("pk", flat=True)) for name in ("served_by", "overlaps")}
    return {**_plain(found), "geometry": found.outline, **many}


def _plain(found: Area) -> dict[str, Any]:
    return {
        "id": found.pk,
        "identifier": found.code,
        "name": found.name,
        "classification": found.division.name,
        "division_id": found.division_id,
        "population": found.population,
        "valid_from": found.valid_from,
        "valid_to": found.valid_to,
        "url": found.get_absolute_url(),
    }
