"""Consultations and their published responses for machines; the same filter as the page."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.models import Place

router = Router(tags=["consultations"])
prefix = "/consultations/"
PAGE = 100


class ConsultationOut(Schema):
    """One consultation."""

    number: str
    title: str
    title_en: str
    summary: str
    type: str
    state: str
    begins_at: datetime | None
    ends_at: datetime | None
    responses: int
    url: str

    @staticmethod
    def resolve_responses(consultation: Consultation) -> int:
        """Count what was received."""
        return getattr(getattr(consultation, "series", None), "last", 0)

    @staticmethod
    def resolve_url(consultation: Consultation) -> str:
        """Give the page's address."""
        return consultation.get_absolute_url()


class PlaceOut(Schema):
    """Where a published response is about, as everybody may see it."""

    kind: str
    area: str
    latitude: float | None
    longitude: float | None
    rough: bool

    @staticmethod
    def resolve_area(place: Place) -> str:
        """Give the area's name."""
        return place.area.name

    @staticmethod
    def resolve_latitude(place: Place) -> float | None:
        """Give the shown point's latitude."""
        return place.shown_point[1] if place.shown_point else None

    @staticmethod
    def resolve_longitude(place: Place) -> float | None:
        """Give the shown point's longitude."""
        return place.shown_point[0] if place.shown_point else None

    @staticmethod
    def resolve_rough(place: Place) -> bool:
        """Say whether the point is shown within 200 metres only."""
        return place.is_rough


class ResponseOut(Schema):
    """One published response."""

    reference: str
    received_at: datetime
    capacity: str
    name: str
    position: str
    language: str
    text: str
    translation: str
    """What it says in Danish, translated and signed by a person; empty where there is none."""
    place: PlaceOut | None

    @staticmethod
    def resolve_name(contribution: object) -> str:
        """Give the name the sender agreed to show."""
        return contribution.shown_name  # type: ignore[attr-defined]

    @staticmethod
    def resolve_translation(contribution: object) -> str:
        """Give the signed translation into Danish."""
        translation = contribution.in_danish  # type: ignore[attr-defined]
        return translation.text if translation else ""

    @staticmethod
    def resolve_place(contribution: object) -> Place | None:
        """Give the place, unless it has been taken out of what is published."""
        place: Place | None = getattr(contribution, "place", None)
        return None if place is None or place.hidden_at else place

    @staticmethod
    def resolve_text(contribution: object) -> str:
        """Give the published text."""
        return contribution.published_text  # type: ignore[attr-defined]


@router.get("", response=list[ConsultationOut], summary="List public consultations")
def list_consultations(request: HttpRequest, after: int = 0) -> object:
    """Return up to 100 consultations with a key above ``after``, in the order of their numbers."""
    rows = Consultation.objects.visible_to(request.user).filter(published_at__isnull=False, pk__gt=after)
    return rows.select_related("series").order_by("pk")[:PAGE]


@router.get("{number}", response=ConsultationOut, summary="Read one consultation")
def read_consultation(request: HttpRequest, number: str) -> object:
    """Return one consultation by its number."""
    return get_object_or_404(Consultation.objects.visible_to(request.user).select_related("series"), number=number)


@router.get("{number}/responses", response=list[ResponseOut], summary="List the published responses")
def list_responses(request: HttpRequest, number: str, after: str = "") -> object:
    """Return up to 100 published responses with a reference above ``after``, in the order of their references."""
    found = get_object_or_404(Consultation.objects.visible_to(request.user), number=number)
    rows = contributions.published_on(found).select_related("area", "place__area", "translation")
    return rows.filter(reference__gt=after).order_by("reference")[:PAGE]
