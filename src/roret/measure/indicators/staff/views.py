"""Indicators in the workspace: define, change, and bind to the targets they measure."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from roret.foundation import authz
from roret.foundation.doors import run
from roret.measure.indicators import selectors, services
from roret.measure.indicators.forms import BindForm, IndicatorForm, ObservationForm
from roret.measure.indicators.models import Indicator
from roret.measure.indicators.tables import IndicatorTable

FIELDS = (
    *("title", "title_en", "unit", "definition", "definition_en", "source"),
    *("measure_unit", "direction", "decimals", "version"),
)


def may_see(request: HttpRequest, thing: Any = None) -> None:
    """Refuse those who do not work with indicators."""
    if not authz.allowed(request.user, "indicators.view_indicator", thing):
        raise PermissionDenied("indicators.view_indicator")


def find(request: HttpRequest, pk: int) -> Indicator:
    """Return an indicator of the reader's units."""
    may_see(request)
    rows = Indicator.objects.visible_to(request.user).select_related("unit").prefetch_related("observations__unit")
    found = get_object_or_404(rows, pk=pk)
    may_see(request, found)
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the indicators of the reader's units."""
    may_see(request)
    table = IndicatorTable(selectors.worked_with(request.user))
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "indicators/staff/index.html", {"table": table})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an indicator with its values, and let the reader enter one."""
    found = find(request, pk)
    targets = list(selectors.targets_of(found, person=request.user))
    statuses = selectors.status_of_targets(targets)
    values = sorted(found.observations.all(), key=lambda row: (row.month, row.pk), reverse=True)[:36]
    context = {
        "indicator": found, "targets": [(target, statuses.get(target.pk)) for target in targets], "values": values,
        "charts": selectors.charts_of(found, targets), "form": ObservationForm(initial={"month": selectors.last_month()}),
        "bind_form": BindForm(person=request.user),
    }  # fmt: skip
    return render(request, "indicators/staff/detail.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Define an indicator."""
    authz.require(request.user, "indicators.create_indicator")
    form = IndicatorForm(request.POST or None, person=request.user)
    if form.is_valid():
        form.cleaned_data.pop("version", None)
        if made := run(form, services.create_indicator, by=request.user):
            messages.success(request, _("The indicator is defined."))
            return redirect("staff:indicator-detail", pk=made.pk)
    return render(request, "indicators/staff/form.html", {"form": form, "heading": _("New indicator")})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a definition; the second of two editors is told and loses nothing."""
    found = find(request, pk)
    authz.require(request.user, "indicators.update_indicator", found)
    initial = {name: getattr(found, name) for name in FIELDS}
    form = IndicatorForm(request.POST or None, initial=initial, person=request.user)
    if form.is_valid() and run(form, services.update_indicator, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:indicator-detail", pk=pk)
    return render(
        request, "indicators/staff/form.html", {"form": form, "heading": _("Change the indicator"), "back": found}
    )


@require_POST
def bind(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the indicator measure a target."""
    found, form = find(request, pk), BindForm(request.POST, person=request.user)
    if form.is_valid():
        services.bind_indicator(found, form.cleaned_data["target"], by=request.user)
        messages.success(request, _("The indicator measures the target now."))
    else:
        messages.error(request, _("Choose a target from the list."))
    return redirect("staff:indicator-detail", pk=pk)
