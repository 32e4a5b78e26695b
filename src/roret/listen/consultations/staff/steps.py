"""The steps of a consultation: each address calls one service and returns to the consultation."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from roret.commons.records.services import add_attachment
from roret.foundation.doors import act, run
from roret.foundation.files.services import receive_files
from roret.listen.consultations import services
from roret.listen.consultations.forms import AgainForm, ExtendForm, MaterialForm, PartyForm, ScheduleForm
from roret.listen.consultations.models import Consultation
from roret.listen.consultations.staff.views import find


def _back(pk: int, anchor: str = "") -> HttpResponse:
    """Return to the page, or to the place of its part in which something was changed."""
    if not anchor:
        return redirect("staff:consultation-detail", pk=pk)
    return redirect(f"{reverse('staff:consultation-material', args=[pk])}#{anchor}")


def _step(service: Callable[..., Any], done: str) -> Callable[..., HttpResponse]:
    """Make the address of a step that needs nothing but a button."""

    @require_POST
    def step(request: HttpRequest, pk: int) -> HttpResponse:
        act(request, service, find(request, pk), done=_(done))
        return _back(pk)

    return step


publish = _step(services.publish_consultation, gettext_noop("The consultation is published."))
unschedule = _step(services.unschedule_consultation, gettext_noop("The consultation is a draft again."))
close = _step(services.close_consultation, gettext_noop("The consultation is closed."))
answered = _step(
    services.mark_answered, gettext_noop("The consultation is marked as answered. Those who took part are told.")
)


def _with_form(request: HttpRequest, consultation: Consultation, form: Form, heading: str) -> HttpResponse:
    """Show a form that was not filled in rightly on a page of its own, with what was typed."""
    return render(
        request, "consultations/staff/form.html", {"form": form, "heading": heading, "consultation": consultation}
    )


@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a closed consultation up again in a new draft."""
    found = find(request, pk)
    form = AgainForm(request.POST or None, initial={"title": found.title, "type": found.type})
    if form.is_valid() and (made := run(form, services.consult_again, found, by=request.user)):
        messages.success(request, _("The draft is made, with the same parties. Write what you ask about now."))
        return redirect("staff:consultation-update", pk=made.pk)
    return _with_form(request, found, form, _("Consult again"))


@require_POST
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it go out by itself."""
    found, form = find(request, pk), ScheduleForm(request.POST)
    if form.is_valid():
        at = make_aware(datetime.combine(form.cleaned_data["day"], form.cleaned_data["time"] or time(9)))
        if run(form, lambda **_data: services.schedule_consultation(found, by=request.user, at=at)):
            messages.success(request, _("The consultation goes out by itself at its time."))
            return _back(pk)
    return _with_form(request, found, form, _("Schedule"))


@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the deadline."""
    found, form = find(request, pk), ExtendForm(request.POST)
    if form.is_valid() and run(form, services.extend_consultation, found, by=request.user):
        messages.success(request, _("The deadline is extended."))
        return _back(pk)
    return _with_form(request, found, form, _("Extend the deadline"))


@require_POST
def add_party(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a party."""
    found, form = find(request, pk), PartyForm(request.POST)
    if form.is_valid() and run(form, services.add_party, found, by=request.user):
        messages.success(request, _("The party is added."))
        return _back(pk, "parties")
    return _with_form(request, found, form, _("Add a party"))


@require_POST
def remove_party(request: HttpRequest, pk: int, party: int) -> HttpResponse:
    """Take a party off the list."""
    found = find(request, pk)
    act(request, services.remove_party, get_object_or_404(found.parties, pk=party), done=_("The party is removed."))
    return _back(pk, "parties")


@require_POST
def add_material(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a document."""
    found, form = find(request, pk), MaterialForm(request.POST, request.FILES)
    if form.is_valid() and run(form, lambda **data: _keep_material(found, by=request.user, **data)):
        messages.success(request, _("The document is added."))
        return _back(pk, "material")
    return _with_form(request, found, form, _("Add a document"))


def _keep_material(consultation: Consultation, *, by: Any, title: str, text: str, file: Any) -> Any:
    stored = receive_files(file, by=by) if file else []
    return add_attachment(consultation, by=by, title=title, text=text, file=stored[0] if stored else None)


@require_POST
def remove_material(request: HttpRequest, pk: int, attachment: int) -> HttpResponse:
    """Take a document off."""
    found = find(request, pk)
    act(
        request,
        services.remove_material,
        found,
        get_object_or_404(found.attachments, pk=attachment),
        done=_("The document is removed."),
    )
    return _back(pk, "material")
