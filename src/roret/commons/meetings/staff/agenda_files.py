"""An agenda from the case system's file: choose it, see what it would do, and confirm."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roret.commons.meetings import services
from roret.commons.meetings.forms import AgendaFileForm
from roret.commons.meetings.services.importing import REGISTER
from roret.foundation import authz
from roret.foundation.doors import run
from roret.foundation.errors import ImportRefused
from roret.foundation.staff.importing.plan import STATES, Problem
from roret.foundation.staff.models import Upload
from roret.foundation.staff.services import drop_upload


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take the file; nothing is changed yet."""
    authz.require(request.user, "meetings.create_meeting")
    form = AgendaFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data.pop("file")
        kept = run(form, services.keep_agenda_file, by=request.user, name=file.name, content=file.read())
        if kept:
            return redirect("staff:agenda-file-preview", key=kept.pk)
    return render(request, "meetings/staff/agenda_file.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, key: Any) -> HttpResponse:
    """Show what the file would do, and do it when that is confirmed."""
    authz.require(request.user, "meetings.create_meeting")
    kept = get_object_or_404(Upload.objects.visible_to(request.user), pk=key, register=REGISTER)
    if request.method == "GET":
        return _page(request, kept)
    if "cancel" in request.POST:
        drop_upload(kept, by=request.user)
        return redirect("staff:agenda-file")
    return _confirm(request, kept)


def _confirm(request: HttpRequest, kept: Upload) -> HttpResponse:
    try:
        outcome = services.import_agenda(kept, by=request.user)
    except ImportRefused:
        return _page(request, services.try_out_agenda(kept, by=request.user))
    messages.success(request, _("The agenda is read. Look it through and publish it."))
    return redirect("staff:meeting-detail", pk=outcome.meeting.pk)


def _page(request: HttpRequest, kept: Upload) -> HttpResponse:
    found: Any = kept.outcome
    context = {
        "upload": kept,
        "found": found,
        "begins": make_aware(datetime.fromisoformat(found["begins"])) if found["begins"] else None,
        "state": STATES[found["state"]],
        "problems": [Problem(line, "", text) for line, text in found["problems"]],
        "headers": [_("Line"), _("What happens"), _("Item"), _("Doors"), _("Matter"), _("Annexes")],
        "rows": [_row(one) for one in found["rows"]],
    }
    return render(request, "meetings/staff/agenda_file_preview.html", context)


def _row(one: dict[str, Any]) -> tuple[object, ...]:
    words = {True: _("open to all"), False: _("for members only")}
    annexes = "; ".join(f"{title} ({words[is_open]})" for title, is_open in one["annexes"])
    doors = _("Closed item") if one["closed"] else _("Open item")
    return one["line"], STATES[one["state"]], one["title"], doors, one["record"] or "–", annexes or "–"
