"""Writing a plan: goals, recommendations and actions, one by one or as the rows of table 1."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records.enums import LinkKind
from roret.commons.records.services import begin_record, change_record, link_records, publish_record
from roret.decide.matters.models import Decision
from roret.decide.plans import events, selectors
from roret.decide.plans.enums import GoalKind
from roret.decide.plans.models import Action, ActionPlan, Goal, Recommendation
from roret.decide.plans.services.making import check_days
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError
from roret.listen.contributions.models import Theme


@dataclass(frozen=True)
class PlanRow:
    """One row of table 1: what (focus area, goal), how (recommendations, action), when (start, end), and by whom."""

    focus_area: str
    action: str
    aim: str = ""
    recommendations: Sequence[int] = ()
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    wave: int = 1
    clarifying: bool = False
    unit: Any = None


@transaction.atomic
def create_goal(
    plan: ActionPlan,
    *,
    by: Any,
    title: str,
    type: str = GoalKind.FOCUS_AREA,  # noqa: A002 — the column's name
    serves: Iterable[Goal] = (),
    themes: Iterable[Theme] = (),
    recommendations: Iterable[int | str] = (),
    **values: Any,
) -> Goal:
    """Make a goal of a plan; ``serves`` are the sub-goals a focus area contributes to, ``themes`` those it is based on.

    ``recommendations`` are numbers or texts; a number may be unknown. Raises ``DomainError`` for a second overall objective.
    """
    authz.require(by, "plans.update_plan", plan)
    plan = ActionPlan.objects.lock(plan.pk)
    if type == GoalKind.OBJECTIVE and plan.goals.filter(type=type).exists():
        raise DomainError(_("The plan has an overall objective already. Change it instead."), field="type")
    order = values.pop("order", None) or plan.goals.filter(type=type).count() + 1
    goal = Goal(plan=plan, title=title, type=type, order=order, **{**_inherited(plan), **values})
    begin_record(goal, by=by, areas=plan.areas.all(), topics=plan.topics.all())
    goal.serves.set(serves)
    link_records(plan, goal, kind=LinkKind.PART_OF, by=by)
    for theme in themes:
        link_records(theme, goal, kind=LinkKind.BASED_ON, by=by)
    for one in recommendations:
        Recommendation.objects.create(goal=goal, **({"number": one} if isinstance(one, int) else {"text": one}))
    journal.record(events.GoalMade, goal, by=by, kind=str(type))
    _publish_with(plan, goal, by=by)
    return goal


@transaction.atomic
def update_goal(goal: Goal, *, by: Any, version: int | None = None, **values: Any) -> Goal:
    """Change a goal's words; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "plans.update_plan", goal)
    goal = Goal.objects.lock(goal.pk)
    serves = values.pop("serves", None)
    changes = change_record(goal, version=version, **values)
    if serves is not None:
        goal.serves.set(serves)
    journal.record(events.GoalChanged, goal, by=by, changes=changes)
    return goal


@transaction.atomic
def add_recommendation(goal: Goal, *, by: Any, number: int | None = None, text: str = "") -> Recommendation:
    """Add a recommendation that the goal follows; number or text is enough."""
    authz.require(by, "plans.update_plan", goal)
    if number is None and not text.strip():
        raise DomainError(_("Write the number or the text of the recommendation."), field="number")
    goal = Goal.objects.lock(goal.pk)
    made = Recommendation.objects.create(goal=goal, number=number, text=text.strip())
    journal.record(events.RecommendationAdded, goal, by=by, number=number)
    return made


@transaction.atomic
def remove_recommendation(recommendation: Recommendation, *, by: Any) -> None:
    """Take a recommendation off its goal."""
    authz.require(by, "plans.update_plan", recommendation)
    journal.record(events.RecommendationRemoved, recommendation.goal, by=by, number=recommendation.number)
    recommendation.delete()


@transaction.atomic
def create_action(
    goal: Goal, *, by: Any, title: str, unit: Any = None, decision: Decision | None = None, **values: Any
) -> Action:
    """Make an action under a goal; ``unit`` carries it out (the plan's own when none is given).

    The thread is tied to the goal, and to ``decision`` or else to every decision that the plan carries out.
    """
    authz.require(by, "plans.update_plan", goal)
    goal = Goal.objects.select_related("plan").lock(goal.pk)
    check_days(values.get("begins_at"), values.get("ends_at"))
    plan, order = goal.plan, values.pop("order", None) or goal.actions.count() + 1
    action = Action(goal=goal, title=title, order=order, **{**_inherited(plan), **values})
    action.unit_id = unit.pk if unit else plan.unit_id
    begin_record(action, by=by, areas=plan.areas.all(), topics=plan.topics.all())
    link_records(goal, action, kind=LinkKind.PART_OF, by=by)
    for one in [decision] if decision else selectors.decisions_of(plan):
        link_records(one, action, kind=LinkKind.REALISES, by=by)
    journal.record(events.ActionMade, action, by=by, goal=goal.number)
    _publish_with(plan, action, by=by)
    return action


@transaction.atomic
def update_action(action: Action, *, by: Any, version: int | None = None, **values: Any) -> Action:
    """Change an action; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "plans.update_plan", action)
    action = Action.objects.lock(action.pk)
    check_days(values.get("begins_at", action.begins_at), values.get("ends_at", action.ends_at))
    if "unit" in values:
        values["unit_id"] = values.pop("unit").pk
    changes = change_record(action, version=version, **values)
    journal.record(events.ActionChanged, action, by=by, changes=changes)
    return action


@transaction.atomic
def add_rows(plan: ActionPlan, rows: Sequence[PlanRow], *, by: Any) -> int:
    """Add many actions at once, all or none; a focus area that the plan does not have yet is made. Return how many."""
    authz.require(by, "plans.update_plan", plan)
    plan = ActionPlan.objects.lock(plan.pk)
    areas = {goal.title.casefold(): goal for goal in plan.goals.filter(type=GoalKind.FOCUS_AREA)}
    for row in rows:
        key = row.focus_area.strip().casefold()
        if key not in areas:
            areas[key] = create_goal(
                plan, by=by, title=row.focus_area.strip(), aim=row.aim, recommendations=row.recommendations
            )
        days: dict[str, Any] = {"begins_at": row.begins_at, "ends_at": row.ends_at}
        create_action(
            areas[key], by=by, title=row.action.strip(), unit=row.unit, wave=row.wave, clarifying=row.clarifying, **days
        )
    return len(rows)


def _inherited(plan: ActionPlan) -> dict[str, Any]:
    return {"unit_id": plan.unit_id, "body_id": plan.body_id, "visibility": plan.visibility, "invented": plan.invented}


def _publish_with(plan: ActionPlan, record: Any, *, by: Any) -> None:
    """What is added to an adopted plan is public at once, as the plan is."""
    if plan.adopted_at:
        publish_record(record, by=by)
