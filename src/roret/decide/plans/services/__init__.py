"""Every way a plan, its goals and its actions can change; split by verb."""

from roret.decide.plans.services.carrying_out import finish_action, report_progress, start_action, stop_action
from roret.decide.plans.services.importing import import_rows
from roret.decide.plans.services.making import adjust_plan, adopt_plan, make_plan_from_decision, update_plan
from roret.decide.plans.services.writing import (
    PlanRow,
    add_recommendation,
    add_rows,
    create_action,
    create_goal,
    remove_recommendation,
    update_action,
    update_goal,
)

__all__ = [
    "PlanRow",
    "add_recommendation",
    "add_rows",
    "adjust_plan",
    "adopt_plan",
    "create_action",
    "create_goal",
    "finish_action",
    "import_rows",
    "make_plan_from_decision",
    "remove_recommendation",
    "report_progress",
    "start_action",
    "stop_action",
    "update_action",
    "update_goal",
    "update_plan",
]
