"""Consultations in the workspace: the list, one consultation, drafting and changing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import escape
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.staff import tabs
from roret.foundation.ui.fields import DateField
from roret.listen.consultations import selectors, services
from roret.listen.consultations.filters import ConsultationFilter
from roret.listen.consultations.forms import (
    ConsultationForm,
    period_sentence,
)
from roret.listen.consultations.models import Consultation
from roret.listen.consultations.staff import parts
from roret.listen.consultations.tables import ConsultationTable
from roret.listen.contributions import selectors as contributions

FIELDS = (
    "title type unit summary background question areas topics target_groups legal_basis contact visibility title_en summary_en version "
    "place_asked languages"
).split()


def find(request: HttpRequest, pk: int) -> Consultation:
    """Return a consultation of the reader's units; others do not exist for her here."""
    if not authz.allowed(request.user, "consultations.view_consultation"):
        raise PermissionDenied("consultations.view_consultation")
    found = get_object_or_404(selectors.for_staff(request.user), pk=pk)
    if not authz.allowed(request.user, "consultations.view_consultation", found):
        raise PermissionDenied("consultations.view_consultation")
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the consultations of the reader's units."""
    if not authz.allowed(request.user, "consultations.view_consultation"):
        raise PermissionDenied("consultations.view_consultation")
    standing = authz.standing_of(request.user)
    rows = Consultation.objects.visible_to(request.user).select_related("unit", "series").order_by("-pk")
    rows = rows if standing.operator_session else rows.filter(unit_id__in=standing.staff_units)
    filterset = ConsultationFilter(request.GET, rows, request=request)
    table = ConsultationTable(filterset.qs)
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "consultations/staff/index.html", {"filterset": filterset, "table": table})


@require_safe
def detail(request: HttpRequest, pk: int, part: str = "overview") -> HttpResponse:
    """Show one part of a consultation's page; the first part begins with the next step."""
    found = find(request, pk)
    themes = list(contributions.themes_of(found))
    counts = {"themes": len(themes), "responses": found.received} if found.is_published else {}
    context = {
        "consultation": found,
        "record": found,
        "state": found.state,
        "part": part,
        "part_template": f"consultations/staff/parts/{part}.html",
        "tabs": tabs.shown(parts.TABS, part=part, pk=pk, counts=counts),
        **parts.CONTENT[part](found, themes=themes, person=request.user),
    }
    return render(request, "consultations/staff/detail.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Draft a consultation."""
    authz.require(request.user, "consultations.create_consultation")
    form = ConsultationForm(request.POST or None, person=request.user)
    if form.is_valid():
        form.cleaned_data.pop("version", None)
        if made := run(form, services.create_consultation, by=request.user):
            messages.success(
                request, _("The draft is saved. Add material and parties, and publish when nothing is missing.")
            )
            return redirect("staff:consultation-detail", pk=made.pk)
    return render(request, "consultations/staff/form.html", {"form": form, "heading": _("New consultation")})


@require_safe
def period(request: HttpRequest) -> HttpResponse:
    """Say how long the chosen type must be open, for the form that is being filled in."""
    authz.require(request.user, "consultations.create_consultation")
    opens = DateField(required=False)
    try:
        day = opens.clean(request.GET.get("begins_on", ""))
    except ValidationError:
        day = None
    return HttpResponse(escape(period_sentence(request.GET.get("type", ""), opens=day)))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a consultation; the second of two editors is told and loses nothing."""
    found = find(request, pk)
    form = ConsultationForm(
        request.POST or None, initial=_initial(found), person=request.user, published=found.is_published
    )
    if form.is_valid() and run(form, services.update_consultation, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:consultation-detail", pk=pk)
    return render(
        request,
        "consultations/staff/form.html",
        {"form": form, "heading": _("Change the consultation"), "consultation": found},
    )


def _initial(consultation: Consultation) -> dict[str, Any]:
    initial = {name: getattr(consultation, name) for name in FIELDS if name not in {"areas", "topics", "target_groups"}}
    for name in ("areas", "topics", "target_groups"):
        initial[name] = list(getattr(consultation, name).values_list("pk", flat=True))
    for day, moment in (("begins_on", consultation.begins_at), ("ends_on", consultation.ends_at)):
        initial[day] = localdate(moment) if moment else None
    return initial


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away, after asking."""
    found = find(request, pk)
    if request.method == "POST":
        act(request, services.delete_consultation, found, done=_("The draft is deleted."))
        return redirect("staff:consultation-list")
    return render(request, "consultations/staff/delete.html", {"consultation": found})
