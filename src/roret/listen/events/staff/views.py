"""Events in the workspace: the list, one event in its parts, drafting and changing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.staff import tabs
from roret.listen.events import selectors, services
from roret.listen.events.filters import StaffEventFilter
from roret.listen.events.forms import EventForm
from roret.listen.events.models import Event
from roret.listen.events.staff import parts
from roret.listen.events.tables import EventTable

FIELDS = (
    "title type unit summary purpose begins_at ends_at place address access admission takes_registrations capacity "
    "companions_most opens_at closes_at offers_group keep_days contact partners visibility title_en summary_en version"
).split()
MANY = ("areas", "topics", "target_groups", "organisers")


def find(request: HttpRequest, pk: int, permission: str = "events.view_event") -> Event:
    """Return an event of the reader's units with the right to what she asks for; others do not exist for her here."""
    if not authz.allowed(request.user, permission):
        raise PermissionDenied(permission)
    found = get_object_or_404(selectors.for_staff(request.user), pk=pk)
    authz.require(request.user, permission, found)
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the events of the reader's units."""
    authz.require(request.user, "events.view_event")
    rows = selectors.of_own_units(request.user).order_by("-begins_at", "-pk")
    filterset = StaffEventFilter(request.GET, rows, request=request)
    table = EventTable(filterset.qs.distinct())
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "events/staff/index.html", {"filterset": filterset, "table": table})


@require_safe
def detail(request: HttpRequest, pk: int, part: str = "overview") -> HttpResponse:
    """Show one part of an event's page; the first part begins with the next step."""
    found = find(request, pk)
    counts = {"guests": found.taken} if found.is_published else {}
    context = {
        "event": found,
        "record": found,
        "state": found.state,
        "part": part,
        "part_template": f"events/staff/parts/{part}.html",
        "tabs": tabs.shown(parts.TABS, part=part, pk=pk, counts=counts),
        **parts.CONTENT[part](found, request=request),
    }
    return render(request, "events/staff/detail.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Note the idea of an event."""
    authz.require(request.user, "events.create_event")
    form = EventForm(request.POST or None, person=request.user)
    if form.is_valid():
        form.cleaned_data.pop("version", None)
        if made := run(form, services.create_event, by=request.user):
            messages.success(
                request, _("The event is saved. Write the programme, and announce it when nothing is missing.")
            )
            return redirect("staff:event-detail", pk=made.pk)
    return render(request, "events/staff/form.html", {"form": form, "heading": _("New event")})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an event; the second of two editors is told and loses nothing."""
    found = find(request, pk, "events.update_event")
    form = EventForm(request.POST or None, initial=_initial(found), person=request.user)
    if form.is_valid() and run(form, services.update_event, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:event-detail", pk=pk)
    return render(request, "events/staff/form.html", {"form": form, "heading": _("Change the event"), "event": found})


def _initial(event: Event) -> dict[str, Any]:
    initial = {name: getattr(event, name) for name in FIELDS}
    for name in MANY:
        initial[name] = list(getattr(event, name).values_list("pk", flat=True))
    if event.lon is not None and event.lat is not None:
        initial["spot"] = f"{event.lat:.5f} {event.lon:.5f}"
    return initial


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw an event away that nobody has seen, after asking."""
    found = find(request, pk, "events.delete_event")
    if request.method == "POST":
        act(request, services.delete_event, found, done=_("The event is deleted."))
        return redirect("staff:event-list")
    return render(request, "events/staff/delete.html", {"event": found})
