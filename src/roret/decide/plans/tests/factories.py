"""Plans for tests, made from a decision through the services."""

from datetime import timedelta
from typing import Any

from roret.decide.matters.models import Decision
from roret.decide.matters.tests.factories import decided, heard, ready
from roret.decide.plans import services
from roret.decide.plans.models import Action, ActionPlan
from roret.foundation import authz, clock
from roret.foundation.clock import end_of_day, start_of_day


def days(*, begins: int = 0, ends: int = 90) -> dict[str, Any]:
    """Return a start and an end so many days from today."""
    today = clock.today()
    return {
        "begins_at": start_of_day(today + timedelta(days=begins)),
        "ends_at": end_of_day(today + timedelta(days=ends)),
    }


def decision(world: Any) -> Decision:
    """Have a committee decide on a matter that came from a consultation."""
    consultation, _themes = heard(world)
    return decided(world, ready(world, consultation))


def drafted(world: Any, **values: Any) -> ActionPlan:
    """Make a plan with an objective, a sub-goal and one focus area with one action."""
    system = authz.SYSTEM
    plan = services.make_plan_from_decision(decision(world), by=system, title="Handleplan", **values)
    services.create_goal(plan, by=system, title="Borgerne får hurtigt hjælp", type="objective")
    sub_goal = services.create_goal(plan, by=system, title="God sagsbehandling", type="sub_goal")
    area = services.create_goal(
        plan, by=system, title="Borgernes oplevelse", aim="Oftere god", serves=[sub_goal], recommendations=[4]
    )
    services.create_action(area, by=system, title="Gennemgå breve", unit=world.centre, **days())
    return plan


def adopted(world: Any, **values: Any) -> ActionPlan:
    """Make a plan and adopt it."""
    return services.adopt_plan(drafted(world, **values), by=authz.SYSTEM)


def only_action(plan: ActionPlan) -> Action:
    """Return the plan's first action."""
    return Action.objects.filter(goal__plan=plan).order_by("pk").first()
