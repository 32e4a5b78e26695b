"""Matters in the workspace: the list, the editor, signing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from roret.commons.records.services import add_attachment
from roret.decide.matters import selectors, services
from roret.decide.matters.enums import Step
from roret.decide.matters.filters import MatterFilter
from roret.decide.matters.forms import (
    FromConsultationForm,
    ItemForm,
    MaterialForm,
    MatterForm,
    MeetingForm,
    NewMatterForm,
    UnsignForm,
)
from roret.decide.matters.models import Decision, Matter
from roret.decide.matters.services.closing import missing_before_closing
from roret.decide.matters.tables import MatterTable
from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.files.services import receive_files
from roret.foundation.staff import tabs
from roret.foundation.staff.tabs import Tab
from roret.listen.consultations.models import Consultation

FIELDS = (
    "title body summary problem solution economy no_economy process topics areas title_en summary_en version".split()
)
MANY = {"topics", "areas"}


def find(request: HttpRequest, pk: int, *, rows: Callable[[Any], Any] = selectors.visible_matters) -> Matter:
    """Return a matter that the reader works with, as ``rows`` reads it; others do not exist for her here."""
    if not authz.allowed(request.user, "matters.view_matter"):
        raise PermissionDenied("matters.view_matter")
    found = get_object_or_404(rows(request.user), pk=pk)
    authz.require(request.user, "matters.view_matter", found)
    return found


@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """List the matters of the reader's units and committees."""
    if not authz.allowed(request.user, "matters.view_matter"):
        raise PermissionDenied("matters.view_matter")
    filterset = MatterFilter(request.GET, selectors.worked_on(request.user), request=request)
    table = MatterTable(filterset.qs)
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "matters/staff/list.html", {"filterset": filterset, "table": table})


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Open a matter that does not come from a consultation."""
    authz.require(request.user, "matters.create_matter")
    form = NewMatterForm(request.POST or None, person=request.user)
    if form.is_valid() and (made := run(form, services.create_matter, by=request.user)):
        messages.success(request, _("The matter is opened. Write its sections and its recommendation."))
        return redirect("staff:matter-detail", pk=made.pk)
    return render(request, "matters/staff/form.html", {"form": form, "heading": _("New matter")})


@require_POST
def from_consultation(request: HttpRequest, consultation: int) -> HttpResponse:
    """Open a matter from a consultation with one click."""
    found = get_object_or_404(Consultation.objects.visible_to(request.user), pk=consultation)
    form = FromConsultationForm(request.POST)
    if form.is_valid() and (made := run(form, services.open_matter_from_consultation, found, by=request.user)):
        messages.success(request, _("The matter is opened, with the words, themes and answers of the consultation."))
        return redirect("staff:matter-update", pk=made.pk)
    messages.error(request, _("Choose the committee from the list."))
    return redirect(found.get_staff_url())


TABS = (
    Tab("overview", "staff:matter-detail", gettext_lazy("Overview")),
    Tab("text", "staff:matter-text", gettext_lazy("Sections and attachments")),
    Tab("outcome", "staff:matter-outcome", gettext_lazy("What came of it")),
    Tab("history", "staff:matter-history", gettext_lazy("History")),
)
tabs.declare("matter", TABS)


@require_safe
def matter(request: HttpRequest, pk: int, part: str = "overview") -> HttpResponse:
    """Show one part of a matter's page; the first part begins with the next step."""
    found = find(request, pk, rows=selectors.for_page)
    context = {
        "matter": found,
        "record": found,
        "state": found.state,
        "page": selectors.page_of(found),
        "part": part,
        "part_template": f"matters/staff/parts/{part}.html",
        "tabs": tabs.shown(tabs.of("matter"), part=part, pk=pk),
        "can_edit": found.can_edit(),
        "can_state_effect": found.can_state_effect(),
    }
    return render(request, "matters/staff/matter.html", context | PARTS[part](found, page=context["page"]))


def _overview(found: Matter, *, page: Any) -> dict[str, Any]:
    return {
        "missing": []
        if found.signed_at
        else found.missing_before_signing() + services.missing_before(found, Step.SIGNATURE),
        "missing_agenda": services.missing_before(found, Step.AGENDA) if found.can_put_to_meeting() else [],
        "can_put": found.can_put_to_meeting(),
        "missing_end": missing_before_closing(found) if page.decisions and not found.closed_at else [],
        "meeting_form": MeetingForm(meetings=selectors.coming_meetings_of(found)),
        "item_form": ItemForm(initial={"version": found.version}),
        "unsign_form": UnsignForm(),
        "to_minute": [
            item for item in page.treatments if item.meeting.has_begun and item.meeting_id == _open_meeting(found)
        ],
    }


def _text(found: Matter, *, page: Any) -> dict[str, Any]:
    return {"attachments": found.attachments.select_related("file"), "material_form": MaterialForm()}


def _nothing(_found: Matter, *, page: Any) -> dict[str, Any]:
    return {}


PARTS = {"overview": _overview, "text": _text, "outcome": _nothing, "history": _nothing}


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the matter, where the decision is read and acted on."""
    found = get_object_or_404(Decision.objects.visible_to(request.user).select_related("matter"), pk=pk)
    return redirect(f"{found.matter.get_staff_url()}#decision")


def _open_meeting(matter: Matter) -> int | None:
    return matter.open_agenda_item.meeting_id if matter.open_agenda_item else None


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the sections; the second of two editors is told and loses nothing."""
    found = find(request, pk)
    form = MatterForm(request.POST or None, initial=_initial(found))
    if form.is_valid() and run(form, services.update_matter, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:matter-detail", pk=pk)
    return render(request, "matters/staff/form.html", {"form": form, "heading": _("Write the matter"), "matter": found})


def _initial(matter: Matter) -> dict[str, Any]:
    initial = {name: getattr(matter, name) for name in FIELDS if name not in MANY}
    return initial | {name: list(getattr(matter, name).values_list("pk", flat=True)) for name in MANY}


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the matter as it was read: refused when somebody has changed it since the page was shown."""
    version = request.POST.get("version", "")
    known = int(version) if version.isdigit() else None
    act(request, services.sign_matter, find(request, pk), version=known, done=_("The matter is signed."))
    return redirect("staff:matter-detail", pk=pk)


@require_POST
def unsign(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the matter back to draft."""
    found, form = find(request, pk), UnsignForm(request.POST)
    if form.is_valid():
        act(
            request,
            services.unsign_matter,
            found,
            reason=form.cleaned_data["reason"],
            done=_("The matter is a draft again."),
        )
    else:
        messages.error(request, _("Write why the matter goes back to draft."))
    return redirect("staff:matter-detail", pk=pk)


@require_POST
def add_material(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an attachment."""
    found, form = find(request, pk), MaterialForm(request.POST, request.FILES)
    if form.is_valid() and run(form, lambda **data: _keep_material(found, by=request.user, **data)):
        messages.success(request, _("The document is added."))
        return redirect("staff:matter-text", pk=pk)
    return render(request, "matters/staff/form.html", {"form": form, "heading": _("Add a document"), "matter": found})


def _keep_material(matter: Matter, *, by: Any, title: str, text: str, file: Any) -> Any:
    stored = receive_files(file, by=by) if file else []
    return add_attachment(matter, by=by, title=title, text=text, file=stored[0] if stored else None)
