"""Questions about plans, goals and actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from roret.commons.records.enums import LinkKind
from roret.decide.matters.models import Decision, Matter
from roret.decide.plans.enums import ActionState, GoalKind
from roret.decide.plans.models import Action, ActionPlan, Adjustment, Goal, Recommendation
from roret.foundation import authz, clock
from roret.listen.contributions.models import Theme


@dataclass(frozen=True)
class Progress:
    """How far a plan is: numbers of actions."""

    total: int
    done: int
    started: int
    overdue: int
    stopped: int
    left: int


@dataclass
class PlanPage:
    """All that a plan's page shows, read in a fixed number of queries."""

    plan: ActionPlan
    objective: Goal | None = None
    sub_goals: list[Goal] = field(default_factory=list)
    focus_areas: list[Goal] = field(default_factory=list)
    adjustments: Sequence[Adjustment] = ()

    @property
    def actions(self) -> list[Action]:
        """Every action of the plan, in the order of its focus areas; those right under a goal of another kind first."""
        goals = [*([self.objective] if self.objective else []), *self.sub_goals, *self.focus_areas]
        return [action for goal in goals for action in goal.actions.all()]

    @property
    def progress(self) -> Progress:
        """How far the plan is."""
        actions = self.actions
        return Progress(
            total=len(actions),
            done=sum(bool(one.done_at) for one in actions),
            stopped=sum(bool(one.stopped_at) for one in actions),
            started=sum(one.state == ActionState.STARTED for one in actions),
            overdue=sum(one.is_overdue for one in actions),
            left=sum(one.is_left for one in actions),
        )


def plans_list(person: Any) -> QuerySet[ActionPlan]:
    """Return the plans ``person`` may see with how far each is, the latest first."""
    actions = "goals__actions"
    plans = ActionPlan.objects.visible_to(person).select_related("unit", "body").order_by("-adopted_at", "-pk")
    over = Q(**{f"{actions}__done_at__isnull": False}) | Q(**{f"{actions}__stopped_at__isnull": False})
    overdue = Q(**{f"{actions}__ends_at__lt": clock.now()}) & ~over
    in_force = Q(ends_at=None) | Q(ends_at__gte=clock.now())
    return plans.annotate(
        action_count=Count(actions),
        done_count=Count(actions, Q(**{f"{actions}__done_at__isnull": False})),
        overdue_count=Count(actions, overdue & in_force & Q(adopted_at__isnull=False)),
        left_count=Count(actions, ~in_force & ~over & Q(**{f"{actions}__isnull": False}, adopted_at__isnull=False)),
    )


def worked_on(person: Any) -> QuerySet[ActionPlan]:
    """Return the plans of the units and committees in which ``person`` works, and those with actions there."""
    standing, rows = authz.standing_of(person), plans_list(person)
    if standing.operator_session:
        return rows
    units = standing.staff_units
    there = ActionPlan.objects.filter(
        Q(unit_id__in=units) | Q(body_id__in=units) | Q(goals__actions__unit_id__in=units)
    )
    return rows.filter(pk__in=there.values("pk"))


def page_of(plan: ActionPlan, person: Any) -> PlanPage:
    """Return a plan's page as ``person`` may read it (5 queries)."""
    actions = Action.objects.visible_to(person).select_related("unit").order_by("order", "pk")
    goals = Goal.objects.visible_to(person).filter(plan=plan).order_by("order", "pk")
    parts = goals.prefetch_related(
        Prefetch("actions", actions),
        Prefetch("recommendations", Recommendation.objects.order_by("number", "pk")),
        "serves",
    )
    page = PlanPage(plan, adjustments=list(adjustments_of(plan)))
    for goal in parts:
        goal.plan = plan
        for action in goal.actions.all():
            action.goal = goal
        if goal.type == GoalKind.OBJECTIVE:
            page.objective = goal
        else:
            (page.sub_goals if goal.type == GoalKind.SUB_GOAL else page.focus_areas).append(goal)
    return page


def adjustments_of(plan: ActionPlan) -> QuerySet[Adjustment]:
    """Return what has been adjusted in a plan, the latest first."""
    return Adjustment.objects.filter(plan=plan).select_related("action", "theme")


def actions_with_page(person: Any) -> QuerySet[Action]:
    """Return actions with what their page shows."""
    return Action.objects.visible_to(person).select_related("unit", "body", "goal__plan__unit")


def goals_with_page(person: Any) -> QuerySet[Goal]:
    """Return goals with what their page shows."""
    actions = Action.objects.visible_to(person).select_related("unit").order_by("order", "pk")
    rows = Goal.objects.visible_to(person).select_related("plan__unit", "unit")
    return rows.prefetch_related(Prefetch("actions", actions), "recommendations", "serves", "served_by")


def decisions_of(plan: ActionPlan) -> QuerySet[Decision]:
    """Return the decisions that a plan carries out."""
    return Decision.objects.filter(downstream_links__downstream=plan, downstream_links__kind=LinkKind.REALISES)


def plans_from(decisions: Any, person: Any) -> QuerySet[ActionPlan]:
    """Return the plans that carry out some decisions, as far as ``person`` may see."""
    tied = Q(upstream_links__upstream__in=decisions, upstream_links__kind=LinkKind.REALISES)
    return plans_list(person).filter(pk__in=ActionPlan.objects.filter(tied).values("pk"))


def overdue_for(person: Any) -> QuerySet[Action]:
    """Return the overdue actions that the units carry out in which ``person`` leads or works on cases, the oldest first."""
    standing = authz.standing_of(person)
    units = set().union(*(standing.units_by_role.get(role, ()) for role in ("unit_leader", "case_worker")))
    return Action.objects.overdue().filter(unit_id__in=units).select_related("goal__plan", "unit")


def themes_behind(plan: ActionPlan) -> QuerySet[Theme]:
    """Return the themes of the consultations that lie under the plan's decisions."""
    decided = Matter.objects.filter(decisions__in=decisions_of(plan).values("pk"))
    tied = Q(
        subject__downstream_links__kind=LinkKind.BASED_ON,
        subject__downstream_links__downstream__in=decided.values("pk"),
    )
    merged = Q(downstream_links__kind=LinkKind.MERGED_INTO)
    return (
        Theme.objects.filter(pk__in=Theme.objects.filter(tied).values("pk"))
        .exclude(merged)
        .order_by("subject", "order")
    )
