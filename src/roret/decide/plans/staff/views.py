"""Plans in the workspace: made from a decision, written row by row or from a file, adopted, adjusted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from roret.commons.organisation.models import Unit
from roret.decide.matters.models import Decision
from roret.decide.plans import selectors, services
from roret.decide.plans.forms import AdjustForm, ImportForm, NewPlanForm, PlanForm, RowFormSet, rows_of
from roret.decide.plans.models import Action, ActionPlan
from roret.decide.plans.pictures import tiles_of, timeline_of
from roret.decide.plans.services.importing import COLUMNS
from roret.decide.plans.tables import PlanTable
from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff import tabs
from roret.foundation.staff.tabs import Tab

LARGEST_IMPORT = 5_000_000
MOST_ROWS = 60


def find(request: HttpRequest, pk: int) -> ActionPlan:
    """Return a plan that the reader works with; others do not exist for her here."""
    if not authz.allowed(request.user, "plans.view_plan"):
        raise PermissionDenied("plans.view_plan")
    return get_object_or_404(selectors.worked_on(request.user), pk=pk)


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """List the plans of the reader's units."""
    if not authz.allowed(request.user, "plans.view_plan"):
        raise PermissionDenied("plans.view_plan")
    table = PlanTable(selectors.worked_on(request.user))
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "plans/staff/list.html", {"table": table})


@require_POST
def from_decision(request: HttpRequest, decision: int) -> HttpResponse:
    """Make a plan from a decision in one step."""
    found = get_object_or_404(Decision.objects.visible_to(request.user).select_related("matter"), pk=decision)
    form = NewPlanForm(request.POST)
    if form.is_valid() and (made := run(form, services.make_plan_from_decision, found, by=request.user)):
        messages.success(request, _("The action plan is made. Write its goals and actions."))
        return redirect("staff:plan-detail", pk=made.pk)
    messages.error(request, _("The title is too long."))
    return redirect(found.matter.get_staff_url())


TABS = (
    Tab("overview", "staff:plan-detail", gettext_lazy("Overview")),
    Tab("timeline", "staff:plan-timeline", gettext_lazy("Timeline and adjustments")),
    Tab("history", "staff:plan-history", gettext_lazy("History")),
)


@require_safe
def plan(request: HttpRequest, pk: int, part: str = "overview") -> HttpResponse:
    """Show one part of a plan's page; the first part begins with the next step."""
    found = find(request, pk)
    page = selectors.page_of(found, request.user)
    context = {
        "plan": found,
        "record": found,
        "state": found.state,
        "page": page,
        "part": part,
        "part_template": f"plans/staff/parts/{part}.html",
        "tabs": tabs.shown(TABS, part=part, pk=pk),
        "timeline": timeline_of(page) if part == "timeline" else None,
        "tiles": tiles_of(page),
        "progress": page.progress,
        "missing": [] if found.adopted_at else found.missing_before_adopting(),
        "may_write": authz.allowed(request.user, "plans.update_plan", found),
    }
    return render(request, "plans/staff/plan.html", context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan's own words; the second of two editors is told and loses nothing."""
    found = find(request, pk)
    initial = {name: getattr(found, name) for name in ("title", "summary", "title_en", "summary_en", "version")}
    form = PlanForm(request.POST or None, initial=initial | days_of(found))
    if form.is_valid() and run(form, services.update_plan, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:plan-detail", pk=pk)
    return render(request, "plans/staff/form.html", {"form": form, "heading": _("Change the plan"), "back": found})


def days_of(record: Any) -> dict[str, Any]:
    """Return a record's period as days, for a form."""
    pairs = (("begins_on", record.begins_at), ("ends_on", record.ends_at))
    return {name: localdate(moment) if moment else None for name, moment in pairs}


@require_http_methods(["GET", "POST"])
def rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Add many rows at once; “more” gives more empty rows without keeping anything."""
    found = find(request, pk)
    more = "more" in request.POST
    units = Unit.objects.current().order_by("sort_key")
    data = _more_rows(request.POST) if more else request.POST or None
    formset = RowFormSet(data, prefix="rows", form_kwargs={"units": units})
    if request.method == "POST" and not more and formset.is_valid():
        count = act(request, services.add_rows, found, rows_of(formset))
        if count:
            messages.success(request, _added(count))
            return redirect("staff:plan-detail", pk=pk)
    areas = [goal.title for goal in found.goals.filter(type="focus_area").order_by("order")]
    return render(
        request, "plans/staff/rows.html", {"plan": found, "formset": formset, "areas": areas, "optional_marks": False}
    )


def _added(count: Any) -> str:
    number = 0 if count is True else count
    return ngettext("%(count)d action is added.", "%(count)d actions are added.", number) % {"count": number}


def _more_rows(data: Any) -> Any:
    data = data.copy()
    total = data.get("rows-TOTAL_FORMS", "0")
    data["rows-TOTAL_FORMS"] = str(min(int(total) + 5 if total.isdigit() else 5, MOST_ROWS))
    return data


@require_http_methods(["GET", "POST"])
def import_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Add rows from a file; every bad row is named by its line, and then nothing is kept."""
    found, problems = find(request, pk), []
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            count = services.import_rows(found, by=request.user, data=upload.read(LARGEST_IMPORT), filename=upload.name)
        except ImportRefused as error:
            problems = error.problems
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _added(count))
            return redirect("staff:plan-detail", pk=pk)
    context = {
        "plan": found,
        "form": form,
        "problems": problems[:200],
        "columns": [danish for danish, _english in COLUMNS.values()],
    }
    return render(request, "plans/staff/import.html", context)


@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Note the plan as adopted."""
    act(
        request,
        services.adopt_plan,
        find(request, pk),
        done=_("The plan is adopted and published with all its goals and actions."),
    )
    return redirect("staff:plan-detail", pk=pk)


@require_http_methods(["GET", "POST"])
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    """Adjust an adopted plan."""
    found = find(request, pk)
    actions = Action.objects.filter(goal__plan=found).order_by("goal__order", "order")
    form = AdjustForm(request.POST or None, actions=actions, themes=selectors.themes_behind(found))
    if form.is_valid() and run(form, services.adjust_plan, found, by=request.user):
        messages.success(request, _("The adjustment is shown on the plan's page."))
        return redirect("staff:plan-detail", pk=pk)
    return render(request, "plans/staff/form.html", {"form": form, "heading": _("Adjust the plan"), "back": found})
