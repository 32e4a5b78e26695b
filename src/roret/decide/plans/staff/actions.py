"""Actions in the workspace: written, started, told about, finished, stopped; and those that are late."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.decide.plans import selectors, services
from roret.decide.plans.forms import ActionForm, NoteForm, ProgressForm
from roret.decide.plans.models import Action, Goal
from roret.decide.plans.staff.views import days_of
from roret.foundation import authz
from roret.foundation.doors import act, run

STEPS = {
    "start": (services.start_action, gettext_noop("The action is started.")),
    "finish": (services.finish_action, gettext_noop("The action is done. Those who took part are told.")),
    "stop": (services.stop_action, gettext_noop("The action is stopped.")),
}
PAGE = 30


def _find(request: HttpRequest, pk: int) -> Action:
    if not authz.allowed(request.user, "plans.view_plan"):
        raise PermissionDenied("plans.view_plan")
    there = selectors.worked_on(request.user).values("pk")
    return get_object_or_404(selectors.actions_with_page(request.user).filter(goal__plan__in=there), pk=pk)


@require_safe
def overdue(request: HttpRequest) -> HttpResponse:
    """List the late actions of the reader's units, the oldest first."""
    if not authz.allowed(request.user, "plans.view_plan"):
        raise PermissionDenied("plans.view_plan")
    page = Paginator(selectors.overdue_for(request.user).select_related("unit"), PAGE).get_page(request.GET.get("side"))
    return render(request, "plans/staff/overdue.html", {"page": page})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an action under a goal."""
    there = selectors.worked_on(request.user).values("pk")
    goal = get_object_or_404(Goal.objects.visible_to(request.user).filter(plan__in=there).select_related("plan"), pk=pk)
    form = ActionForm(request.POST or None, initial={"unit": goal.plan.unit_id})
    if form.is_valid():
        form.cleaned_data.pop("version", None)
        if run(form, services.create_action, goal, by=request.user):
            messages.success(request, _("The action is added."))
            return redirect("staff:plan-detail", pk=goal.plan_id)
    return render(request, "plans/staff/form.html", {"form": form, "heading": _("New action"), "back": goal})


@require_safe
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an action with the steps that can be taken."""
    found = _find(request, pk)
    steps = (
        ("start", _("Start the action"), found.can_start()),
        ("finish", _("The action is done"), found.can_finish()),
        ("stop", _("Stop the action"), found.can_stop()),
    )
    context = {
        "action": found,
        "plan": found.goal.plan,
        "steps": [(step, label) for step, label, verdict in steps if verdict],
        "note_form": NoteForm(),
        "progress_form": ProgressForm(initial={"note": found.progress_note, "version": found.version}),
        "may_carry_out": authz.allowed(request.user, "plans.carry_out_action", found),
        "may_write": authz.allowed(request.user, "plans.update_plan", found),
        "adjustments": found.adjustments.select_related("theme"),
    }
    return render(request, "plans/staff/action.html", context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an action; the second of two editors is told and loses nothing."""
    found = _find(request, pk)
    names = ("title", "summary", "unit", "wave", "clarifying", "title_en", "version")
    initial: dict[str, Any] = {name: getattr(found, name) for name in names}
    form = ActionForm(request.POST or None, initial=initial | days_of(found))
    if form.is_valid() and run(form, services.update_action, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:action-detail", pk=pk)
    return render(request, "plans/staff/form.html", {"form": form, "heading": _("Change the action"), "back": found})


@require_POST
def take_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Start, finish or stop an action, with a note."""
    if step not in STEPS:
        raise Http404
    service, done = STEPS[step]
    found, form = _find(request, pk), NoteForm(request.POST)
    if form.is_valid():
        act(request, service, found, note=form.cleaned_data["note"], done=_(done))
    return redirect("staff:action-detail", pk=pk)


@require_POST
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell how an action goes."""
    found, form = _find(request, pk), ProgressForm(request.POST)
    if form.is_valid() and run(form, services.report_progress, found, by=request.user):
        messages.success(request, _("Thank you. It is shown on the action's page."))
        return redirect("staff:action-detail", pk=pk)
    return render(request, "plans/staff/form.html", {"form": form, "heading": _("How does it go?"), "back": found})
