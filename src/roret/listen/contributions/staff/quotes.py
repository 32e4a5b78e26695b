"""Choosing quotes: mark sentences of a published response; they are kept by place and checked to the letter."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from roret.engines.texts.readability import sentences
from roret.foundation.doors import act
from roret.foundation.search import matching
from roret.listen.contributions import services
from roret.listen.contributions.models import Contribution, Theme
from roret.listen.contributions.staff.themes import find

PAGE = 5
MOST_SENTENCES = 150
"""On one response; the rest of a long letter is read on its own page and quoted from there by search."""


@require_safe
def quotes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the chosen quotes, and the published responses under the theme sentence by sentence."""
    theme, words = find(request, pk), request.GET.get("q", "").strip()[:200]
    rows = Contribution.objects.filter(grouped__theme=theme).published().order_by("reference")
    page = Paginator(matching(rows, words) if words else rows, PAGE).get_page(request.GET.get("side"))
    context = {
        "theme": theme,
        "words": words,
        "page": page,
        "responses": [(row, _sentences(row)) for row in page],
        "quotes": theme.quotes.select_related("contribution"),
    }
    return render(request, "contributions/staff/quotes.html", context)


def _sentences(row: Contribution) -> list[tuple[str, str]]:
    text = row.published_text
    return [(f"{start}-{end}", text[start:end]) for start, end in sentences(text)[:MOST_SENTENCES]]


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the marked sentences of one response; they must follow one another."""
    theme = find(request, pk)
    rows = Contribution.objects.filter(grouped__theme=theme)
    row = get_object_or_404(rows, reference=request.POST.get("reference", ""))
    marked = _joined(row, request.POST.getlist("marked"))
    if marked is None:
        messages.error(request, _("Mark one sentence, or several that follow one another."))
    else:
        start, end = marked
        words = row.published_text[start:end]
        act(request, services.choose_quote, theme, row, words=words, start=start, done=_("The quote is chosen."))
    return _back(theme, request)


def _joined(row: Contribution, marked: list[str]) -> tuple[int, int] | None:
    """Return from where to where the marked sentences run, or None when they do not follow one another."""
    places = [place for place, _words in _sentences(row)]
    numbers = sorted(places.index(one) for one in set(marked) if one in places)
    if not numbers or numbers != list(range(numbers[0], numbers[-1] + 1)) or len(numbers) != len(set(marked)):
        return None
    return int(places[numbers[0]].partition("-")[0]), int(places[numbers[-1]].partition("-")[2])


@require_POST
def remove(request: HttpRequest, pk: int, quote: int) -> HttpResponse:
    """Let a quote no longer stand for the theme."""
    theme = find(request, pk)
    act(request, services.remove_quote, get_object_or_404(theme.quotes, pk=quote), done=_("The quote is removed."))
    return _back(theme, request)


def _back(theme: Theme, request: HttpRequest) -> Any:
    """Return to the same page of the list."""
    response = redirect("staff:theme-quotes", pk=theme.pk)
    side, words = request.POST.get("side", ""), request.POST.get("q", "")
    query = request.GET.copy()
    query.update({name: value for name, value in (("q", words[:200]), ("side", side)) if value})
    if query:
        response["Location"] += f"?{query.urlencode()}"
    return response
