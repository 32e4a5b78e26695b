"""Viewpoints and published opinion maps for machines. Votes are given to nobody."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.listen.consultations.models import Consultation
from roret.listen.viewpoints import selectors

router = Router(tags=["viewpoints"])
prefix = "/viewpoints/"


class ViewpointOut(Schema):
    """One viewpoint that people vote on."""

    id: int
    text: str
    proposed: bool


@router.get("{number}", response=list[ViewpointOut], summary="List the viewpoints of a consultation")
def list_viewpoints(request: HttpRequest, number: str) -> object:
    """Return the viewpoints that are shown, in the order in which they were written."""
    return selectors.shown(_find(request, number)).order_by("made_at", "pk")


@router.get("{number}/map", response=dict[str, Any], summary="Read the published opinion map")
def read_map(request: HttpRequest, number: str) -> object:
    """Return the report of the map: consensus, groups, figures. No person and no vote is in it."""
    found = selectors.published_map(_find(request, number))
    if found is None:
        raise Http404
    return found.report


def _find(request: HttpRequest, number: str) -> Consultation:
    rows = Consultation.objects.visible_to(request.user).filter(published_at__isnull=False)
    return get_object_or_404(rows, number=number)
