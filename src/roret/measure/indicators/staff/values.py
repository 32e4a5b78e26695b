"""Values in the workspace: one, a whole month, or a file."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.engines.figures.csv_dialect import parse_date
from roret.foundation import authz
from roret.foundation.doors import run
from roret.foundation.errors import DomainError
from roret.foundation.numbers import NumberField
from roret.measure.indicators import months, selectors, services
from roret.measure.indicators.forms import MonthForm, ObservationForm, sure_name
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
    """Enter a month's values of all the reader's indicators on one page; all are kept, or none.

    The button “look” shows the lights that the values would give, and keeps nothing.
    """
    may_see(request)
    authz.require(request.user, "indicators.enter_observation")
    wanted = _month(request)
    rows = months.month_rows(request.user, wanted)
    form = MonthForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        count = _keep(request, form, wanted)
        if count is not None:
            messages.success(
                request, ngettext("%(count)d value kept.", "%(count)d values kept.", count) % {"count": count}
            )
            return redirect("staff:indicator-list")
    context = {
        "form": form,
        "month": wanted,
        "entries": [_entry(form, row) for row in rows],
        "earlier": (wanted - timedelta(days=1)).replace(day=1),
        "later": (wanted + timedelta(days=32)).replace(day=1) if wanted < selectors.last_month() else None,
    }
    return render(request, "indicators/staff/month.html", context)


def _entry(form: MonthForm, row: months.MonthRow) -> dict[str, Any]:
    """Return what the page shows of one indicator; the box for “it is right” only where something was odd."""
    odd = form.is_bound and row.name in form.errors and form.typed(row) is not None
    return {
        "row": row,
        "field": form[row.name],
        "sure": form[sure_name(row)] if odd or form[sure_name(row)].value() else None,
        "lights": row.lights(form.typed(row)),
    }


@require_safe
def light(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what light a value would give, for the field in which it is being written."""
    found = find(request, pk)
    authz.require(request.user, "indicators.enter_observation", found)
    row = months.month_row(request.user, found, _month(request))
    typed = NumberField(max_digits=14, decimal_places=3, required=False)
    try:
        value = typed.clean(request.GET.get(row.name, ""))
    except ValidationError as error:
        return render(request, "indicators/staff/light.html", {"problem": " ".join(error.messages)})
    oddity = row.oddity(value) if value is not None else ""
    return render(request, "indicators/staff/light.html", {"lights": row.lights(value), "problem": oddity})


def _keep(request: HttpRequest, form: MonthForm, wanted: date) -> int | None:
    count = 0
    try:
        with transaction.atomic():
            for row in form.rows:
                value = form.cleaned_data.get(row.name)
                if value is not None and (row.kept is None or row.kept.value != value):
                    services.enter_observation(row.indicator, by=request.user, month=wanted, value=value)
                    count += 1
    except DomainError as error:
        form.add_error(None, str(error))
        return None
    return count
