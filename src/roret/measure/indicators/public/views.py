"""What everybody sees of indicators: the line, the goal, the definition and the source."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.engines.figures.csv_dialect import write_csv
from roret.foundation.doors import kept_for_guests
from roret.measure.indicators import selectors
from roret.measure.indicators.models import Indicator

PAGE = 30
COLUMNS = ("indicator", "unit", "month", "value", "preliminary", "note")


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """List the indicators."""
    rows = Indicator.objects.visible_to(request.user).select_related("unit").order_by("title")
    page = Paginator(rows, PAGE).get_page(request.GET.get("side"))
    crumbs = [(_("Front page"), "/"), (_("Indicators"), "")]
    context = {"page": page, "glances": selectors.at_a_glance(page.object_list), "crumbs": crumbs}
    return render(request, "indicators/public/index.html", context)


@require_safe
@kept_for_guests
def indicator(request: HttpRequest, number: str) -> HttpResponse:
    """Show an indicator: one line for each unit it is measured in, and the targets it measures with their lights."""
    rows = Indicator.objects.visible_to(request.user).select_related("unit").prefetch_related("observations__unit")
    found = get_object_or_404(rows, number=number)
    targets = list(selectors.targets_of(found, person=request.user))
    statuses = selectors.status_of_targets(targets)
    crumbs = [(_("Front page"), "/"), (_("Indicators"), reverse("public:indicator-list")), (str(found), "")]
    context = {
        "indicator": found, "record": found, "charts": selectors.charts_of(found, targets), "crumbs": crumbs,
        "targets": [(target, statuses.get(target.pk)) for target in targets],
    }  # fmt: skip
    return render(request, "indicators/public/indicator.html", context)


@require_safe
def values(request: HttpRequest, number: str) -> HttpResponse:
    """Give the values as a Danish CSV file; small numbers stay hidden."""
    found = get_object_or_404(Indicator.objects.visible_to(request.user).select_related("unit"), number=number)
    rows = (
        [found.title, (row.unit or found.unit).short, row.month, row.shown, row.preliminary, row.note]
        for row in found.observations.select_related("unit").order_by("unit", "month")
    )
    response = HttpResponse(write_csv(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="maaling-{found.number}.csv"'
    return response
