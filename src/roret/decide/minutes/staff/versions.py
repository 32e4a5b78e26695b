"""Minutes as a record: what is missing, approval, publication, correction, and the versions there have been."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.decide.minutes import selectors, services
from roret.decide.minutes.forms import ApproveForm, CorrectForm
from roret.decide.minutes.models import Minutes
from roret.foundation import authz, clock
from roret.foundation.doors import act, run


def _find(request: HttpRequest, pk: int) -> Minutes:
    rows = Minutes.objects.visible_to(request.user).select_related("meeting__body", "body", "unit")
    found: Minutes = get_object_or_404(rows.prefetch_related("versions"), pk=pk)
    authz.require(request.user, "minutes.write_minutes", found)
    return found


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where the minutes stand, what comes next, and every version."""
    found = _find(request, pk)
    writing = bool(found.can_write())
    missing = selectors.missing_before_approving(selectors.read_draft(found)) if writing else []
    versions = selectors.versions_for(found, request.user)
    context = {
        "minutes": found,
        "state": found.state,
        "missing": missing,
        "writing": writing,
        "can_publish": found.can_publish(),
        "can_correct": found.can_correct(),
        "versions": [(one, list(one.files.all())) for one in versions],
        "crumbs": [(str(found.meeting), found.meeting.get_staff_url()), (_("Minutes"), "")],
    }
    return render(request, "minutes/staff/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who approved the minutes, and when."""
    found = _find(request, pk)
    form = ApproveForm(request.POST or None, initial={"on": clock.today()})
    if form.is_valid() and run(form, services.approve_minutes, found, by=request.user):
        messages.success(request, _("The minutes are approved. The files are being made."))
        return redirect("staff:minutes-detail", pk)
    lead = _("They are frozen with a checksum. What is wrong can be corrected in a new version.")
    return _form(request, found, form, heading=_("Approve the minutes"), lead=lead, submit=_("Approve"))


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the approved version."""
    done = _("The minutes are published. Closed items are shown by number only.")
    act(request, services.publish_minutes, _find(request, pk), done=done)
    return redirect("staff:minutes-detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the minutes for a correction."""
    found = _find(request, pk)
    form = CorrectForm(request.POST or None)
    if form.is_valid() and run(form, services.correct_minutes, found, by=request.user):
        return redirect("staff:minutes-write", found.meeting_id)
    lead = _("The version that is out stays until the new one is published.")
    return _form(request, found, form, heading=_("Correct the minutes"), lead=lead, submit=_("Begin the correction"))


def _form(request: HttpRequest, found: Minutes, form: Any, **texts: str) -> HttpResponse:
    crumbs = [(str(found.meeting), found.meeting.get_staff_url()), (str(found), found.get_staff_url())]
    context = {"thing": found, "form": form, "crumbs": [*crumbs, (texts["submit"], "")], **texts}
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)
