"""The analysis of a record's responses: start it, watch it, see what it suggests, read what stands alone."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from roret.commons.records.models import Record
from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.ui.charts import Bar, BarChart
from roret.foundation.ui.parts import Tile
from roret.listen.analyses import selectors, services
from roret.listen.analyses.enums import SuggestionKind
from roret.listen.analyses.forms import StartForm
from roret.listen.analyses.models import Analysis, LoneVoice

PAGE = 30
SHOWN = 60


@require_safe
def of_record(request: HttpRequest, record: int) -> HttpResponse:
    """Lead to the newest analysis of a record, or offer to start one."""
    found = get_object_or_404(Record.objects.visible_to(request.user), pk=record)
    authz.require(request.user, "analyses.view_analysis", found)
    latest = selectors.latest_of(found)
    if latest is not None:
        return redirect("staff:analysis-detail", pk=latest.pk)
    context = {"record": found, "form": StartForm(), "verdict": selectors.can_analyse(found)}
    return render(request, "analyses/staff/start.html", context)


@require_POST
def start(request: HttpRequest, record: int) -> HttpResponse:
    """Have the responses read."""
    found = get_object_or_404(Record.objects.visible_to(request.user), pk=record)
    form = StartForm(request.POST)
    made = run(form, services.start_analysis, found, by=request.user) if form.is_valid() else None
    if made:
        return redirect("staff:analysis-detail", pk=made.pk)
    context = {"record": found, "form": form, "verdict": selectors.can_analyse(found)}
    return render(request, "analyses/staff/start.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was found, the largest first; while it reads, how far it has come."""
    analysis = find(request, pk)
    themes = list(selectors.suggestions_of(analysis, SuggestionKind.THEME)[:SHOWN])
    context = {
        "analysis": analysis,
        "themes": themes,
        "tiles": _tiles(analysis),
        "chart": _chart(themes),
        "campaigns": selectors.suggestions_of(analysis, SuggestionKind.CAMPAIGN)[:SHOWN],
        "standing": selectors.standing_of_analysis(analysis),
        "agreement": selectors.agreement_of(analysis),
        "form": StartForm(),
        "verdict": selectors.can_analyse(analysis.record),
    }
    return render(request, "analyses/staff/analysis.html", context)


@require_safe
def lone_voices(request: HttpRequest, pk: int) -> HttpResponse:
    """List what nobody else says; each must be read by a person."""
    analysis = find(request, pk)
    page = Paginator(selectors.lone_voices(analysis), PAGE).get_page(request.GET.get("side"))
    return render(request, "analyses/staff/lone_voices.html", {"analysis": analysis, "page": page})


@require_POST
def read(request: HttpRequest, pk: int, voice: int) -> HttpResponse:
    """Note that a lone voice has been read."""
    rows = LoneVoice.objects.visible_to(request.user).select_related("analysis__record", "contribution")
    found = get_object_or_404(rows, pk=voice, analysis_id=pk)
    act(request, services.mark_read, found)
    return redirect("staff:analysis-lone-voices", pk=pk)


def find(request: HttpRequest, pk: int) -> Analysis:
    """Return the analysis, or say that the page does not exist; refuse those who may not see suggestions."""
    rows = Analysis.objects.visible_to(request.user).select_related("record", "record__unit", "progress")
    found: Analysis = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "analyses.view_analysis", found)
    return found


def _tiles(analysis: Analysis) -> list[Tile]:
    counts, lone = analysis.counts, reverse("staff:analysis-lone-voices", args=[analysis.pk])
    if not counts:
        return []
    return [
        Tile(
            counts["received"], str(_("received")), str(_("%(count)d different texts") % {"count": counts["distinct"]})
        ),
        Tile(counts["duplicates"], str(_("sent before in the same words"))),
        Tile(counts["in_themes"], str(_("under a suggested theme"))),
        Tile(counts["unassigned"], str(_("lone voices")), url=lone),
    ]


def _chart(themes: list[Any]) -> BarChart | None:
    bars = [Bar(str(one), one.size, url=one.get_staff_url()) for one in themes if not one.dismissed_at][:20]
    return BarChart(_("Responses under each suggestion"), bars) if bars else None


def say_done(request: HttpRequest, words: str) -> None:
    """Say on the next page that it is done."""
    messages.success(request, words)
