"""Statements for machines."""

from datetime import date, datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.listen.statements import selectors

router = Router(tags=["statements"])
prefix = "/statements/"
PAGE = 100


class StatementOut(Schema):
    """One statement that everybody may read."""

    number: str
    title: str
    type: str
    text: str
    state: str
    adopted_on: date
    sent_at: datetime
    answer: str
    effect: str
    body: str
    addressee: str
    consultation: str
    url: str

    @staticmethod
    def resolve_body(statement: object) -> str:
        """Give the name of the body that speaks."""
        return str(statement.body)  # type: ignore[attr-defined]

    @staticmethod
    def resolve_consultation(statement: object) -> str:
        """Give the number of the consultation that it answers; empty when it was the body's own initiative."""
        return statement.consultation.number if statement.consultation else ""  # type: ignore[attr-defined]

    @staticmethod
    def resolve_url(statement: object) -> str:
        """Give the page's address."""
        return statement.get_absolute_url()  # type: ignore[attr-defined]


@router.get("", response=list[StatementOut], summary="List statements")
def list_statements(request: HttpRequest, after: int = 0) -> object:
    """Return up to 100 statements with a key above ``after``."""
    return selectors.published(request.user).filter(pk__gt=after).order_by("pk")[:PAGE]


@router.get("{number}", response=StatementOut, summary="Read one statement")
def read_statement(request: HttpRequest, number: str) -> object:
    """Return one statement by its number."""
    return get_object_or_404(selectors.published(request.user), number=number)
