"""One suggestion: its responses with the passages that speak for it, and what a person can do with it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.listen.analyses import selectors, services
from roret.listen.analyses.forms import IntoForm, RenameForm, SignForm, SplitForm
from roret.listen.analyses.models import Suggestion
from roret.listen.analyses.staff.views import say_done
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.models import Contribution

PAGE = 25
AROUND = 220
"""Characters shown before and after a passage."""


@dataclass(frozen=True)
class Shown:
    """One response with its passage lifted out of the words around it."""

    member: Any
    before: str
    passage: str
    after: str


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a suggestion."""
    suggestion = find(request, pk)
    return _page(request, suggestion, sign_form=_sign_form(suggestion))


@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it other words."""
    suggestion, form = find(request, pk), RenameForm(request.POST)
    if form.is_valid() and run(form, services.rename_suggestion, suggestion, by=request.user):
        return redirect("staff:suggestion-detail", pk=pk)
    return _page(request, suggestion, rename_form=form, sign_form=_sign_form(suggestion))


@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the machine divide it."""
    suggestion, form = find(request, pk), SplitForm(request.POST)
    if form.is_valid() and (made := run(form, services.split_suggestion, suggestion, by=request.user)):
        say_done(request, _("Split in %(count)d. What fell under none is still here.") % {"count": len(made)})
        return redirect("staff:analysis-detail", pk=suggestion.analysis_id)
    return _page(request, suggestion, split_form=form, sign_form=_sign_form(suggestion))


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it under another."""
    suggestion = find(request, pk)
    form = IntoForm(request.POST, others=_others(suggestion))
    if form.is_valid() and (into := run(form, services.merge_suggestions, suggestion, by=request.user)):
        return redirect("staff:suggestion-detail", pk=into.pk)
    return _page(request, suggestion, into_form=form, sign_form=_sign_form(suggestion))


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take responsibility for it."""
    suggestion = find(request, pk)
    form = _sign_form(suggestion, request.POST)
    if form.is_valid() and (theme := run(form, services.sign_suggestion, suggestion, by=request.user)):
        say_done(
            request,
            _("Signed. The theme is %(number)s, and its answer stands on the answer desk.") % {"number": theme.number},
        )
        return redirect("staff:analysis-detail", pk=suggestion.analysis_id)
    return _page(request, suggestion, sign_form=form)


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is nothing."""
    suggestion = find(request, pk)
    act(
        request,
        services.dismiss_suggestion,
        suggestion,
        done=_("Dismissed. What is under nothing else stands among the lone voices."),
    )
    return redirect("staff:analysis-detail", pk=suggestion.analysis_id)


@require_POST
def change_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a response out, put it back, or move it."""
    suggestion = find(request, pk)
    contribution = get_object_or_404(
        Contribution.objects.visible_to(request.user), reference=request.POST.get("reference", "")
    )
    to = _others(suggestion).filter(pk=request.POST.get("to") or 0).first() if _number(request, "to") else None
    if to is not None:
        act(request, services.move_member, suggestion, contribution, to=to)
    else:
        act(request, services.remove_member, suggestion, contribution)
    return redirect(f"{suggestion.get_staff_url()}?side={_number(request, 'side') or 1}")


def find(request: HttpRequest, pk: int) -> Suggestion:
    """Return the suggestion, or say that the page does not exist; refuse those who may not see suggestions."""
    rows = Suggestion.objects.visible_to(request.user).select_related("analysis__record", "letter", "theme")
    found: Suggestion = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "analyses.view_analysis", found)
    return found


def _page(request: HttpRequest, suggestion: Suggestion, **forms: Any) -> HttpResponse:
    page = Paginator(selectors.members_of(suggestion), PAGE).get_page(request.GET.get("side"))
    others = _others(suggestion)
    context = {
        "suggestion": suggestion,
        "analysis": suggestion.analysis,
        "page": page,
        "shown": [lifted(member) for member in page],
        "quotes": suggestion.quotes.select_related("contribution__translation").prefetch_related(
            "contribution__redactions"
        ),
        "others": others[:60] if suggestion.is_open else (),
        "rename_form": RenameForm(initial={"title": suggestion.title}),
        "split_form": SplitForm(),
        "into_form": IntoForm(others=others),
        **forms,
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "analyses/staff/suggestion.html", context, status=status)


def lifted(member: Any) -> Shown:
    """Lift the passage of a suggested member, or of a place, out of the words around it."""
    text, start, end = member.contribution.masked_reading, member.start, member.end
    if end <= start:
        return Shown(member, "", "", text[: 3 * AROUND])
    return Shown(member, text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])


def _others(suggestion: Suggestion) -> Any:
    rows = Suggestion.objects.filter(analysis_id=suggestion.analysis_id, kind=suggestion.kind)
    return rows.filter(signed_at=None, dismissed_at=None).exclude(pk=suggestion.pk).order_by("-size", "order")


def _sign_form(suggestion: Suggestion, data: Any = None) -> SignForm:
    record = suggestion.analysis.record
    themes = contributions.themes_of(record)
    return SignForm(data, themes=themes, owners=contributions.owners_of(record), initial={"title": suggestion.title})


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0
