"""Values in the workspace: one, a whole month, or a file."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from roret.engines.figures.csv_dialect import parse_date
from roret.foundation import authz
from roret.foundation.doors import run
from roret.foundation.errors import DomainError, ImportRefused
from roret.measure.indicators import selectors, services
from roret.measure.indicators.forms import ImportForm, MonthForm, ObservationForm
from roret.measure.indicators.services.importing import COLUMNS
from roret.measure.indicators.staff.views import find, may_see


@require_POST
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep or correct one value."""
    found, form = find(request, pk), ObservationForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        parts = (data.pop("numerator"), data.pop("denominator"))
        if run(form, services.enter_observation, found, by=request.user, parts=parts):
            messages.success(request, _("The value is kept."))
            return redirect("staff:indicator-detail", pk=pk)
    return render(request, "indicators/staff/form.html", {"form": form, "heading": _("Enter a value"), "back": found})


def _month(request: HttpRequest) -> date:
    try:
        return parse_date(request.GET.get("maaned", "")).replace(day=1)
    except ValueError:
        return selectors.last_month()


@require_http_methods(["GET", "POST"])
def month(request: HttpRequest) -> HttpResponse:
    """Enter a month's values of all the reader's indicators on one page; all are kept, or none."""
    may_see(request)
    authz.require(request.user, "indicators.enter_observation")
    wanted = _month(request)
    entries = selectors.month_entries(request.user, wanted)
    form = MonthForm(request.POST or None, entries=entries)
    if request.method == "POST" and form.is_valid():
        count = _keep(request, form, entries, wanted)
        if count is not None:
            messages.success(
                request, ngettext("%(count)d value kept.", "%(count)d values kept.", count) % {"count": count}
            )
            return redirect("staff:indicator-list")
    return render(request, "indicators/staff/month.html", {"form": form, "month": wanted, "entries": entries})


def _keep(request: HttpRequest, form: MonthForm, entries: Any, wanted: date) -> int | None:
    count = 0
    try:
        with transaction.atomic():
            for indicator, row in entries:
                value = form.cleaned_data.get(f"value_{indicator.pk}")
                if value is not None and (row is None or row.value != value):
                    services.enter_observation(indicator, by=request.user, month=wanted, value=value)
                    count += 1
    except DomainError as error:
        form.add_error(None, str(error))
        return None
    return count


@require_http_methods(["GET", "POST"])
def import_file(request: HttpRequest) -> HttpResponse:
    """Take values from a file; every bad row is named by its line, and then nothing is kept."""
    may_see(request)
    problems: list[Any] = []
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            count = services.import_observations(by=request.user, data=upload.read(), filename=upload.name)
        except ImportRefused as error:
            problems = error.problems
        else:
            messages.success(
                request, ngettext("%(count)d value kept.", "%(count)d values kept.", count) % {"count": count}
            )
            return redirect("staff:indicator-list")
    context = {"form": form, "problems": problems[:200], "more": max(0, len(problems) - 200), "columns": COLUMNS}
    return render(request, "indicators/staff/import.html", context)
