"""The attendance sheet: call the meeting, apologies and substitutes, who is there from when to when, and the quorum."""

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.commons.meetings import services
from roret.commons.meetings.forms import ApologyForm, CallForm, GuestForm, PresenceForm
from roret.commons.meetings.models import Attendance, Meeting
from roret.commons.meetings.selectors import attendance as selectors
from roret.foundation import authz, clock
from roret.foundation.doors import act, run


def _find(request: HttpRequest, pk: int) -> Meeting:
    found = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body", "unit"), pk=pk)
    authz.require(request.user, "meetings.manage_attendance", found)
    return found


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is called, who stays away, who comes instead and who is there."""
    return _page(request, _find(request, pk))


def _page(request: HttpRequest, found: Meeting, **forms: Any) -> HttpResponse:
    rule = selectors.rule_of(found)
    context = {
        "meeting": found,
        "sheet": selectors.sheet_of(found),
        "rule": rule,
        "days": selectors.days_of_notice(found),
        "late": not found.has_begun and selectors.days_of_notice(found) < rule.notice_days,
        "can_call": found.can_call(),
        "can_change": found.can_change(),
        "call_form": forms.get("call_form") or CallForm(),
        "guest_form": forms.get("guest_form") or GuestForm(),
        "crumbs": [(str(found), found.get_staff_url()), (_("Attendance"), "")],
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "meetings/staff/attendance.html", context, status=status)


@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the members."""
    found, form = _find(request, pk), CallForm(request.POST)
    if form.is_valid() and run(form, services.call_meeting, found, by=request.user):
        messages.success(request, _("The members are called."))
        return redirect("staff:meeting-attendance", pk=pk)
    return _page(request, found, call_form=form)


@require_POST
def add_guest(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a guest."""
    found, form = _find(request, pk), GuestForm(request.POST)
    if form.is_valid() and run(form, services.add_guest, found, by=request.user):
        messages.success(request, _("The guest is on the list."))
        return redirect("staff:meeting-attendance", pk=pk)
    return _page(request, found, guest_form=form)


@require_POST
def everybody(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that all who have sent no apology are there."""
    done = _("Those who have sent no apology are written down as present.")
    act(request, services.note_all_present, _find(request, pk), done=done)
    return redirect("staff:meeting-attendance", pk=pk)


@require_POST
def mark(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Do one thing with one line; the button says what."""
    found = _find(request, pk)
    one = get_object_or_404(Attendance.objects.visible_to(request.user).filter(meeting=found), pk=line)
    one.meeting = found
    service, values, done = _verb(request, one)
    act(request, service, one, done=done, **values)
    return redirect(f"{reverse('staff:meeting-attendance', args=[pk])}#a{line}")


def _verb(request: HttpRequest, one: Attendance) -> tuple[Any, dict[str, Any], str]:
    """Return the service that a button asks for, what it is given, and what is said afterwards."""
    moment = _moment(one.meeting)
    verbs: dict[str, tuple[Any, dict[str, Any], str]] = {
        "apologise": (services.apologise, {"reason": _reason(request)}, _("The apology is written down.")),
        "come": (services.withdraw_apology, {}, _("The apology is taken back.")),
        "substitute": (services.call_in_substitute, {}, _("The substitute is called in and told.")),
        "home": (services.send_home, {}, _("The name is taken off the list.")),
        "arrive": (services.note_presence, {"arrived_at": one.arrived_at or moment}, _("The arrival is written down.")),
        "leave": (
            services.note_presence,
            {"arrived_at": one.arrived_at, "left_at": moment},
            _("It is written down when the meeting was left."),
        ),
    }
    return verbs.get(request.POST.get("do", ""), (_unknown, {}, ""))


def _unknown(_line: Attendance, *, by: Any) -> None:
    del by


def _reason(request: HttpRequest) -> str:
    form = ApologyForm(request.POST)
    return form.cleaned_data["reason"] if form.is_valid() else ""


@require_http_methods(["GET", "HEAD", "POST"])
def times(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Correct when somebody arrived and left."""
    found = _find(request, pk)
    one = get_object_or_404(Attendance.objects.visible_to(request.user).filter(meeting=found), pk=line)
    initial = {name: _time(getattr(one, name)) for name in ("arrived_at", "left_at")}
    form = PresenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.cleaned_data = {name: selectors.moment_on(found, given) for name, given in form.cleaned_data.items()}
        if run(form, services.note_presence, one, by=request.user):
            return redirect(f"{reverse('staff:meeting-attendance', args=[pk])}#a{line}")
    here = reverse("staff:meeting-attendance", args=[pk])
    context = {
        "thing": one,
        "form": form,
        "heading": _("When was %(name)s there?") % {"name": one},
        "lead": _("Leave both empty where she was not there."),
        "submit": _("Save"),
        "crumbs": [(str(found), found.get_staff_url()), (_("Attendance"), here), (str(one), "")],
    }
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)


def _moment(meeting: Meeting) -> datetime:
    """Return now, or the nearest moment of the meeting."""
    begins, over, now = meeting.begins_at, meeting.over_at, clock.now()
    return max(begins, min(now, over)) if begins and over else now


def _time(moment: datetime | None) -> time | None:
    return localtime(moment).time() if moment else None
