"""What plans offer the house: menus, panels where a decision is read, and actions that are late."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.records.models import Record
from roret.decide.matters.models import Decision
from roret.decide.plans import selectors
from roret.decide.plans.forms import NewPlanForm
from roret.decide.plans.models import Action
from roret.foundation import authz, clock
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row

Shown = tuple[str, dict[str, Any]] | None
AT_MOST = 20


def matter(request: Any, matter: Any) -> Shown:
    """Show what is done about a matter's decisions."""
    return _plans(request, [decision.pk for decision in matter.decisions.all()])


def decision(request: Any, decision: Any) -> Shown:
    """Show what is done about a decision."""
    return _plans(request, [decision.pk])


def _plans(request: Any, decisions: list[int]) -> Shown:
    plans = (
        list(selectors.plans_from(decisions, request.user).filter(published_at__lte=clock.now())) if decisions else []
    )
    return ("plans/public/panel_plans.html", {"plans": plans}) if plans else None


def matter_for_staff(request: Any, matter: Any) -> Shown:
    """Offer to make a plan from a decision, and show those that have been made."""
    decisions = list(Decision.objects.visible_to(request.user).filter(matter=matter).select_related("meeting"))
    if not decisions:
        return None
    may = authz.allowed(request.user, "plans.create_plan", matter)
    plans = list(selectors.plans_from([decision.pk for decision in decisions], request.user))
    context = {"decisions": decisions if may else [], "plans": plans, "form": NewPlanForm()}
    return ("plans/staff/panel_matter.html", context) if may or plans else None


def _late(person: Any) -> QuerySet[Action] | None:
    return selectors.overdue_for(person) if authz.allowed(person, "plans.carry_out_action") else None


def _move_on(action: Record, row: Row) -> Iterator[Waiting]:
    """A late action of a person's units."""
    yield Waiting(
        action, action.get_staff_url(), row.due, overdue=True, kind="action", heading=_("Late actions"),
        action=_("Move it on"), record=action,
    )  # fmt: skip


offer(
    Module(
        "plans",
        navigation=(
            NavItem(gettext_lazy("Action plans"), "public:plan-list", order=35),
            NavItem(gettext_lazy("Action plans"), "staff:plan-list", "staff", "plans.view_plan", 50, Group.DECIDE),
        ),
        panels=(Panel("matter", matter), Panel("decision", decision), Panel("matter", matter_for_staff, face="staff")),
        piles=(Pile(_late, _move_on, Record, due="ends_at"),),
    )
)
