"""Goals in the workspace: the overall objective, sub-goals, focus areas and the recommendations they follow."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.decide.plans import selectors, services
from roret.decide.plans.forms import GoalForm, RecommendationForm
from roret.decide.plans.models import Goal
from roret.decide.plans.staff.views import find as find_plan
from roret.foundation import authz
from roret.foundation.doors import act, run


def _find(request: HttpRequest, pk: int) -> Goal:
    if not authz.allowed(request.user, "plans.view_plan"):
        raise PermissionDenied("plans.view_plan")
    return get_object_or_404(
        selectors.goals_with_page(request.user).filter(plan__in=selectors.worked_on(request.user).values("pk")), pk=pk
    )


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a goal to a plan."""
    plan = find_plan(request, pk)
    form = GoalForm(request.POST or None, plan=plan, initial={"type": request.GET.get("kind", "")})
    if form.is_valid() and run(form, services.create_goal, plan, by=request.user):
        messages.success(request, _("The goal is added."))
        return redirect("staff:plan-detail", pk=pk)
    return render(request, "plans/staff/form.html", {"form": form, "heading": _("New goal"), "back": plan})


@require_safe
def goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a goal with its recommendations and actions."""
    found = _find(request, pk)
    context = {
        "goal": found,
        "form": RecommendationForm(),
        "may_write": authz.allowed(request.user, "plans.update_plan", found),
    }
    return render(request, "plans/staff/goal.html", context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a goal; the second of two editors is told and loses nothing."""
    found = _find(request, pk)
    form = GoalForm(request.POST or None, plan=found.plan, goal=found, initial=_initial(found))
    if form.is_valid() and run(form, services.update_goal, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:goal-detail", pk=pk)
    return render(request, "plans/staff/form.html", {"form": form, "heading": _("Change the goal"), "back": found})


def _initial(goal: Goal) -> dict[str, Any]:
    names = ("title", "aim", "summary", "title_en", "version")
    return {name: getattr(goal, name) for name in names} | {"serves": [one.pk for one in goal.serves.all()]}


@require_POST
def add_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a recommendation."""
    found, form = _find(request, pk), RecommendationForm(request.POST)
    if form.is_valid():
        act(request, services.add_recommendation, found, done=_("The recommendation is added."), **form.cleaned_data)
    else:
        messages.error(request, _("Write a number from 1 to 999, or the text."))
    return redirect("staff:goal-detail", pk=pk)


@require_POST
def remove_recommendation(request: HttpRequest, pk: int, recommendation: int) -> HttpResponse:
    """Take a recommendation off."""
    found = get_object_or_404(_find(request, pk).recommendations.select_related("goal__plan"), pk=recommendation)
    act(request, services.remove_recommendation, found, done=_("The recommendation is removed."))
    return redirect("staff:goal-detail", pk=pk)
