"""Commitments for machines."""

from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.decide.commitments import selectors

router = Router(tags=["commitments"])
prefix = "/commitments/"
PAGE = 100


class CommitmentOut(Schema):
    """One commitment."""

    number: str
    title: str
    words: str
    state: str
    due_on: date
    answered_on: date | None
    withdrawn_reason: str
    promised_by: str
    promised_to: str
    decision: str
    url: str

    @staticmethod
    def resolve_promised_by(commitment: object) -> str:
        """Give the name of the unit that owes it."""
        return str(commitment.unit)  # type: ignore[attr-defined]

    @staticmethod
    def resolve_promised_to(commitment: object) -> str:
        """Give the name of the body that waits for it."""
        return str(commitment.body or "")  # type: ignore[attr-defined]

    @staticmethod
    def resolve_decision(commitment: object) -> str:
        """Give the number of the decision with which it was promised."""
        return commitment.decision.number  # type: ignore[attr-defined]

    @staticmethod
    def resolve_url(commitment: object) -> str:
        """Give the page's address."""
        return commitment.get_absolute_url()  # type: ignore[attr-defined]


@router.get("", response=list[CommitmentOut], summary="List commitments")
def list_commitments(request: HttpRequest, after: int = 0) -> object:
    """Return up to 100 commitments with a key above ``after``."""
    return selectors.published(request.user).filter(pk__gt=after).order_by("pk")[:PAGE]


@router.get("{number}", response=CommitmentOut, summary="Read one commitment")
def read_commitment(request: HttpRequest, number: str) -> object:
    """Return one commitment by its number."""
    return get_object_or_404(selectors.published(request.user), number=number)
