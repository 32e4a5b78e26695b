"""What everybody sees of material: the text, one clause with what was written about it, and two versions side by side."""

from itertools import pairwise
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.engines.documents import two_sides
from roret.foundation.doors import kept_for_guests
from roret.listen.material import selectors
from roret.listen.material.enums import ClauseKind
from roret.listen.material.models import Clause, Material, MaterialVersion
from roret.listen.material.public.showing import shown

CLAUSES_ON_PAGE = 150
REMARKS_ON_PAGE = 25
ROWS_ON_PAGE = 100


def find(request: HttpRequest, number: str, order: int) -> Material:
    """Return a material with a published version, or say that the page does not exist."""
    rows = Material.objects.visible_to(request.user).filter(versions__published_at__isnull=False).distinct()
    return get_object_or_404(rows.select_related("consultation__unit"), consultation__number=number, order=order)


def crumbs(material: Material, *more: tuple[str, str]) -> list[tuple[str, Any]]:
    """Return the way from the front page to here."""
    consultation = material.consultation
    return [
        (_("Front page"), "/"),
        (_("Consultations"), reverse("public:consultation-list")),
        (str(consultation), consultation.get_absolute_url()),
        *more,
    ]


def chosen(versions: list[MaterialVersion], number: str | None, *, default: int = -1) -> MaterialVersion:
    """Return the version that the address asks for, else the last one; one that is not there does not exist."""
    if not number:
        return versions[default]
    found = next((version for version in versions if str(version.number) == number), None)
    if found is None:
        raise Http404
    return found


@require_safe
@kept_for_guests
def text(request: HttpRequest, number: str, order: int) -> HttpResponse:
    """Show a version of the text, clause by clause, each with the way to write about it and what others wrote."""
    material = find(request, number, order)
    versions = list(selectors.versions_of(material))
    version = chosen(versions, request.GET.get("udgave"))
    page = Paginator(version.clauses.order_by("order"), CLAUSES_ON_PAGE).get_page(request.GET.get("side"))
    headings = version.clauses.filter(kind=ClauseKind.HEADING).order_by("order")
    context = {
        "material": material,
        "version": version,
        "versions": versions,
        "is_last": version == versions[-1],
        "page": page,
        "parts": shown(page.object_list, selectors.counts_by_anchor(selectors.published_remarks(material))),
        "headings": [(heading, _page_of(heading)) for heading in headings],
        "verdict": material.consultation.can_respond(),
        "crumbs": crumbs(material, (material.title, "")),
    }
    return render(request, "material/public/text.html", context)


def _page_of(clause: Clause) -> int:
    return (clause.order - 1) // CLAUSES_ON_PAGE + 1


@require_safe
@kept_for_guests
def clause(request: HttpRequest, number: str, order: int, anchor: str) -> HttpResponse:
    """Show one clause: how it stands, how it stood before, and what others wrote about it."""
    material = find(request, number, order)
    history = selectors.history_of(material, anchor)
    if not history:
        raise Http404
    remarks = selectors.published_remarks(material).filter(clause__anchor=anchor)
    page = Paginator(remarks, REMARKS_ON_PAGE).get_page(request.GET.get("side"))
    last = material.versions.published().last()
    context = {
        "material": material,
        "clause": history[-1],
        "is_gone": history[-1].version_id != last.pk,
        "changes": list(_changes(history)),
        "page": page,
        "remarks": [(remark, _sides(remark)) for remark in page],
        "verdict": material.consultation.can_respond(),
        "page_of": _page_of(history[-1]),
        "crumbs": crumbs(
            material,
            (material.title, material.get_absolute_url()),
            (_("Clause %(number)s") % {"number": history[-1].number}, ""),
        ),
    }
    if request.htmx:
        return render(request, "material/public/remarks.html", context)
    return render(request, "material/public/clause.html", context)


def _sides(remark: Any) -> Any:
    proposal = remark.published.proposal
    return two_sides(remark.clause.plain, proposal) if proposal else None


def _changes(history: list[Clause]) -> Any:
    """Yield each change of a clause's words: the version in which it came, and both texts."""
    for before, after in pairwise(history):
        if before.plain != after.plain:
            out, put = two_sides(before.plain, after.plain)
            yield {"version": after.version, "out": out, "put": put}


@require_safe
@kept_for_guests
def compare(request: HttpRequest, number: str, order: int) -> HttpResponse:
    """Show two versions side by side; what has not changed is left out unless it is asked for."""
    material = find(request, number, order)
    versions = list(selectors.versions_of(material))
    if len(versions) < 2:
        raise Http404
    before = chosen(versions, request.GET.get(_("from")), default=-2)
    after = chosen(versions, request.GET.get("til"))
    every = bool(request.GET.get("alt"))
    rows = selectors.compared(before, after)
    changed = [row for row in rows if row.fate != "unchanged"]
    context = {
        "material": material,
        "versions": versions,
        "before": before,
        "after": after,
        "every": every,
        "count": len(changed),
        "page": Paginator(rows if every else changed, ROWS_ON_PAGE).get_page(request.GET.get("side")),
        "crumbs": crumbs(material, (material.title, material.get_absolute_url()), (_("Compare versions"), "")),
    }
    return render(request, "material/public/compare.html", context)
