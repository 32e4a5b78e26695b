"""Consultations and their published responses for machines; the same filter as the page."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions

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


class ResponseOut(Schema):
    """One published response."""

    reference: str
    received_at: datetime
    capacity: str
    name: str
    position: str
    language: str
    text: str

    @staticmethod
    def resolve_name(contribution: object) -> str:
        """Give the name the sender agreed to show."""
        return contribution.shown_name  # type: ignore[attr-defined]

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
    return contributions.published_on(found).filter(reference__gt=after).order_by("reference")[:PAGE]
