"""The involvement log in the workspace: enter, change, remove, and take it along as a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.decide.involvement import selectors, services
from roret.decide.involvement.forms import InvolvementForm
from roret.decide.involvement.models import Involvement
from roret.decide.matters.models import Matter
from roret.engines.figures.csv_dialect import write_csv
from roret.foundation import authz
from roret.foundation.doors import run

FIELDS = ("who", "purpose", "form", "held", "held_on", "participants", "input", "use", "use_reason", "version")


def _matter(request: HttpRequest, pk: int) -> Matter:
    found = get_object_or_404(Matter.objects.visible_to(request.user), pk=pk)
    authz.require(request.user, "involvement.keep_log", found)
    return found


def _entry(request: HttpRequest, pk: int) -> Involvement:
    rows = Involvement.objects.visible_to(request.user).select_related("matter", "record")
    found = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "involvement.keep_log", found)
    return found


@require_safe
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the whole log, with the ways to add to it and to take it along."""
    matter = _matter(request, pk)
    crumbs = [(str(matter), matter.get_staff_url()), (_("Who has been involved"), "")]
    context = {"matter": matter, "rows": selectors.log_of(matter, request.user), "crumbs": crumbs}
    return render(request, "involvement/log.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter whom a matter has involved, or will."""
    matter, form = _matter(request, pk), InvolvementForm(request.POST or None)
    form.fields.pop("version")
    if form.is_valid() and run(form, services.enter_involvement, matter, by=request.user):
        messages.success(request, _("It stands in the log."))
        return redirect("staff:involvement-list", pk=matter.pk)
    return _page(request, matter, form, heading=_("Enter an involvement"))


@require_http_methods(["GET", "POST"])
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a row, or tell what came of it."""
    entry = _entry(request, pk)
    initial = {name: getattr(entry, name) for name in FIELDS} | {"number": entry.record.number if entry.record else ""}
    form = InvolvementForm(request.POST or None, initial=initial)
    if form.is_valid() and run(form, services.change_involvement, entry, by=request.user):
        messages.success(request, _("The log is changed."))
        return redirect("staff:involvement-list", pk=entry.matter_id)
    return _page(request, entry.matter, form, heading=_("Change the involvement"), entry=entry)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a row that was entered by mistake."""
    entry = _entry(request, pk)
    services.remove_involvement(entry, by=request.user)
    messages.success(request, _("The row is removed from the log."))
    return redirect("staff:involvement-list", pk=entry.matter_id)


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The table as it is annexed to the matter, in Danish CSV."""
    matter = _matter(request, pk)
    rows = [tuple(line) for line in selectors.lines(selectors.log_of(matter, request.user))]
    response = HttpResponse(write_csv(selectors.headers(), rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{matter.number}-inddragelse.csv"'
    return response


def _page(request: HttpRequest, matter: Matter, form: Any, *, heading: str, entry: Any = None) -> HttpResponse:
    whole = (_("Who has been involved"), reverse("staff:involvement-list", args=[matter.pk]))
    crumbs = [(str(matter), matter.get_staff_url()), whole, (heading, "")]
    context = {"matter": matter, "form": form, "heading": heading, "crumbs": crumbs, "entry": entry}
    return render(request, "involvement/form.html", context, status=422 if form.errors else 200)
