"""Action plans for machines: the plan, its goals, and its actions with start, end and state."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.decide.plans import selectors
from roret.decide.plans.models import Action, ActionPlan, Goal

router = Router(tags=["plans"])
prefix = "/plans/"
PAGE = 100


class ActionOut(Schema):
    """One action."""

    id: str
    name: str
    goal: str
    organization: str
    start: datetime | None
    end: datetime | None
    wave: int
    clarifying: bool
    state: str
    overdue: bool
    note: str
    web: str


class GoalOut(Schema):
    """One goal: objective, sub-goal or focus area."""

    id: str
    name: str
    type: str
    aim: str
    contributesTo: list[str]  # noqa: N815 — as OParl writes
    recommendation: list[str]


class PlanOut(Schema):
    """One plan."""

    id: str
    name: str
    summary: str
    state: str
    organization: str
    start: datetime | None
    end: datetime | None
    adopted: datetime | None
    modified: datetime
    web: str


class WholePlanOut(PlanOut):
    """One plan with its goals and actions."""

    goal: list[GoalOut]
    action: list[ActionOut]


@router.get("", response=list[PlanOut], summary="List public action plans")
def list_plans(request: HttpRequest, after: int = 0) -> Any:
    """Return up to 100 published plans with a key above ``after``."""
    rows = ActionPlan.objects.visible_to(request.user).filter(published_at__isnull=False, pk__gt=after)
    return [_plan_out(plan) for plan in rows.select_related("unit").order_by("pk")[:PAGE]]


@router.get("{number}", response=WholePlanOut, summary="Read one action plan")
def read_plan(request: HttpRequest, number: str) -> Any:
    """Return one plan by its number."""
    found = get_object_or_404(ActionPlan.objects.visible_to(request.user).select_related("unit"), number=number)
    page = selectors.page_of(found, request.user)
    goals = [*([page.objective] if page.objective else []), *page.sub_goals, *page.focus_areas]
    return {
        **_plan_out(found),
        "goal": [_goal_out(goal) for goal in goals],
        "action": [_action_out(action) for action in page.actions],
    }


def _plan_out(plan: ActionPlan) -> dict[str, Any]:
    return {
        "id": plan.number,
        "name": str(plan),
        "summary": plan.lead,
        "state": str(plan.state),
        "organization": str(plan.unit),
        "start": plan.begins_at,
        "end": plan.ends_at,
        "adopted": plan.adopted_at,
        "modified": plan.changed_at,
        "web": plan.get_absolute_url(),
    }


def _goal_out(goal: Goal) -> dict[str, Any]:
    return {
        "id": goal.number,
        "name": str(goal),
        "type": goal.type,
        "aim": goal.aim,
        "contributesTo": [one.number for one in goal.serves.all()],
        "recommendation": [str(one) for one in goal.recommendations.all()],
    }


def _action_out(action: Action) -> dict[str, Any]:
    return {
        "id": action.number,
        "name": str(action),
        "goal": action.goal.number,
        "organization": str(action.unit),
        "start": action.begins_at,
        "end": action.ends_at,
        "wave": action.wave,
        "clarifying": action.clarifying,
        "state": str(action.state),
        "overdue": action.is_overdue,
        "note": action.progress_note,
        "web": action.get_absolute_url(),
    }
