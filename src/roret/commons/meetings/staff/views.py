"""Meetings in the workspace: plan, move, cancel; put on the agenda, order and publish it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from roret.commons.bodies.models import Body
from roret.commons.meetings import selectors, services
from roret.commons.meetings.forms import CancelForm, ItemForm, MeetingChangeForm, NewMeetingForm
from roret.commons.meetings.models import Meeting
from roret.commons.meetings.tables import MeetingTable
from roret.foundation import authz
from roret.foundation.doors import act, run

PAGE = 30


def _visible(request: HttpRequest) -> Any:
    if not authz.allowed(request.user, "meetings.view_meeting"):
        raise PermissionDenied("meetings.view_meeting")
    return Meeting.objects.visible_to(request.user).select_related("unit", "body")


def _find(request: HttpRequest, pk: int) -> Meeting:
    found = get_object_or_404(_visible(request), pk=pk)
    authz.require(request.user, "meetings.view_meeting", found)
    return found


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings one can see, the latest first."""
    _visible(request)
    table = MeetingTable(selectors.kept_meetings(request.user))
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    return render(request, "meetings/staff/list.html", {"table": table})


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Plan a meeting."""
    authz.require(request.user, "meetings.create_meeting")
    form = NewMeetingForm(request.POST or None, bodies=selectors.bodies_to_plan_for(request.user))
    if form.is_valid():
        made = run(form, services.create_meeting, by=request.user)
        if made:
            messages.success(request, _("The meeting is planned."))
            return redirect("staff:meeting-detail", pk=made.pk)
    return render(request, "meetings/staff/form.html", {"form": form, "heading": _("Plan a meeting")})


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting with its agenda and what can be done."""
    found = _find(request, pk)
    return _page(request, found, ItemForm(asks=_asks(found)))


def _asks(found: Meeting) -> bool:
    return Body.objects.filter(pk=found.body_id, no_individual_cases=True).exists()


def _page(request: HttpRequest, found: Meeting, item_form: ItemForm) -> HttpResponse:
    context = {
        "meeting": found,
        "items": found.items.select_related("record"),
        "item_form": item_form,
        "cancel_form": CancelForm(),
        "may_keep": authz.allowed(request.user, "meetings.manage_agenda", found),
        "due": selectors.agenda_due(found),
        "can_change": found.can_change(),
        "can_shorten": found.can_shorten_agenda(),
        "can_cancel": found.can_cancel(),
    }
    return render(request, "meetings/staff/meeting.html", context, status=422 if item_form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting; the second of two editors is told and loses nothing."""
    found = _find(request, pk)
    names = ("title", "begins_at", "ends_at", "place", "summary", "closed", "version")
    form = MeetingChangeForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if form.is_valid() and run(form, services.update_meeting, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:meeting-detail", pk=pk)
    return render(
        request, "meetings/staff/form.html", {"form": form, "meeting": found, "heading": _("Change the meeting")}
    )


@require_POST
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the meeting in the calendar."""
    act(request, services.announce_meeting, _find(request, pk), done=_("The meeting is in the calendar."))
    return redirect("staff:meeting-detail", pk=pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel the meeting, with the reason."""
    found, form = _find(request, pk), CancelForm(request.POST)
    if form.is_valid():
        act(
            request,
            services.cancel_meeting,
            found,
            reason=form.cleaned_data["reason"],
            done=_("The meeting is cancelled."),
        )
    else:
        messages.error(request, _("Write why the meeting is cancelled."))
    return redirect("staff:meeting-detail", pk=pk)


@require_POST
def add_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an item on the agenda; what was typed stays where it is refused."""
    found = _find(request, pk)
    form = ItemForm(request.POST, asks=_asks(found))
    if form.is_valid() and run(form, services.put_on_agenda, found, by=request.user):
        messages.success(request, _("The item is on the agenda."))
        return redirect("staff:meeting-detail", pk=pk)
    return _page(request, found, form)


@require_POST
def reorder(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one item up or down, or give the whole order; refused when the agenda has changed meanwhile."""
    found = _find(request, pk)
    order = list(found.items.values_list("pk", flat=True))
    direction, _sign, key = request.POST.get("move", "").partition(":")
    if key.isdigit() and int(key) in order and direction in {"up", "down"}:
        place = order.index(int(key))
        other = place + (1 if direction == "down" else -1)
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
    version = request.POST.get("version", "")
    known = int(version) if version.isdigit() else None
    act(request, services.reorder_agenda, found, order=order, version=known, done=_("The order is changed."))
    return redirect("staff:meeting-detail", pk=pk)


@require_POST
def remove(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Take an item off the agenda."""
    found = get_object_or_404(_find(request, pk).items.select_related("record", "meeting"), pk=item)
    act(request, services.remove_item, found, done=_("The item is taken off the agenda."))
    return redirect("staff:meeting-detail", pk=pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the agenda and its papers."""
    act(request, services.publish_agenda, _find(request, pk), done=_("The agenda and its papers are published."))
    return redirect("staff:meeting-detail", pk=pk)
