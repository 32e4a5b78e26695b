"""The organisation as everybody sees it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.organisation import selectors
from roret.commons.organisation.forms import OnDayForm
from roret.commons.organisation.models import Unit
from roret.foundation import clock
from roret.foundation.doors import kept_for_guests


@require_safe
@kept_for_guests
def unit_list(request: HttpRequest) -> HttpResponse:
    """Show the organisation of a day as a tree, with the associations and authorities beside it."""
    form = OnDayForm(request.GET or None)
    on = (form.cleaned_data["on"] if form.is_valid() else None) or clock.today()
    past = f"?on={on.day}.{on.month}.{on.year}" if on != clock.today() else ""
    context = {
        "form": form,
        "on": on,
        "today": clock.today(),
        "past": past,
        "tree": selectors.unit_tree(on),
        "outside": selectors.outside_units(on),
        "abbreviations": [
            (unit.abbreviation, str(unit), unit.get_absolute_url() + past) for unit in selectors.abbreviations(on)
        ],
    }
    return render(request, "organisation/public/unit_list.html", context)


@require_safe
@kept_for_guests
def unit_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one unit: where it stands or stood on the day asked for, what came before and after, and what others know.

    A unit that has ended is shown as it was on its last day, with what was below it then.
    """
    rows = Unit.objects.visible_to(request.user).select_related("political_owner", "successor")
    unit = get_object_or_404(rows, pk=pk)
    ended = unit.valid_to is not None and unit.valid_to < clock.today()
    on = _day_asked_for(request) or (unit.valid_to if ended and unit.valid_to else clock.today())
    above = selectors.stood_in(unit, on)
    past = f"?on={on.day}.{on.month}.{on.year}" if on != clock.today() else ""
    context = {
        "unit": unit,
        "facts": _facts(unit, above[-1] if above else None, past=past),
        "ended": ended,
        "on": on,
        "past": past,
        "there": unit.in_force(on),
        "children": selectors.stood_below(unit, on),
        "predecessors": unit.predecessors.all(),
        "crumbs": [
            (_("Organisation"), reverse("public:unit-list") + past),
            *((one.short, one.get_absolute_url() + past) for one in above),
            (unit.short, ""),
        ],
    }
    return render(request, "organisation/public/unit_detail.html", context)


def _day_asked_for(request: HttpRequest) -> date | None:
    form = OnDayForm(request.GET or None)
    return form.cleaned_data["on"] if form.is_valid() else None


def _facts(unit: Unit, parent: Unit | None, *, past: str) -> list[tuple[str, str, str]]:
    pairs = [
        (_("Abbreviation"), unit.abbreviation, ""),
        (_("Kind"), unit.get_kind_display(), ""),
        (_("Part of"), str(parent or ""), parent.get_absolute_url() + past if parent else ""),
        (
            _("Answers to"),
            str(unit.political_owner or ""),
            unit.political_owner.get_absolute_url() if unit.political_owner else "",
        ),
        (_("E-mail"), unit.email, f"mailto:{unit.email}"),
        (_("Phone"), unit.phone, f"tel:{unit.phone.replace(' ', '')}"),
        (_("Address"), unit.address, ""),
        (_("Since"), date_format(unit.valid_from) if unit.valid_from else "", ""),
        (_("Until"), date_format(unit.valid_to) if unit.valid_to else "", ""),
        (_("Successor"), str(unit.successor or ""), unit.successor.get_absolute_url() if unit.successor else ""),
    ]
    return [(label, value, url if value else "") for label, value, url in pairs if value]
