"""What the machine has learned from the themes: start it, decide the uncertain one by one, accept the sure per theme."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.commons.records.models import Record
from roret.foundation import authz
from roret.foundation.doors import act
from roret.foundation.ui.parts import Tile
from roret.listen.analyses import selectors, services
from roret.listen.analyses.models import Lesson
from roret.listen.analyses.staff.suggestions import lifted

PAGE = 10
"""So few that one goes back and lets the machine learn from what one has just decided."""


@require_http_methods(["GET", "HEAD", "POST"])
def of_record(request: HttpRequest, record: int) -> HttpResponse:
    """Lead to the newest lesson of a record, or start one."""
    found = get_object_or_404(Record.objects.visible_to(request.user), pk=record)
    authz.require(request.user, "analyses.view_analysis", found)
    if request.method == "POST":
        made = act(request, services.start_lesson, found)
        return redirect(made.get_staff_url() if made else request.path)
    latest = selectors.latest_lesson(found)
    if latest is not None:
        return redirect(latest.get_staff_url())
    return render(request, "analyses/staff/learn.html", {"record": found, "verdict": selectors.can_learn(found)})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what waits for a person: the sure per theme, and the most uncertain one by one."""
    lesson = find(request, pk)
    themes = selectors.standing_of_lesson(lesson) if lesson.finished_at else []
    page = Paginator(selectors.to_decide(lesson), PAGE).get_page(request.GET.get("side"))
    context = {
        "lesson": lesson,
        "themes": themes,
        "tiles": _tiles(lesson, themes),
        "page": page,
        "shown": [lifted(place) for place in page],
        "decided": sum(theme.decided for theme in themes),
        "verdict": selectors.can_learn(lesson.record),
    }
    return render(request, "analyses/staff/lesson.html", context)


@require_POST
def decide(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Put a response under a theme, or say that it does not belong there."""
    lesson = find(request, pk)
    found = get_object_or_404(lesson.places, pk=place)
    wanted = request.POST.get("theme", "")
    theme = get_object_or_404(selectors.themes_to_learn(lesson.record), pk=wanted) if wanted.isdecimal() else None
    act(request, services.decide_place, found, theme=theme)
    return redirect(f"{lesson.get_staff_url()}#ask")


@require_POST
def accept(request: HttpRequest, pk: int, theme: int) -> HttpResponse:
    """Put all that the machine is sure of under a theme."""
    lesson = find(request, pk)
    found = get_object_or_404(selectors.themes_to_learn(lesson.record), pk=theme)
    count = act(request, services.accept_sure, lesson, theme=found)
    if count:
        words = ngettext(
            "%(count)d response is put under “%(theme)s”.", "%(count)d responses are put under “%(theme)s”.", count
        )
        messages.success(request, words % {"count": count, "theme": found})
    return redirect(lesson.get_staff_url())


def find(request: HttpRequest, pk: int) -> Lesson:
    """Return the lesson, or say that the page does not exist; refuse those who may not see suggestions."""
    rows = Lesson.objects.visible_to(request.user).select_related("record__unit", "progress")
    found: Lesson = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "analyses.view_analysis", found)
    return found


def _tiles(lesson: Lesson, themes: list[Any]) -> list[Tile]:
    decided, agreed = sum(one.decided for one in themes), sum(one.agreed for one in themes)
    tiles = [
        Tile(lesson.examples, _("learned from")),
        Tile(sum(one.sure for one in themes), _("the machine is sure of")),
        Tile(sum(one.unsure for one in themes), _("it is in doubt about")),
        Tile(lesson.without, _("it cannot place")),
    ]
    share = f"{round(100 * agreed / decided)} %" if decided else ""
    return (
        [*tiles, Tile(share, _("where people agreed"), _("of %(count)d decided") % {"count": decided})]
        if decided
        else tiles
    )
