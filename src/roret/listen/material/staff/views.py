"""Material in the workspace: adding a text, reading in versions, looking through the report, publishing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.files.services import receive_files
from roret.listen.consultations.models import Consultation
from roret.listen.material import selectors, services
from roret.listen.material.forms import NewMaterialForm, TitleForm, VersionForm
from roret.listen.material.models import Material, MaterialVersion
from roret.listen.material.reporting import sentences

CLAUSES_ON_PAGE = 100


def guard(request: HttpRequest, thing: Any = None) -> None:
    """Let in only those who work with material."""
    if not authz.allowed(request.user, "material.view_material", thing):
        raise PermissionDenied("material.view_material")


def find(request: HttpRequest, pk: int) -> Material:
    """Return a material of the reader's units."""
    guard(request)
    found = get_object_or_404(selectors.visible_to_staff(request.user), pk=pk)
    guard(request, found)
    return found


def find_version(request: HttpRequest, pk: int) -> MaterialVersion:
    """Return a version of a material of the reader's units."""
    guard(request)
    rows = MaterialVersion.objects.visible_to(request.user).select_related("material__consultation__unit", "file")
    found = get_object_or_404(rows, pk=pk)
    guard(request, found)
    return found


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a text with its first version."""
    guard(request)
    consultation = get_object_or_404(Consultation.objects.visible_to(request.user), pk=pk)
    authz.require(request.user, "material.edit_material", consultation)
    form = NewMaterialForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (version := run(form, lambda **data: _begin(consultation, by=request.user, **data))):
        return redirect(version.get_staff_url())
    context = {"form": form, "heading": _("New material"), "consultation": consultation}
    return render(request, "material/staff/form.html", context)


def _begin(consultation: Consultation, *, by: Any, title: str, **data: Any) -> MaterialVersion:
    from django.db import transaction

    with transaction.atomic():
        material = services.add_material(consultation, by=by, title=title)
        return _add(material, by=by, **data)


def _add(material: Material, *, by: Any, file: Any, typed: str, changes: str = "") -> MaterialVersion:
    kept = receive_files(file, by=by) if file else []
    return services.add_version(material, by=by, typed=typed, file=kept[0] if kept else None, changes=changes)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a material: its versions and how much has been written about it."""
    found = find(request, pk)
    context = {
        "material": found,
        "versions": found.versions.order_by("-number"),
        "remarks": selectors.all_remarks(found).count(),
        "may_add": found.can_add_version(),
        "may_remove": found.can_remove(),
        "version_form": VersionForm(),
        "title_form": TitleForm(initial={"title": found.title}),
    }
    return render(request, "material/staff/detail.html", context)


@require_http_methods(["GET", "POST"])
def add_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a version from a document or typed text."""
    found = find(request, pk)
    form = VersionForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (version := run(form, lambda **data: _add(found, by=request.user, **data))):
        return redirect(version.get_staff_url())
    context = {"form": form, "heading": _("New version"), "consultation": found.consultation, "material": found}
    return render(request, "material/staff/form.html", context)


@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the material another title."""
    found, form = find(request, pk), TitleForm(request.POST)
    if form.is_valid():
        act(request, services.rename_material, found, done=_("The title is changed."), **form.cleaned_data)
    else:
        messages.error(request, _("Write a title of at most 200 characters."))
    return redirect(found.get_staff_url())


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the material off."""
    found = find(request, pk)
    if act(request, services.remove_material, found, done=_("The material is removed.")):
        return redirect("staff:consultation-material", pk=found.consultation_id)
    return redirect(found.get_staff_url())


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version before it is let out: what was lost, what became of each clause, and the text itself."""
    found = find_version(request, pk)
    before = found.material.versions.published().filter(number__lt=found.number).last()
    rows = selectors.compared(before, found) if before and found.read_at else []
    context = {
        "version": found,
        "material": found.material,
        "report": sentences(found.report),
        "before": before,
        "fates": _fates(rows),
        "page": Paginator(found.clauses.order_by("order"), CLAUSES_ON_PAGE).get_page(request.GET.get("side")),
        "verdict": found.can_publish(),
        "may_delete": found.can_delete(),
    }
    return render(request, "material/staff/version.html", context)


def _fates(rows: list[selectors.Compared]) -> list[tuple[str, int]]:
    from roret.listen.material.enums import ClauseFate

    counts = {fate: sum(row.fate == fate.value for row in rows) for fate in ClauseFate}
    return [(str(fate.label), count) for fate, count in counts.items() if count]


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a version out."""
    found = find_version(request, pk)
    act(request, services.publish_version, found, done=_("The version is published."))
    return redirect(found.get_staff_url())


@require_POST
def delete_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a version that was never published."""
    found = find_version(request, pk)
    if act(request, services.delete_version, found, done=_("The version is deleted.")):
        return redirect(found.material.get_staff_url())
    return redirect(found.get_staff_url())
