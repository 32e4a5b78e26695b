"""The annual wheel in the workspace: see a year, plan it by the cadences, move a meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from roret.commons.bodies.models import Body
from roret.commons.meetings import selectors, services
from roret.commons.meetings.forms import MoveForm, PlanYearForm
from roret.commons.meetings.models import Meeting
from roret.commons.meetings.picture import year_in, year_of
from roret.commons.meetings.selectors_wheel import warnings_of_year
from roret.foundation import authz, clock
from roret.foundation.doors import act, run


@require_safe
def wheel(request: HttpRequest) -> HttpResponse:
    """Show the year of all bodies, and which one may plan for."""
    authz.require(request.user, "meetings.view_meeting")
    kept = list(selectors.bodies_to_plan_for(request.user))
    year = year_of(request.user, request.GET, staff=True)
    context = {"year": year, "kept": kept, "warnings": warnings_of_year([one.pk for one in kept], year.year)}
    return render(request, "meetings/staff/wheel.html", context)


@require_safe
def body_wheel(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the year of a body, with what is missing and what clashes, and what can be done about it."""
    return _page(request, _body(request, pk))


@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the meetings that a body's cadences lack in a year."""
    body, form = _body(request, pk), PlanYearForm(request.POST)
    if not form.is_valid():
        return _page(request, body, form)
    made = run(form, services.plan_year, body, by=request.user)
    if made is None:
        return _page(request, body, form)
    said = ngettext("%(count)d meeting has been planned.", "%(count)d meetings have been planned.", len(made))
    messages.success(request, said % {"count": len(made)})
    return redirect(f"{reverse('staff:body-wheel', args=[pk])}?year={form.cleaned_data['year']}")


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a meeting to another day, or by dragging to another month."""
    rows = Meeting.objects.visible_to(request.user).select_related("body")
    meeting, form = get_object_or_404(rows, pk=pk), MoveForm(request.POST)
    if form.is_valid():
        done = _("“%(meeting)s” has been moved.") % {"meeting": meeting.body}
        act(request, services.move_meeting, meeting, done=done, **form.cleaned_data)
    else:
        messages.error(request, _("Write the date as day, month and year, for example 31.12.2027"))
    year = meeting.begins_at.year if meeting.begins_at else clock.today().year
    return redirect(f"{reverse('staff:body-wheel', args=[meeting.body_id])}?year={year}")


def _body(request: HttpRequest, pk: int) -> Body:
    authz.require(request.user, "meetings.view_meeting")
    return get_object_or_404(Body.objects.visible_to(request.user), pk=pk)


def _page(request: HttpRequest, body: Body, form: PlanYearForm | None = None) -> HttpResponse:
    year = year_of(request.user, request.GET, body=body, staff=True)
    asked = {"year": year_in(request.GET.get("year")) if "year" in request.GET else clock.today().year + 1}
    context = {
        "body": body,
        "year": year,
        "cadences": selectors.cadences_of(body),
        "warnings": warnings_of_year([body.pk], year.year),
        "may_plan": authz.allowed(request.user, "meetings.create_meeting", body),
        "may_move": authz.allowed(request.user, "meetings.update_meeting", body),
        "now": clock.now(),
        "form": form or PlanYearForm(initial=asked),
        "crumbs": [(_("Annual wheel"), reverse("staff:wheel")), (str(body), "")],
    }
    return render(request, "meetings/staff/body_wheel.html", context, status=422 if form and form.errors else 200)
