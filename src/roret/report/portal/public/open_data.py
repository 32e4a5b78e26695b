"""Open data: every public record of a kind as CSV in the Danish dialect, or as JSON."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.records.kinds import registry
from roret.commons.records.models import Link, Record
from roret.engines.figures.csv_dialect import write_csv
from roret.foundation.rates import too_many

COLUMNS = (
    "number",
    "kind",
    "title",
    "title_en",
    "summary",
    "unit",
    "body",
    "areas",
    "published",
    "begins",
    "ends",
    "url",
)
LINKS = ("earlier", "kind", "later", "made")
MOST = 50_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Say what can be fetched, in which form, and under which terms."""
    return render(request, "portal/open_data.html", {"kinds": registry.values(), "columns": COLUMNS})


@require_safe
def records(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """Give the public records of a kind, or the links between them (``links``)."""
    if form not in {"csv", "json"} or (kind != "links" and kind not in registry):
        raise Http404
    if too_many(request, "open-data", limit=60, seconds=60):
        return HttpResponse(_("You fetch too often. Wait a minute."), status=429)
    columns, rows = (LINKS, _links()) if kind == "links" else (COLUMNS, _records(kind))
    if form == "json":
        return JsonResponse(
            {"columns": columns, "rows": [dict(zip(columns, row, strict=True)) for row in rows]},
            json_dumps_params={"ensure_ascii": False},
        )
    response = HttpResponse(write_csv(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="roret-{kind}.csv"'
    return response


def _records(kind: str) -> Iterator[list[Any]]:
    rows = (
        Record.objects.visible_to(AnonymousUser())
        .filter(kind=kind)
        .select_related("unit", "body")
        .prefetch_related("areas")
    )
    for row in rows.order_by("number")[:MOST]:
        areas = " | ".join(area.name for area in row.areas.all())
        yield [
            row.number,
            row.kind,
            row.title,
            row.title_en,
            row.summary,
            row.unit.name,
            row.body.name if row.body else "",
            areas,
            row.published_at,
            row.begins_at,
            row.ends_at,
            row.get_absolute_url(),
        ]


def _links() -> Iterator[list[Any]]:
    rows = (
        Link.objects.visible_to(AnonymousUser())
        .order_by("pk")
        .values_list("upstream__number", "kind", "downstream__number", "made_at")
    )
    for row in rows[:MOST]:
        yield list(row)
