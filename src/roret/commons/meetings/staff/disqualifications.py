"""Who may take part in the items of a meeting (habilitet)."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roret.commons.meetings import selectors, services
from roret.commons.meetings.forms import DecideForm, DisqualificationForm
from roret.commons.meetings.models import Disqualification, Meeting
from roret.foundation import authz
from roret.foundation.doors import run


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the questions of a meeting, and raise one."""
    found = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body"), pk=pk)
    authz.require(request.user, "meetings.judge_disqualification", found)
    sitting = selectors.seats_on_day_of(found)
    form = DisqualificationForm(request.POST or None, items=found.items.order_by("number"), members=sitting)
    if form.is_valid():
        item = form.cleaned_data.pop("item")
        if run(form, services.raise_disqualification, item, by=request.user):
            messages.success(request, _("The question has been raised."))
            return redirect("staff:meeting-questions", pk=pk)
    context = {
        "meeting": found,
        "questions": selectors.questions_of(found),
        "form": form,
        "crumbs": [(str(found), found.get_staff_url()), (_("Who may take part"), "")],
    }
    return render(request, "meetings/staff/questions.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Write down what the body decided about a member."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body"), pk=pk)
    rows = Disqualification.objects.visible_to(request.user).of_meeting(meeting)
    found = get_object_or_404(rows.select_related("membership__post", "item", "record"), pk=question)
    authz.require(request.user, "meetings.judge_disqualification", found)
    form = DecideForm(request.POST or None, substitutes=_in_line(meeting, found))
    if form.is_valid() and run(form, services.decide_disqualification, found, by=request.user):
        messages.success(request, _("The decision is written down."))
        return redirect("staff:meeting-questions", pk=pk)
    here = reverse("staff:meeting-questions", args=[pk])
    context = {
        "thing": found,
        "form": form,
        "crumbs": [(str(meeting), meeting.get_staff_url()), (_("Who may take part"), here), (str(found), "")],
        "heading": _("May %(name)s take part?") % {"name": found.membership},
        "lead": f"{found.record or found.item}: {found.reason}",
        "submit": _("Write down the decision"),
    }
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)


def _in_line(meeting: Meeting, found: Disqualification) -> Any:
    behind = Q(substitute_for=found.membership_id)
    of_post = Q(substitute_for=None, substitute_order__isnull=False, post=found.membership.post_id)
    return selectors.seats_on_day_of(meeting).filter(behind | of_post).order_by("substitute_order", "pk")
