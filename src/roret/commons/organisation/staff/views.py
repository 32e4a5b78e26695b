"""What may be done to a unit beside editing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roret.commons.organisation import services
from roret.commons.organisation.forms import EndUnitForm, RenameUnitForm
from roret.commons.organisation.models import Unit
from roret.foundation import authz, doors


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a unit."""
    unit = _unit(request, pk)
    form = EndUnitForm(request.POST or None, unit=unit)
    texts = {
        "heading": _("End %(name)s") % {"name": unit},
        "submit": _("End the unit"),
        "lead": _("The unit stays in the register, and the organisation of earlier days still shows it."),
    }
    if form.is_valid() and doors.run(form, services.end_unit, unit, by=request.user):
        messages.success(request, _("The unit has been ended."))
        return redirect("staff:unit-detail", pk)
    return _page(request, unit, form, texts)


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a unit a new name from a day."""
    unit = _unit(request, pk)
    names = {"name": unit.name, "name_en": unit.name_en, "abbreviation": unit.abbreviation}
    form = RenameUnitForm(request.POST or None, initial=names)
    texts = {
        "heading": _("New name for %(name)s") % {"name": unit},
        "submit": _("Give the new name"),
        "lead": _("The old name stays on everything from before that day."),
    }
    heir = doors.run(form, services.rename_unit, unit, by=request.user) if form.is_valid() else None
    if heir:
        messages.success(request, _("The unit has its new name."))
        return redirect("staff:unit-detail", heir.pk)
    return _page(request, unit, form, texts)


def _unit(request: HttpRequest, pk: int) -> Unit:
    unit: Unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)
    if not authz.allowed(request.user, "organisation.end_unit", unit):
        raise PermissionDenied("organisation.end_unit")
    return unit


def _page(request: HttpRequest, unit: Unit, form: Any, texts: dict[str, str]) -> HttpResponse:
    from django.urls import reverse

    crumbs = [
        (_("Units"), reverse("staff:unit-list")),
        (str(unit), reverse("staff:unit-detail", args=[unit.pk])),
        (texts["heading"], ""),
    ]
    return render(request, "staff/act.html", {"thing": unit, "form": form, "crumbs": crumbs, **texts})
