"""The text that people are asked about, and what was written about it, for machines."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.listen.consultations.models import Consultation
from roret.listen.material import selectors
from roret.listen.material.models import Clause, ClauseRemark, Material, MaterialVersion

router = Router(tags=["material"])
prefix = "/material/"
PAGE = 500


class VersionOut(Schema):
    """One published version of a text."""

    number: int
    published_at: datetime
    changes: str


class MaterialOut(Schema):
    """One text of a consultation with its published versions."""

    order: int
    title: str
    url: str
    versions: list[VersionOut]

    @staticmethod
    def resolve_url(material: Material) -> str:
        """Give the page's address."""
        return material.get_absolute_url()

    @staticmethod
    def resolve_versions(material: Material) -> list[MaterialVersion]:
        """Give what is published."""
        return list(selectors.versions_of(material))


class ClauseOut(Schema):
    """One clause; the anchor is the same in all versions."""

    order: int
    anchor: str
    number: str
    kind: str
    level: int
    fate: str
    text: str


class RemarkOut(Schema):
    """One published remark."""

    reference: str
    received_at: datetime
    anchor: str
    version: int
    kind: str
    name: str
    comment: str
    proposal: str

    @staticmethod
    def resolve_reference(remark: ClauseRemark) -> str:
        """Give the contribution's reference."""
        return remark.contribution.reference

    @staticmethod
    def resolve_received_at(remark: ClauseRemark) -> datetime:
        """Give when it came."""
        return remark.contribution.received_at

    @staticmethod
    def resolve_anchor(remark: ClauseRemark) -> str:
        """Give the clause's anchor."""
        return remark.clause.anchor

    @staticmethod
    def resolve_version(remark: ClauseRemark) -> int:
        """Give the version it was written on."""
        return remark.clause.version.number

    @staticmethod
    def resolve_name(remark: ClauseRemark) -> str:
        """Give the name the sender agreed to show."""
        return remark.contribution.shown_name

    @staticmethod
    def resolve_comment(remark: ClauseRemark) -> str:
        """Give the published comment."""
        return remark.published.comment

    @staticmethod
    def resolve_proposal(remark: ClauseRemark) -> str:
        """Give the published text of a proposal."""
        return remark.published.proposal


class TranslationOut(Schema):
    """A signed translation."""

    language: str
    title: str
    summary: str
    short: str
    translator: str
    signed_by: str
    signed_at: datetime


@router.get("{number}/translations", response=list[TranslationOut], summary="List the signed translations")
def list_translations(request: HttpRequest, number: str) -> Any:
    """Return a consultation's translations that a person vouches for."""
    found = get_object_or_404(Consultation.objects.visible_to(request.user), number=number)
    return selectors.signed_translations(found)


@router.get("{number}", response=list[MaterialOut], summary="List the texts of a consultation")
def list_material(request: HttpRequest, number: str) -> Any:
    """Return the texts of a consultation that have a published version."""
    found = get_object_or_404(Consultation.objects.visible_to(request.user), number=number)
    return selectors.published_on(found).select_related("consultation")


@router.get("{number}/{order}/versions/{version}", response=list[ClauseOut], summary="Read a version, clause by clause")
def read_version(request: HttpRequest, number: str, order: int, version: int, after: int = 0) -> Any:
    """Return up to 500 clauses of a published version, in order, from the one behind ``after``."""
    found = get_object_or_404(
        MaterialVersion.objects.visible_to(request.user).published(),
        material__consultation__number=number,
        material__order=order,
        number=version,
    )
    return Clause.objects.filter(version=found, order__gt=after).order_by("order")[:PAGE]


@router.get("{number}/{order}/remarks", response=list[RemarkOut], summary="List the published remarks on a text")
def list_remarks(request: HttpRequest, number: str, order: int, after: str = "") -> Any:
    """Return up to 500 published remarks with a reference above ``after``, in the order of their references."""
    found = Material.objects.visible_to(request.user).filter(consultation__number=number, order=order).first()
    if found is None:
        raise Http404
    rows = selectors.published_remarks(found).filter(contribution__reference__gt=after)
    return rows.order_by("contribution__reference")[:PAGE]
