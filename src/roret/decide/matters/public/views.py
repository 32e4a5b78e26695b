"""What everybody sees of matters: the lists, a matter like a municipality's “sag”, and the extract of a decision."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem
from roret.commons.records.selectors import with_beside
from roret.decide.matters import selectors
from roret.foundation.doors import kept_for_guests
from roret.foundation.ui import formats

PAGE = 20


@require_safe
@kept_for_guests
def matters(request: HttpRequest) -> HttpResponse:
    """List the matters of every committee, the latest first."""
    return _list(
        request, selectors.published_matters(request.user), committees=selectors.committees_with_matters(request.user)
    )


@require_safe
@kept_for_guests
def of_committee(request: HttpRequest, pk: int) -> HttpResponse:
    """List one committee's matters."""
    body = get_object_or_404(Body, pk=pk)
    return _list(request, selectors.published_matters(request.user).filter(body=body), body=body)


def _list(request: HttpRequest, rows: Any, **context: Any) -> HttpResponse:
    body = context.get("body")
    crumbs = [(_("Front page"), "/"), (_("Decisions"), reverse("public:matter-list") if body else "")]
    crumbs += [(str(body), "")] if body else []
    page = Paginator(rows.with_page(), PAGE).get_page(request.GET.get("side"))
    return render(request, "matters/public/list.html", {**context, "page": page, "crumbs": crumbs})


@require_safe
@kept_for_guests
def matter(request: HttpRequest, number: str) -> HttpResponse:
    """Show a matter: meeting, sections, recommendation with the decision on each item, statements, and what changed."""
    rows = with_beside(selectors.for_page(request.user), request.user).prefetch_related("attachments__file")
    found = get_object_or_404(rows, number=number)
    page = selectors.page_of(found)
    context = {
        "matter": found,
        "record": found,
        "page": page,
        "facts": facts_of(found, page.treatment),
        "sections": sections_of(found),
        "crumbs": [
            (_("Front page"), "/"),
            (_("Decisions"), reverse("public:matter-list")),
            (str(found.body), reverse("public:committee-matters", args=[found.body_id]) if found.body_id else ""),
            (str(found), ""),
        ],
    }
    return render(request, "matters/public/matter.html", context)


@require_safe
@kept_for_guests
def decision(request: HttpRequest, number: str) -> HttpResponse:
    """Show the extract of the minutes: what was decided on each item, and what the parties had minuted."""
    found = get_object_or_404(selectors.decisions_with_all(request.user), number=number)
    crumbs = [(_("Front page"), "/"), (str(found.matter), found.matter.get_absolute_url()), (_("Decision"), "")]
    facts = [
        (_("Body"), str(found.body)),
        (_("Date"), formats.day(found.meeting.begins_at)),
        (_("Meeting"), str(found.meeting), found.meeting.get_absolute_url()),
        (_("Number"), found.number),
    ]
    effects = selectors.effects_of(found.matter).visible_to(request.user) if found.final else ()
    context = {"decision": found, "record": found, "facts": facts, "crumbs": crumbs, "effects": effects}
    return render(request, "matters/public/decision.html", context)


def facts_of(matter: Any, treatment: AgendaItem | None) -> list[tuple[Any, ...]]:
    """Return the head of a matter's page: meeting with date, time and place, the item's number, and who is responsible."""
    facts: list[tuple[Any, ...]] = [(_("Committee"), str(matter.body or ""))]
    if treatment:
        meeting = treatment.meeting
        facts += [
            (_("Meeting"), formats.day(meeting.begins_at), meeting.get_absolute_url()),
            (_("Time of day"), formats.clock(meeting.begins_at)),
            (_("Place"), meeting.place or _("Not said yet")),
            (_("Item number"), treatment.number),
        ]
    return [*facts, (_("Responsible"), str(matter.unit)), (_("Number"), matter.number)]


def sections_of(matter: Any) -> list[tuple[str, str, str]]:
    """Return the written sections as (anchor, heading, text)."""
    sections = [
        ("problem", _("Problem"), matter.problem),
        ("solution", _("Solution"), matter.solution),
        ("economy", _("Economy"), matter.economy_text),
        ("process", _("Further process"), matter.process),
    ]
    return [section for section in sections if section[2]]
