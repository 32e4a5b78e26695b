"""The groups that follow from an event, in the workspace."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from roret.foundation.doors import act, run
from roret.listen.events import selectors, services
from roret.listen.events.forms import EstablishForm, GroupForm, OutputForm
from roret.listen.events.models import Event, WorkingGroup
from roret.listen.events.staff.views import find


def _find(request: HttpRequest, pk: int, group: int) -> tuple[Event, WorkingGroup]:
    event = find(request, pk)
    return event, get_object_or_404(event.groups.select_related("event"), pk=group)


def _back(pk: int) -> HttpResponse:
    return redirect(f"{reverse('staff:event-afterwards', args=[pk])}#groups")


def _form(
    request: HttpRequest, event: Event, form: GroupForm | OutputForm | EstablishForm, heading: str
) -> HttpResponse:
    return render(request, "events/staff/form.html", {"form": form, "heading": heading, "event": event})


@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a group."""
    event, form = find(request, pk), GroupForm(request.POST)
    if form.is_valid() and run(form, services.propose_group, event, by=request.user):
        messages.success(request, _("The group is proposed. The director or the secretariat establishes it."))
        return _back(pk)
    return _form(request, event, form, _("Propose a group"))


@require_http_methods(["GET", "POST"])
def establish(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """Establish it with those who asked to join."""
    event, chosen = _find(request, pk, group)
    form = EstablishForm(request.POST or None, joiners=selectors.joiners(event))
    if form.is_valid() and (made := run(form, services.establish_group, chosen, by=request.user)):
        messages.success(request, _("The group is established as a body. Fill its other seats there."))
        return redirect("staff:body-detail", pk=made.body_id)
    return _form(request, event, form, _("Establish “%(name)s”") % {"name": chosen})


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """Keep what the group delivers."""
    event, chosen = _find(request, pk, group)
    form = OutputForm(request.POST or None, initial={"output": chosen.output})
    if form.is_valid() and run(form, services.deliver_output, chosen, by=request.user):
        messages.success(request, _("Everybody can read what the group has delivered."))
        return _back(pk)
    return _form(request, event, form, _("What the group has delivered"))


@require_POST
def close(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """Close it with a reason."""
    _event, chosen = _find(request, pk, group)
    reason = request.POST.get("reason", "").strip()[:300]
    act(request, services.close_group, chosen, reason=reason, done=_("The group is closed."))
    return _back(pk)
