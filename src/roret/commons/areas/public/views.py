"""Areas as everybody sees them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.areas import selectors
from roret.commons.areas.forms import CompareForm
from roret.commons.areas.models import Area
from roret.foundation.doors import kept_for_guests
from roret.foundation.ui.formats import number


@require_safe
@kept_for_guests
def area_list(request: HttpRequest) -> HttpResponse:
    """Show the divisions side by side, each with its map where it is known, and its areas."""
    divisions = selectors.divisions_with_areas()
    shown = [(one, list(one.areas.all()), selectors.division_map(one, list(one.areas.all()))) for one in divisions]
    return render(request, "areas/public/area_list.html", {"divisions": shown})


@require_safe
@kept_for_guests
def area_compare(request: HttpRequest) -> HttpResponse:
    """Hold two divisions against each other: which areas share ground."""
    form = CompareForm(request.GET or None)
    matched = selectors.compare(form.cleaned_data["first"], form.cleaned_data["second"]) if form.is_valid() else []
    crumbs = [(_("Areas"), reverse("public:area-list")), (_("Compare"), "")]
    return render(request, "areas/public/area_compare.html", {"form": form, "matched": matched, "crumbs": crumbs})


@require_safe
@kept_for_guests
def area_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one area: its map, who serves it, what it overlaps, and what other modules know about it."""
    area = get_object_or_404(Area.objects.visible_to(request.user).select_related("division"), pk=pk)
    context = {
        "area": area,
        "facts": _facts(area),
        "picture": selectors.area_map([area.pk]),
        "units": area.served_by.all(),
        "overlaps": area.overlaps.select_related("division"),
        "crumbs": [(_("Areas"), reverse("public:area-list")), (str(area), "")],
    }
    return render(request, "areas/public/area_detail.html", context)


def _facts(area: Area) -> list[tuple[str, str]]:
    pairs = [
        (_("Division"), str(area.division)),
        (_("Code"), area.code),
        (_("Population"), number(area.population) if area.population is not None else ""),
    ]
    return [(label, value) for label, value in pairs if value]
