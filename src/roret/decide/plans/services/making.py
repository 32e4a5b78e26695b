"""A plan as a whole: made from a decision in one step, adopted, adjusted as feedback comes."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.enums import LinkKind
from roret.commons.records.services import (
    begin_record,
    change_record,
    in_both_languages,
    link_records,
    publish_record,
    reach_milestone,
)
from roret.decide.matters.models import Decision
from roret.decide.plans import events
from roret.decide.plans.models import Action, ActionPlan, Adjustment
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.events import tell
from roret.listen.contributions.models import Theme


@transaction.atomic
def make_plan_from_decision(decision: Decision, *, by: Any, title: str = "", **values: Any) -> ActionPlan:
    """Make a plan that carries out a decision; words, areas and topics come from the matter unless ``values`` say otherwise."""
    matter = decision.matter
    copied = {
        "title": matter.title,
        "title_en": matter.title_en,
        "unit_id": matter.unit_id,
        "body_id": matter.body_id,
        "visibility": matter.visibility,
        "invented": matter.invented,
    }
    values = {name: value for name, value in values.items() if value}
    if title:
        values |= {"title": title, "title_en": values.get("title_en", "")}
    many = {name: values.pop(name, getattr(matter, name).all()) for name in ("areas", "topics", "target_groups")}
    plan = ActionPlan(**{**copied, **values})
    authz.require(by, "plans.create_plan", plan)
    begin_record(plan, by=by, **many)
    link_records(decision, plan, kind=LinkKind.REALISES, by=by)
    journal.record(events.PlanMade, plan, by=by, decision=decision.number)
    return plan


@transaction.atomic
def update_plan(plan: ActionPlan, *, by: Any, version: int | None = None, **values: Any) -> ActionPlan:
    """Change a plan's own words and period; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "plans.update_plan", plan)
    plan = ActionPlan.objects.lock(plan.pk)
    check_days(values.get("begins_at", plan.begins_at), values.get("ends_at", plan.ends_at))
    changes = change_record(plan, version=version, **values)
    journal.record(events.PlanChanged, plan, by=by, changes=changes)
    return plan


@transaction.atomic
def adopt_plan(plan: ActionPlan, *, by: Any, decision: Decision | None = None) -> ActionPlan:
    """Note the plan as adopted and publish it with all its goals and actions; refused with the list of what is missing.

    ``decision`` is the one that adopted it, when that is another than the one it was made from.
    """
    authz.require(by, "plans.adopt_plan", plan)
    plan = ActionPlan.objects.lock(plan.pk)
    lifecycle.require(plan.can_adopt())
    lifecycle.require_nothing_missing(plan.missing_before_adopting())
    if decision:
        link_records(decision, plan, kind=LinkKind.REALISES, by=authz.SYSTEM)
    change_record(plan, adopted_at=clock.now(), adopted_by=authz.name_of(by) or "Roret")
    actions = list(Action.objects.filter(goal__plan=plan))
    for record in (plan, *plan.goals.all(), *actions):
        if not record.is_published:
            publish_record(record, by=by)
        if decision and isinstance(record, Action):
            link_records(decision, record, kind=LinkKind.REALISES, by=authz.SYSTEM)
    journal.record(events.PlanAdopted, plan, by=by, decision=decision.number if decision else "", actions=len(actions))
    sentence = in_both_languages(gettext_noop("The action plan “%(title)s” is adopted"), plan)
    reach_milestone(plan, code="adopted", **sentence)
    tell(events.plan_adopted, plan)
    return plan


@transaction.atomic
def adjust_plan(
    plan: ActionPlan,
    *,
    by: Any,
    text: str,
    action: Action | None = None,
    theme: Theme | None = None,
    version: int | None = None,
    begins_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> Adjustment:
    """Adjust an adopted plan: the change and its reason are shown to everybody, with the theme whose words brought it about.

    With an ``action``, its days may be moved in the same step; ``version`` is the action's.
    """
    authz.require(by, "plans.adjust_plan", plan)
    plan = ActionPlan.objects.lock(plan.pk)
    lifecycle.require(plan.can_adjust())
    if not text.strip():
        raise DomainError(_("Write what is changed, and why."), field="text")
    if action:
        _move(plan, action, version=version, begins_at=begins_at, ends_at=ends_at)
    adjustment = Adjustment.objects.create(
        plan=plan, action=action, theme=theme, at=clock.now(), by_name=authz.name_of(by) or "Roret", text=text.strip()
    )
    named = {"action": action.number if action else "", "theme": theme.number if theme else ""}
    journal.record(events.PlanAdjusted, plan, by=by, text=text.strip(), **named)
    about = action or plan
    sentence = in_both_languages(gettext_noop("“%(title)s” has been adjusted"), about)
    reach_milestone(about, code=f"adjusted-{adjustment.pk}", **sentence)
    return adjustment


def _move(
    plan: ActionPlan, action: Action, *, version: int | None, begins_at: datetime | None, ends_at: datetime | None
) -> None:
    action = Action.objects.lock(action.pk)
    if action.goal.plan_id != plan.pk:
        raise DomainError(_("The action belongs to another plan."), field="action")
    if version is not None and version != action.version:
        raise ChangedMeanwhile
    begins_at, ends_at = begins_at or action.begins_at, ends_at or action.ends_at
    check_days(begins_at, ends_at)
    if (begins_at, ends_at) != (action.begins_at, action.ends_at):
        change_record(action, begins_at=begins_at, ends_at=ends_at)


def check_days(begins_at: datetime | None, ends_at: datetime | None) -> None:
    """Refuse what ends before it begins."""
    if begins_at and ends_at and ends_at < begins_at:
        raise DomainError(_("The end comes before the start."), field="ends_at")
