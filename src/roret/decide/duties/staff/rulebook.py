"""The rules on a staff page: the list, one with its versions, a new version with a dry run, the end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from roret.decide.duties import selectors, services
from roret.decide.duties.forms import EndForm, RuleForm
from roret.decide.duties.models import DutyRule, RuleVersion
from roret.foundation import authz, clock
from roret.foundation.doors import run

SETS = ("deciders", "topics", "target_groups")
SAYS = ("consultee", "legal_basis", "domains", "significance", "step", "frequency", "must_answer")


def _find(request: HttpRequest, pk: int) -> DutyRule:
    authz.require(request.user, "duties.view_dutyrule")
    return get_object_or_404(DutyRule.objects.visible_to(request.user), pk=pk)


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """List the rules, each as its newest version says it."""
    authz.require(request.user, "duties.view_dutyrule")
    return render(request, "duties/staff/rules.html", {"versions": selectors.rules_today(), "today": clock.today()})


@require_safe
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a rule with all it has said."""
    found = _find(request, pk)
    context = {"rule": found, "versions": selectors.versions_of(found), "today": clock.today()}
    return render(request, "duties/staff/rule.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Make a rule, after a dry run if one likes."""
    authz.require(request.user, "duties.change_dutyrule")
    form = RuleForm(request.POST or None)
    if form.is_valid() and "dry" not in request.POST:
        form.cleaned_data.pop("number")
        if made := run(form, services.make_rule, by=request.user):
            messages.success(request, _("The rule is made."))
            return redirect("staff:dutyrule-detail", pk=made.pk)
    return _form_page(request, form, heading=_("New rule about who must be heard"))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a new version, after a dry run if one likes; the one before it stays as it was."""
    found = _find(request, pk)
    authz.require(request.user, "duties.change_dutyrule", found)
    latest = selectors.versions_of(found)[0]
    form = RuleForm(request.POST or None, initial=_initial(latest), new=False)
    if form.is_valid() and "dry" not in request.POST and run(form, services.change_rule, found, by=request.user):
        messages.success(request, _("The new version is made. The one before it counts until its first day."))
        return redirect("staff:dutyrule-detail", pk=pk)
    return _form_page(request, form, heading=_("New version of “%(rule)s”") % {"rule": found}, before=latest)


def _initial(version: RuleVersion) -> dict[str, Any]:
    kept = {name: getattr(version, name) for name in SAYS} | {"number": version.number}
    return kept | {name: [one.pk for one in getattr(version, name).all()] for name in SETS}


def _form_page(
    request: HttpRequest, form: RuleForm, *, heading: str, before: RuleVersion | None = None
) -> HttpResponse:
    found = _dry_run(request, form, before) if "dry" in request.POST and form.is_valid() else None
    context = {"form": form, "heading": heading, "found": found, "rule": before.rule if before else None}
    return render(request, "duties/staff/rule_form.html", context, status=422 if form.errors else 200)


def _dry_run(request: HttpRequest, form: RuleForm, before: RuleVersion | None) -> selectors.DryRun:
    typed = form.cleaned_data
    after = RuleVersion(**{name: typed[name] for name in (*SAYS, "valid_from")})
    return selectors.dry_run(before, after, request.user, **{name: typed[name] for name in SETS})


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a rule count no more."""
    found = _find(request, pk)
    authz.require(request.user, "duties.change_dutyrule", found)
    form = EndForm(request.POST or None)
    if form.is_valid() and run(form, services.end_rule, found, by=request.user):
        messages.success(request, _("The rule ends. What it has said stays."))
        return redirect("staff:dutyrule-detail", pk=pk)
    here = reverse("staff:dutyrule-detail", args=[pk])
    context = {
        "thing": found,
        "form": form,
        "crumbs": [
            (_("Rules about who must be heard"), reverse("staff:dutyrule-list")),
            (str(found), here),
            (_("End the rule"), ""),
        ],
        "heading": _("End “%(rule)s”") % {"rule": found},
        "lead": _("Matters decided before the day keep their checklist."),
        "submit": _("End the rule"),
    }
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)
