"""Agreements in the workspace: draft, add targets that cite what was decided, sign, and write how it goes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from roret.deliver.agreements import selectors, services
from roret.deliver.agreements.forms import AgreementForm, StatusForm, TargetForm
from roret.deliver.agreements.models import Agreement, Target
from roret.deliver.agreements.tables import AgreementTable
from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.staff import tabs
from roret.foundation.staff.tabs import Tab

FIELDS = ("title", "form", "unit", "principal", "summary", "delegated", "version")
TARGET_FIELDS = (
    "title",
    "measure",
    "measure_unit",
    "baseline",
    "baseline_on",
    "goal",
    "goal_on",
    "direction",
    "tolerance",
    "weight",
    "version",
)


def _may_see(request: HttpRequest, thing: Any = None) -> None:
    if not authz.allowed(request.user, "agreements.view_agreement", thing):
        raise PermissionDenied("agreements.view_agreement")


def _find(request: HttpRequest, pk: int) -> Agreement:
    _may_see(request)
    found = get_object_or_404(selectors.with_page(request.user), pk=pk)
    _may_see(request, found)
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the agreements of the reader's units."""
    _may_see(request)
    table = AgreementTable(selectors.worked_with(request.user))
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "agreements/staff/index.html", {"table": table})


TABS = (
    Tab("overview", "staff:agreement-detail", gettext_lazy("Targets")),
    Tab("statuses", "staff:agreement-statuses", gettext_lazy("How it goes")),
    Tab("history", "staff:agreement-history", gettext_lazy("Thread and history")),
)


@require_safe
def detail(request: HttpRequest, pk: int, part: str = "overview") -> HttpResponse:
    """Show one part of an agreement's page; the first begins with what is missing before it can be signed."""
    found = _find(request, pk)
    counts = {"overview": len(found.targets.all()), "statuses": len(found.statuses.all())}
    context = {
        "agreement": found,
        "record": found,
        "state": found.state,
        "part": part,
        "part_template": f"agreements/staff/parts/{part}.html",
        "tabs": tabs.shown(TABS, part=part, pk=pk, counts=counts),
        **(_overview(found) if part == "overview" else {}),
        "status_form": StatusForm(),
    }
    return render(request, "agreements/staff/detail.html", context)


def _overview(found: Agreement) -> dict[str, Any]:
    return {
        "targets": [(target, selectors.cited_by(target)) for target in found.targets.all()],
        "missing": [] if found.signed_at else found.missing_before_signing(),
    }


def _form_page(request: HttpRequest, form: Any, heading: str, back: Any = None) -> HttpResponse:
    return render(request, "agreements/staff/form.html", {"form": form, "heading": heading, "back": back})


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Draft an agreement."""
    authz.require(request.user, "agreements.create_agreement")
    form = AgreementForm(request.POST or None, person=request.user)
    if form.is_valid():
        form.cleaned_data.pop("version", None)
        if made := run(form, services.create_agreement, by=request.user):
            messages.success(request, _("The draft is saved. Add the targets, and sign when nothing is missing."))
            return redirect("staff:agreement-detail", pk=made.pk)
    return _form_page(request, form, _("New agreement"))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an unsigned agreement; the second of two editors is told and loses nothing."""
    found = _find(request, pk)
    authz.require(request.user, "agreements.update_agreement", found)
    initial = {name: getattr(found, name) for name in FIELDS}
    initial |= {"begins_on": _day(found.begins_at), "ends_on": _day(found.ends_at)}
    form = AgreementForm(request.POST or None, initial=initial, person=request.user)
    if form.is_valid() and run(form, services.update_agreement, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:agreement-detail", pk=pk)
    return _form_page(request, form, _("Change the agreement"), found)


def _day(moment: Any) -> Any:
    return localdate(moment) if moment else None


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign and publish the agreement."""
    act(request, services.sign_agreement, _find(request, pk), done=_("The agreement is signed and published."))
    return redirect("staff:agreement-detail", pk=pk)


@require_POST
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """Write how it goes."""
    found, form = _find(request, pk), StatusForm(request.POST)
    if form.is_valid() and run(form, services.write_status, found, by=request.user):
        messages.success(request, _("The status is saved."))
        return redirect("staff:agreement-statuses", pk=pk)
    return _form_page(request, form, _("Write a status"), found)


@require_http_methods(["GET", "POST"])
def add_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a target that cites what was decided."""
    found = _find(request, pk)
    authz.require(request.user, "agreements.update_agreement", found)
    form = TargetForm(request.POST or None, person=request.user)
    if form.is_valid():
        form.cleaned_data.pop("version", None)
        if run(form, services.add_target, found, by=request.user):
            messages.success(request, _("The target is added."))
            return redirect("staff:agreement-detail", pk=pk)
    return _form_page(request, form, _("New target"), found)


def _find_target(request: HttpRequest, pk: int) -> Target:
    _may_see(request)
    rows = (
        Target.objects.visible_to(request.user)
        .select_related("agreement", "unit")
        .prefetch_related("upstream_links__upstream")
    )
    found = get_object_or_404(rows, pk=pk)
    _may_see(request, found)
    return found


@require_http_methods(["GET", "POST"])
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a target; change it while the agreement is not signed."""
    found = _find_target(request, pk)
    cited = selectors.cited_by(found)
    if found.agreement.signed_at or not authz.allowed(request.user, "agreements.update_agreement", found.agreement):
        return render(request, "agreements/staff/target.html", {"target": found, "cited": cited})
    initial = {name: getattr(found, name) for name in TARGET_FIELDS} | {"actions": [record.pk for record in cited]}
    form = TargetForm(request.POST or None, initial=initial, person=request.user)
    if form.is_valid() and run(form, services.update_target, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:agreement-detail", pk=found.agreement_id)
    return render(request, "agreements/staff/target.html", {"target": found, "cited": cited, "form": form})


@require_POST
def remove_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a target out of an unsigned agreement."""
    found = _find_target(request, pk)
    act(request, services.remove_target, found, done=_("The target is removed."))
    return redirect("staff:agreement-detail", pk=found.agreement_id)
