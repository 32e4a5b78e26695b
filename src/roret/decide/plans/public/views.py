"""What everybody sees of plans: the list, a plan as table 1 with its picture, a goal, an action."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from roret.decide.plans import selectors
from roret.decide.plans.models import Action, ActionPlan
from roret.decide.plans.pictures import tiles_of, timeline_of
from roret.foundation import clock
from roret.foundation.doors import kept_for_guests
from roret.foundation.ui import formats

PAGE = 20


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Front page"), "/"), (_("Action plans"), reverse("public:plan-list")), *more]


@require_safe
@kept_for_guests
def plans(request: HttpRequest) -> HttpResponse:
    """List the action plans with how far each is."""
    rows = selectors.plans_list(request.user).filter(published_at__lte=clock.now())
    page = Paginator(rows, PAGE).get_page(request.GET.get("side"))
    return render(
        request, "plans/public/list.html", {"page": page, "crumbs": [(_("Front page"), "/"), (_("Action plans"), "")]}
    )


@require_safe
@kept_for_guests
def plan(request: HttpRequest, number: str) -> HttpResponse:
    """Show a plan: objective, sub-goals, the table of what, how and when, the picture, and what has been adjusted."""
    rows = (
        ActionPlan.objects.visible_to(request.user).select_related("unit", "body").prefetch_related("attachments__file")
    )
    found = get_object_or_404(rows, number=number)
    page = selectors.page_of(found, request.user)
    context = {
        "plan": found,
        "record": found,
        "page": page,
        "timeline": timeline_of(page),
        "tiles": tiles_of(page),
        "progress": page.progress,
        "facts": _plan_facts(found),
        "waves": _waves(page),
        "crumbs": _crumbs((str(found), "")),
    }
    return render(request, "plans/public/plan.html", context)


@require_safe
@kept_for_guests
def goal(request: HttpRequest, number: str) -> HttpResponse:
    """Show a goal: what it says, what it contributes to, its actions and the thread."""
    found = get_object_or_404(selectors.goals_with_page(request.user), number=number)
    context = {
        "goal": found,
        "record": found,
        "crumbs": _crumbs((str(found.plan), found.plan.get_absolute_url()), (str(found), "")),
    }
    return render(request, "plans/public/goal.html", context)


@require_safe
@kept_for_guests
def action(request: HttpRequest, number: str) -> HttpResponse:
    """Show an action: who does it, when, how it goes, and the thread."""
    found = get_object_or_404(selectors.actions_with_page(request.user), number=number)
    plan = found.goal.plan
    context = {
        "action": found,
        "record": found,
        "plan": plan,
        "facts": facts_of(found),
        "crumbs": _crumbs(
            (str(plan), plan.get_absolute_url()), (str(found.goal), found.goal.get_absolute_url()), (str(found), "")
        ),
    }
    return render(request, "plans/public/action.html", context)


def facts_of(action: Action) -> list[tuple[Any, ...]]:
    """Return what there is to know about an action."""
    facts: list[tuple[Any, ...]] = [
        (_("Focus area"), str(action.goal), action.goal.get_absolute_url()),
        (_("Carried out by"), str(action.unit)),
        (_("Wave no."), action.goal.plan.wave_name(action.wave)),
        (_("Start"), formats.day(action.begins_at)),
        (_("End"), formats.day(action.ends_at)),
    ]
    happened = ((_("Started"), action.started_at), (_("Done"), action.done_at), (_("Stopped"), action.stopped_at))
    facts += [(label, formats.day(moment)) for label, moment in happened if moment]
    return [*facts, (_("Number"), action.number)]


def _plan_facts(plan: ActionPlan) -> list[tuple[Any, ...]]:
    facts: list[tuple[Any, ...]] = [(_("Responsible"), str(plan.unit))]
    facts += [(_("Committee"), str(plan.body))] if plan.body else []
    facts += [(_("Period"), formats.period(plan.begins_at, plan.ends_at))] if plan.begins_at else []
    facts += [(pgettext("plan", "Adopted"), formats.day(plan.adopted_at))] if plan.adopted_at else []
    return [*facts, (_("Number"), plan.number)]


def _waves(page: selectors.PlanPage) -> list[str]:
    return [page.plan.wave_name(number) for number in sorted({action.wave for action in page.actions})]
