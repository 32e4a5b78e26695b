"""From the committee's table to the end: the meeting, the minutes, the effects, the closing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from roret.commons.meetings.models import Meeting
from roret.decide.matters import selectors, services
from roret.decide.matters.forms import DecisionForm, EffectForm, MeetingForm, StatementFormSet, statements_of
from roret.decide.matters.models import Matter
from roret.decide.matters.staff.views import find
from roret.foundation import authz
from roret.foundation.doors import act, run

MOST_STATEMENTS = 30


@require_POST
def put_to_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the matter on a meeting's agenda."""
    found = find(request, pk)
    form = MeetingForm(request.POST, meetings=selectors.coming_meetings_of(found))
    if form.is_valid() and run(form, services.put_to_meeting, found, by=request.user):
        messages.success(request, _("The matter is on the agenda."))
        return redirect("staff:matter-detail", pk=pk)
    return render(
        request, "matters/staff/form.html", {"form": form, "heading": _("Put the matter to a meeting"), "matter": found}
    )


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Minute the decision: one row for every item, and the statements; “more” gives another row without keeping anything."""
    found = find(request, pk)
    authz.require(request.user, "matters.record_decision", found)
    held = get_object_or_404(Meeting.objects.visible_to(request.user).filter(items__record_id=found.pk), pk=meeting)
    if request.method == "GET" and found.decisions.filter(meeting=held).exists():
        messages.info(request, _("The decision of this meeting has been minuted already."))
        return redirect("staff:matter-detail", pk=pk)
    more = "more" in request.POST
    form = DecisionForm(
        None if more else request.POST or None, matter=found, initial=request.POST.dict() if more else None
    )
    statements = StatementFormSet(_one_more(request.POST) if more else request.POST or None, prefix="statements")
    if request.method == "POST" and not more and form.is_valid() and statements.is_valid():
        kept = run(form, _minute(found, meeting=held, statements=statements, form=form), by=request.user)
        if kept:
            messages.success(request, _("The decision is minuted and published. Those who took part are told."))
            return redirect("staff:matter-detail", pk=pk)
    return render(
        request,
        "matters/staff/decide.html",
        {"matter": found, "meeting": held, "form": form, "statements": statements, "optional_marks": False},
    )


def _minute(matter: Matter, *, meeting: Meeting, statements: Any, form: DecisionForm) -> Any:
    def service(*, by: Any, **_cleaned: Any) -> Any:
        return services.record_decision(
            matter, by=by, meeting=meeting, statements=statements_of(statements), **form.minuted()
        )

    return service


def _one_more(data: Any) -> Any:
    """Return what was typed with room for another statement."""
    data = data.copy()
    total = data.get("statements-TOTAL_FORMS", "0")
    data["statements-TOTAL_FORMS"] = str(min(int(total) + 1 if total.isdigit() else 1, MOST_STATEMENTS))
    return data


@require_http_methods(["GET", "POST"])
def effects(request: HttpRequest, pk: int) -> HttpResponse:
    """State what changed because of each theme; all themes on one page, and what is filled in is kept."""
    found = find(request, pk)
    stated = {effect.theme_id: effect for effect in selectors.effects_of(found)}
    rows = [(theme, stated.get(theme.pk)) for theme in selectors.themes_of_matter(found)]
    forms = [(theme, _effect_form(request, theme, effect)) for theme, effect in rows]
    if request.method == "POST":
        kept, failed = _keep_effects(request, found, forms)
        if kept:
            done = ngettext("%(count)d effect is kept.", "%(count)d effects are kept.", kept) % {"count": kept}
            messages.success(request, done)
        if not failed:
            return redirect("staff:matter-effects", pk=pk)
    context = {"matter": found, "forms": forms, "can_state_effect": found.can_state_effect()}
    return render(request, "matters/staff/effects.html", context)


def _effect_form(request: HttpRequest, theme: Any, effect: Any) -> EffectForm:
    said = ("effect", "reason", "reason_en", "version")
    initial = {name: getattr(effect, name) for name in said} if effect else {"version": 0}
    typed = (
        request.POST
        if any(request.POST.get(f"theme-{theme.pk}-{name}", "").strip() for name in ("effect", "reason"))
        else None
    )
    return EffectForm(typed, initial=initial, prefix=f"theme-{theme.pk}")


def _keep_effects(request: HttpRequest, matter: Matter, forms: Any) -> tuple[int, int]:
    kept = failed = 0
    for theme, form in forms:
        if not form.is_bound or (form.is_valid() and not form.has_changed()):
            continue
        if form.is_valid() and run(form, services.state_effect, matter, by=request.user, theme=theme):
            kept += 1
        else:
            failed += 1
    return kept, failed


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the matter."""
    act(
        request,
        services.close_matter,
        find(request, pk),
        done=_("The matter is closed. Those who took part are told what changed."),
    )
    return redirect("staff:matter-detail", pk=pk)
