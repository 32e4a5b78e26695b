"""A member's own page for a meeting: say that one cannot come, or that one can after all."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from roret.commons.meetings import services
from roret.commons.meetings.forms import ApologyForm
from roret.commons.meetings.models import Attendance, Meeting
from roret.commons.meetings.selectors import attendance as selectors
from roret.foundation.doors import act, run


@require_http_methods(["GET", "HEAD", "POST"])
def apology(request: HttpRequest, pk: int) -> HttpResponse:
    """Stay away with one click, with a reason for those who want to give one."""
    mine = _mine(request, pk)
    form = ApologyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and run(form, services.apologise, mine, by=request.user):
        messages.success(request, _("Your apology is written down. The secretary calls in your substitute."))
        return redirect("member:meeting-apology", pk=pk)
    context = {"meeting": mine.meeting, "mine": mine, "form": form, "can": mine.can_apologise()}
    return render(request, "meetings/member/apology.html", context, status=422 if form.errors else 200)


@require_POST
def come_after_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's apology back."""
    act(request, services.withdraw_apology, _mine(request, pk), done=_("You are expected at the meeting."))
    return redirect("member:meeting-apology", pk=pk)


def _mine(request: HttpRequest, pk: int) -> Attendance:
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body"), pk=pk)
    mine = selectors.own_attendance(meeting, request.user)
    if mine is None:
        raise Http404
    return mine
