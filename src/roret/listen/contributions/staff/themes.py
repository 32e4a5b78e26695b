"""Themes in the workspace: words, quotes, what is under them, and merging."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.listen.contributions import selectors, services
from roret.listen.contributions.forms import MergeForm, ThemeChangeForm
from roret.listen.contributions.models import Contribution, Theme

PAGE = 30


def find(request: HttpRequest, pk: int) -> Theme:
    """Return a theme for those who group responses; others do not see it here."""
    if not authz.allowed(request.user, "contributions.group_contribution"):
        raise PermissionDenied("contributions.group_contribution")
    return get_object_or_404(
        Theme.objects.visible_to(request.user).select_related("answer__owner", "subject", "unit"), pk=pk
    )


def _others(theme: Theme) -> Any:
    return selectors.themes_of(theme.subject).exclude(pk=theme.pk)


@require_safe
def theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a theme with everything under it."""
    found = find(request, pk)
    rows = Contribution.objects.filter(grouped__theme=found).select_related("area").order_by("reference")
    context = {
        "theme": found,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("side")),
        "quotes": found.quotes.select_related("contribution"),
        "merge_form": MergeForm(themes=_others(found)),
        "can_drop": found.can_drop(),
    }
    return render(request, "contributions/staff/theme.html", context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a theme's words; the second of two editors is told and loses nothing."""
    found = find(request, pk)
    initial = {"title": found.title, "title_en": found.title_en, "summary": found.summary, "version": found.version}
    form = ThemeChangeForm(request.POST or None, initial=initial)
    if form.is_valid() and run(form, services.update_theme, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("staff:theme-detail", pk=pk)
    return render(
        request, "contributions/staff/form.html", {"form": form, "theme": found, "heading": _("Change the theme")}
    )


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge a theme into another."""
    found = find(request, pk)
    form = MergeForm(request.POST, themes=_others(found))
    if form.is_valid() and act(
        request, services.merge_themes, found, into=form.cleaned_data["into"], done=_("The themes are merged.")
    ):
        return redirect("staff:theme-detail", pk=form.cleaned_data["into"].pk)
    return redirect("staff:theme-detail", pk=pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a theme made by mistake."""
    found = find(request, pk)
    subject = found.subject
    if act(request, services.drop_theme, found, done=_("The theme is deleted.")) is None:
        return redirect("staff:theme-detail", pk=pk)
    return redirect(subject.get_staff_url())


@require_POST
def take_out(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    """Take a response out of the theme."""
    found = find(request, pk)
    contribution = get_object_or_404(Contribution, grouped__theme=found, reference=reference)
    act(request, services.ungroup_contribution, found, contribution, done=_("The response is taken out of the theme."))
    return redirect("staff:theme-detail", pk=pk)
