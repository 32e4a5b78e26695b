"""The steps of an event: each address calls one service and returns to the event."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.engines.figures.csv_dialect import write_csv
from roret.foundation import journal
from roret.foundation.doors import act, run
from roret.listen.events import events, selectors, services
from roret.listen.events.forms import (
    CancelForm,
    InviteForm,
    LessonsForm,
    NotesForm,
    OutcomeForm,
    PictureForm,
    PointForm,
    RegistrationForm,
    TieForm,
)
from roret.listen.events.models import Event
from roret.listen.events.staff.views import find


def _back(pk: int, part: str = "detail", anchor: str = "") -> HttpResponse:
    """Return to the part in which something was changed."""
    return redirect(reverse(f"staff:event-{part}", args=[pk]) + (f"#{anchor}" if anchor else ""))


def _step(service: Callable[..., Any], done: str, *, part: str = "detail") -> Callable[..., HttpResponse]:
    """Make the address of a step that needs nothing but a button."""

    @require_POST
    def step(request: HttpRequest, pk: int) -> HttpResponse:
        act(request, service, find(request, pk), done=_(done))
        return _back(pk, part)

    return step


plan = _step(services.plan_event, gettext_noop("It is decided to hold the event."))
announce = _step(services.announce_event, gettext_noop("The event is announced."))
publish_notes = _step(services.publish_notes, gettext_noop("The notes are published."), part="afterwards")
ask = _step(services.ask_for_evaluation, gettext_noop("Those who came are asked."), part="evaluation")


def _with_form(request: HttpRequest, event: Event, form: Form, heading: str, *, submit: str = "") -> HttpResponse:
    """Show a form on a page of its own, with what was typed."""
    context = {"form": form, "heading": heading, "event": event, "submit": submit}
    return render(request, "events/staff/form.html", context)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel it with a reason."""
    found, form = find(request, pk), CancelForm(request.POST)
    if form.is_valid() and run(form, services.cancel_event, found, by=request.user):
        messages.success(request, _("The event is cancelled. Everybody who comes is told."))
        return _back(pk)
    return _with_form(request, found, form, _("Cancel the event"), submit=_("Cancel the event"))


@require_POST
def add_point(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a point to the programme."""
    found, form = find(request, pk), PointForm(request.POST)
    if form.is_valid() and run(form, services.add_point, found, by=request.user):
        return _back(pk, "plans", "programme")
    return _with_form(request, found, form, _("Add a point to the programme"))


@require_POST
def remove_point(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """Take a point off the programme."""
    found = find(request, pk)
    act(request, services.remove_point, get_object_or_404(found.programme, pk=point))
    return _back(pk, "plans", "programme")


@require_POST
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie the event to a record."""
    found, form = find(request, pk), TieForm(request.POST, person=request.user)
    if form.is_valid() and run(form, services.tie_record, found, by=request.user):
        messages.success(request, _("The two hang together now."))
        return _back(pk)
    return _with_form(request, found, form, _("Tie the event to something"))


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody on the list of those invited."""
    found, form = find(request, pk), InviteForm(request.POST)
    if form.is_valid() and run(form, services.invite, found, by=request.user):
        return _back(pk, "plans", "invited")
    return _with_form(request, found, form, _("Invite somebody"))


@require_POST
def uninvite(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    """Take somebody off the list of those invited."""
    found = find(request, pk)
    act(request, services.remove_invitation, get_object_or_404(found.invitations, pk=invitation))
    return _back(pk, "plans", "invited")


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter somebody who has phoned or asked at the desk."""
    found = find(request, pk, "events.manage_registration")
    form = RegistrationForm(request.POST or None, event=found, by_staff=True)
    if form.is_valid():
        values = {"details": form.details, "submission": str(form.cleaned_data["submission"])}
        receipt = run(form, lambda **_data: services.enter_registration(found, by=request.user, **values))
        if receipt:
            messages.success(request, _said(receipt.registration))
            return _back(pk, "guests")
    return _with_form(request, found, form, _("Enter a registration"))


def _said(registration: Any) -> str:
    words = _("%(reference)s is on the waiting list.") if registration.is_waiting else _("%(reference)s has a seat.")
    return words % {"reference": registration.reference}


@require_POST
def cancel_for_guest(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Cancel for somebody who has phoned."""
    found = find(request, pk, "events.manage_registration")
    chosen = get_object_or_404(found.registrations, pk=registration)
    act(request, services.cancel_for_guest, chosen, done=_("The registration is cancelled."))
    return _back(pk, "guests")


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list of those who come, for the door and the kitchen; fetching it is remembered."""
    found = find(request, pk, "events.manage_registration")
    columns = [_("Reference"), _("Name"), _("Organisation"), _("Seats"), _("Needs"), _("Waiting list"), _("Came")]
    rows = [
        [one.reference, one.name, one.organisation, one.seats, ", ".join(one.needs_in_words), one.is_waiting, one.came]
        for one in selectors.guests(found)
    ]
    journal.record(events.Listed, found, by=request.user, count=len(rows))
    response = HttpResponse(write_csv(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.number}.csv"'
    return response


@require_POST
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the notes."""
    found, form = find(request, pk), NotesForm(request.POST)
    if form.is_valid() and run(form, services.write_notes, found, by=request.user):
        messages.success(request, _("The notes are saved."))
        return _back(pk, "afterwards")
    return _with_form(request, found, form, _("Notes"))


@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of it."""
    found, form = find(request, pk), OutcomeForm(request.POST)
    if form.is_valid() and run(form, services.tell_outcome, found, by=request.user):
        messages.success(request, _("Everybody can read what came of it."))
        return _back(pk, "afterwards", "outcome")
    return _with_form(request, found, form, _("What came of it?"))


@require_POST
def add_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a picture."""
    found, form = find(request, pk), PictureForm(request.POST, request.FILES)
    if form.is_valid():
        uploads = form.cleaned_data.pop("file")
        if run(form, services.add_picture, found, by=request.user, upload=uploads[0]):
            messages.success(request, _("The picture is published."))
            return _back(pk, "afterwards", "pictures")
    return _with_form(request, found, form, _("Add a picture"))


@require_POST
def remove_picture(request: HttpRequest, pk: int, picture: int) -> HttpResponse:
    """Take a picture off."""
    found = find(request, pk)
    chosen = get_object_or_404(found.pictures, pk=picture)
    act(request, services.remove_picture, chosen, done=_("The picture is removed."))
    return _back(pk, "afterwards", "pictures")


@require_POST
def lessons(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what is learned."""
    found, form = find(request, pk), LessonsForm(request.POST)
    if form.is_valid() and run(form, services.draw_lessons, found, by=request.user):
        messages.success(request, _("The event is evaluated."))
        return _back(pk, "evaluation")
    return _with_form(request, found, form, _("What do we take with us?"))
