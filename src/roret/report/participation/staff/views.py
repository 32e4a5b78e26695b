"""Participation figures in the workspace: whom do we not hear, while something can still be done about it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import act
from roret.foundation.errors import ImportRefused
from roret.listen.consultations.models import Consultation
from roret.report.participation import figures, selectors, services
from roret.report.participation.forms import PopulationForm
from roret.report.participation.models import Figures, Population

PAGE = 30
LARGEST_IMPORT = 5 * 1024 * 1024


def _may(request: HttpRequest) -> None:
    if not authz.allowed(request.user, "participation.view_figures"):
        raise PermissionDenied("participation.view_figures")


def _find(request: HttpRequest, pk: int) -> Consultation:
    _may(request)
    found = get_object_or_404(Consultation.objects.visible_to(request.user).select_related("unit"), pk=pk)
    authz.require(request.user, "participation.view_figures", found)
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the figures of the reader's units, the years, and where the population comes from."""
    _may(request)
    standing = authz.standing_of(request.user)
    rows = Figures.objects.visible_to(request.user).select_related("consultation__unit")
    rows = rows if standing.operator_session else rows.filter(consultation__unit_id__in=standing.staff_units)
    context = {
        "page": Paginator(rows.order_by("-taken_at"), PAGE).get_page(request.GET.get("side")),
        "years": list(selectors.years()[:PAGE]),
        "source": selectors.population_source(),
    }
    return render(request, "participation/staff/index.html", context)


@require_safe
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a consultation's figures as they were last counted; also while it is open."""
    made = _find(request, pk)
    found = Figures.objects.filter(consultation=made).first()
    context = {"consultation": made, "found": found, "can_take": services.can_take(made)}
    if found:
        found.consultation = made
        context |= figures.shown(found.data)
    return render(request, "participation/staff/consultation.html", context)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Count again."""
    act(request, services.take_figures, _find(request, pk), done=_("The participation is counted."))
    return redirect("staff:participation-consultation", pk=pk)


@require_http_methods(["GET", "POST"])
def population(request: HttpRequest) -> HttpResponse:
    """Load the population from a file; every bad row is named by its line, and then nothing is changed."""
    authz.require(request.user, "participation.import_population")
    form, problems = PopulationForm(request.POST or None, request.FILES or None), []
    if form.is_valid():
        data = form.cleaned_data
        try:
            count = services.import_population(
                data["division"], by=request.user, data=data["file"].read(LARGEST_IMPORT), filename=data["file"].name,
                source=data["source"], as_of=data["as_of"],
            )  # fmt: skip
        except ImportRefused as error:
            problems = error.problems
        else:
            messages.success(request, _("%(count)d rows are imported.") % {"count": count})
            return redirect("staff:participation")
    context = {"form": form, "problems": problems[:100], "known": Population.objects.select_related("area")[:200]}
    return render(request, "participation/staff/population.html", context)
