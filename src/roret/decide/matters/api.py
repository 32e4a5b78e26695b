"""Matters and decisions for machines, with the field names of OParl 1.1 where there is one (Paper, Consultation)."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from ninja import Router, Schema

from roret.decide.matters import selectors
from roret.decide.matters.models import Matter

router = Router(tags=["matters"])
prefix = "/matters/"
PAGE = 100


class ItemDecisionOut(Schema):
    """What was decided on one recommendation item."""

    number: int
    name: str
    result: str
    resolutionText: str  # noqa: N815 — OParl's name


class StatementOut(Schema):
    """A party's minuted statement."""

    party: str
    joinedBy: list[str]  # noqa: N815 — as OParl writes
    text: str


class DecisionOut(Schema):
    """One decision: the extract of the minutes."""

    id: str
    paper: str
    meeting: str
    date: date
    final: bool
    resolutionText: str  # noqa: N815 — OParl's name
    item: list[ItemDecisionOut]
    statement: list[StatementOut]
    web: str


class ConsultationOut(Schema):
    """One treatment of a matter at a meeting; OParl calls this a consultation of a paper."""

    meeting: str
    agendaItem: int  # noqa: N815 — OParl's name
    start: datetime


class EffectOut(Schema):
    """What changed because of a theme."""

    theme: str
    name: str
    responses: int
    effect: str
    reason: str


class MatterOut(Schema):
    """One matter; OParl calls it a paper."""

    id: str
    reference: str
    name: str
    summary: str
    paperType: str  # noqa: N815 — OParl's name
    state: str
    date: datetime | None
    underDirectionOf: str  # noqa: N815 — OParl's name
    originatorOrganization: str  # noqa: N815 — OParl's name
    modified: datetime
    web: str


class WholeMatterOut(MatterOut):
    """One matter with its sections, items, treatments, decisions and effects."""

    problem: str
    solution: str
    economy: str
    process: str
    recommendation: list[str]
    consultation: list[ConsultationOut]
    decision: list[DecisionOut]
    effect: list[EffectOut]


@router.get("", response=list[MatterOut], summary="List public matters")
def list_matters(request: HttpRequest, after: int = 0, organization: int | None = None) -> Any:
    """Return up to 100 published matters with a key above ``after``, of one committee when ``organization`` is given."""
    rows = selectors.published_matters(request.user).filter(pk__gt=after)
    rows = rows.filter(body_id=organization) if organization else rows
    return [_matter_out(matter) for matter in rows.order_by("pk")[:PAGE]]


@router.get("decisions", response=list[DecisionOut], summary="List public decisions")
def list_decisions(request: HttpRequest, after: int = 0) -> Any:
    """Return up to 100 decisions with a key above ``after``."""
    rows = selectors.decisions_with_all(request.user).filter(published_at__isnull=False, pk__gt=after)
    return [_decision_out(decision) for decision in rows.order_by("pk")[:PAGE]]


@router.get("{number}", response=WholeMatterOut, summary="Read one matter")
def read_matter(request: HttpRequest, number: str) -> Any:
    """Return one matter by its number."""
    found = get_object_or_404(selectors.for_page(request.user), number=number)
    page, decisions = selectors.page_of(found), selectors.decisions_with_all(request.user).filter(matter=found)
    return {
        **_matter_out(found),
        "problem": found.problem,
        "solution": found.solution,
        "economy": found.economy_text,
        "process": found.process,
        "recommendation": [line.item.that for line in page.items],
        "consultation": [
            {"meeting": item.meeting.number, "agendaItem": item.number, "start": item.meeting.begins_at}
            for item in page.treatments
        ],
        "decision": [_decision_out(decision) for decision in decisions],
        "effect": [_effect_out(effect) for effect in page.effects],
    }


def _matter_out(matter: Matter) -> dict[str, Any]:
    return {
        "id": matter.number,
        "reference": matter.number,
        "name": str(matter),
        "summary": matter.lead,
        "paperType": "matter",
        "state": str(matter.state),
        "date": matter.published_at,
        "underDirectionOf": str(matter.body or ""),
        "originatorOrganization": str(matter.unit),
        "modified": matter.changed_at,
        "web": matter.get_absolute_url(),
    }


def _decision_out(decision: Any) -> dict[str, Any]:
    rows = [
        {"number": row.item.number, "name": row.item.that, "result": row.kind, "resolutionText": row.text}
        for row in decision.items.all()
    ]
    statements = [
        {"party": one["party"], "joinedBy": one["joined_by"], "text": one["text"]} for one in decision.minuted
    ]
    return {
        "id": decision.number,
        "paper": decision.matter.number,
        "meeting": decision.meeting.number,
        "date": localdate(decision.meeting.begins_at),
        "final": decision.final,
        "resolutionText": decision.text,
        "item": rows,
        "statement": statements,
        "web": decision.get_absolute_url(),
    }


def _effect_out(effect: Any) -> dict[str, Any]:
    theme = effect.theme
    return {
        "theme": theme.number,
        "name": str(theme),
        "responses": theme.size,
        "effect": effect.effect,
        "reason": effect.reason,
    }
