"""Bodies as everybody sees them."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.bodies.forms import chosen_day
from roret.commons.bodies.models import Body, GoverningText, Pool
from roret.commons.bodies.selectors import composition, seat_counts
from roret.commons.bodies.selectors_checks import check
from roret.commons.bodies.selectors_rights import rights_of
from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import Unit
from roret.foundation import clock
from roret.foundation.doors import kept_for_guests


@require_safe
@kept_for_guests
def body_list(request: HttpRequest) -> HttpResponse:
    """Show the bodies in force by kind, with how many seats are filled."""
    found = seat_counts(Body.objects.visible_to(request.user).current().order_by("sort_key"))
    groups = [(kind.label, [one for one in found if one.body.kind == kind]) for kind in UnitKind]
    return render(request, "bodies/public/body_list.html", {"groups": [group for group in groups if group[1]]})


@require_safe
@kept_for_guests
def body_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one body: what it may do, who sits in it on the day in the address, and what other modules know about it."""
    rows = Body.objects.visible_to(request.user).select_related("parent", "successor", "body_type", "area")
    body = get_object_or_404(_with_what_there_is(rows), pk=pk)
    form, day = chosen_day(request)
    found = composition(body, on=day)
    context = {
        "body": body,
        "form": form,
        "day": day,
        "composition": found,
        "check": check(body, named=False, posts=found.every_post),
        "facts": _facts(body),
        "texts": [(label, text) for label, text in _texts(body) if text],
        "ended": body.valid_to is not None and body.valid_to < clock.today(),
        "governing": GoverningText.objects.filter(body=body).in_force() if body.has_governing else (),
        "pools": body.pools.all() if body.has_pools else (),
        "predecessors": body.predecessors.all() if body.has_predecessors else (),
        "crumbs": [(_("Councils and committees"), reverse("public:body-list")), (body.short, "")],
    }
    return render(request, "bodies/public/body_detail.html", context)


def _with_what_there_is(rows: QuerySet[Body]) -> QuerySet[Body]:
    """Say with the body what need not be asked for: most bodies have no pool and came after none."""
    asked = {
        "has_governing": GoverningText.objects.filter(body=OuterRef("pk")),
        "has_pools": Pool.objects.filter(body=OuterRef("pk")),
        "has_predecessors": Unit.objects.filter(successor=OuterRef("pk")),
    }
    return rows.annotate(**{name: Exists(found) for name, found in asked.items()})


def _texts(body: Body) -> list[tuple[str, str]]:
    return [
        ("", body.description),
        (_("Tasks"), body.tasks),
        (_("What it may do"), body.rights),
        (_("What it may not do"), body.limits),
    ]


def _facts(body: Body) -> list[tuple[str, str, str]]:
    """Return what there is to know; what a citizen would ask for and nobody has told is said to be unknown."""
    unknown = _("unknown in the source")
    rights = ", ".join(str(right.label) for right in rights_of(body))
    term = f"{_day(body.term_begins)} – {_day(body.term_ends)}" if body.term_begins or body.term_ends else unknown
    return [
        (_("Required by law"), _("Yes") if body.statutory else _("No"), ""),
        (_("Role"), _("Takes decisions") if body.deciding else _("Advises"), ""),
        *([(_("Rights"), rights, "")] if rights else []),
        *([(_("Individual cases"), _("Are not treated"), "")] if body.no_individual_cases else []),
        *([(_("Area"), str(body.area), body.area.get_absolute_url())] if body.area else []),
        *([(_("Legal basis"), body.legal_basis, "")] if body.legal_basis else []),
        (_("Meets"), body.cadence or unknown, ""),
        (_("Term"), term, ""),
        *([(_("Part of"), str(body.parent), body.parent.get_absolute_url())] if body.parent else []),
        *([(_("E-mail"), body.email, f"mailto:{body.email}")] if body.email else []),
    ]


def _day(day: object) -> str:
    return date_format(day) if day else "…"  # type: ignore[arg-type]
