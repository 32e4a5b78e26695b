"""What everybody sees of participation: a consultation, a year, and the years."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.engines.figures.csv_dialect import write_csv
from roret.foundation.doors import kept_for_guests
from roret.listen.consultations.models import Consultation
from roret.report.participation import figures, selectors
from roret.report.participation.models import Figures, YearFigures

LATEST = 20


def _find(request: HttpRequest, number: str) -> tuple[Consultation, Figures | None]:
    consultation = get_object_or_404(
        Consultation.objects.visible_to(request.user).select_related("unit"), number=number
    )
    found = selectors.figures_for(consultation, request.user)
    if found is None and not consultation.closed_at:
        raise Http404
    return consultation, found


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, Any]]:
    return [(_("Front page"), "/"), (_("Participation"), reverse("public:participation")), *more]


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """Show how many responses the years brought, and the latest consultations with who took part and who did not."""
    years = [
        (one.year, one.data["received"], reverse("public:participation-year", args=[one.year]))
        for one in selectors.years()[:LATEST]
    ]
    latest = selectors.final_figures(request.user).order_by("-consultation__closed_at")[:LATEST]
    headers, lines = figures.overview_of(latest)
    context = {
        "years": figures.chart_of_years(years),
        "headers": headers,
        "lines": lines,
        "crumbs": [(_("Front page"), "/"), (_("Participation"), "")],
    }
    return render(request, "participation/public/index.html", context)


@require_safe
@kept_for_guests
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year: what its consultations show, added up, and how much comes from the same few."""
    found = get_object_or_404(YearFigures, year=year)
    context = {
        "found": found,
        "data": found.data,
        "charts": figures.year_charts_of(found.data),
        "concentration": figures.concentration_chart(found.data),
        "crumbs": _crumbs((str(year), "")),
    }
    return render(request, "participation/public/year.html", context)


@require_safe
@kept_for_guests
def consultation(request: HttpRequest, number: str) -> HttpResponse:
    """Show who took part in a consultation, against the population, and who was not heard."""
    made, found = _find(request, number)
    crumbs = _crumbs((str(made), made.get_absolute_url()), (_("Who took part"), ""))
    context = {"found": found, "consultation": made, "crumbs": crumbs, **(figures.shown(found.data) if found else {})}
    return render(request, "participation/public/consultation.html", context)


@require_safe
def consultation_file(request: HttpRequest, number: str) -> HttpResponse:
    """Give a consultation's figures as a Danish CSV file."""
    _made, found = _find(request, number)
    if found is None:
        raise Http404
    return _file(f"deltagelse-{number}", *figures.table_of(found.data))


@require_safe
def year_file(request: HttpRequest, year: int) -> HttpResponse:
    """Give a year's figures as a Danish CSV file."""
    found = get_object_or_404(YearFigures, year=year)
    return _file(f"deltagelse-{year}", *figures.year_table_of(found.data))


def _file(name: str, columns: list[str], rows: list[list[Any]]) -> HttpResponse:
    response = HttpResponse(write_csv(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
