"""What was written about a material, in one place: each proposal beside the clause it would change; and as CSV."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.engines.documents import two_sides
from roret.engines.figures.csv_dialect import write_csv
from roret.foundation import authz
from roret.listen.contributions.enums import Moderation, Publication
from roret.listen.material import selectors
from roret.listen.material.enums import RemarkKind
from roret.listen.material.models import ClauseRemark
from roret.listen.material.staff.views import find

REMARKS_ON_PAGE = 30
EXPORTED = (
    "reference",
    "received",
    "clause",
    "anchor",
    "version",
    "kind",
    "name",
    "organisation",
    "capacity",
    "area",
    "moderation",
    "old_text",
    "proposed_text",
    "comment",
)


@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """List the remarks in the order of the clauses; one clause or one kind when the address says so."""
    material = find(request, pk)
    rows = selectors.all_remarks(material)
    counts = selectors.counts_by_anchor(rows)
    anchor, kind = request.GET.get("clause", ""), request.GET.get("kind", "")
    if anchor:
        rows = rows.filter(clause__anchor=anchor)
    if kind in RemarkKind.values:
        rows = rows.filter(kind=kind)
    page = Paginator(rows, REMARKS_ON_PAGE).get_page(request.GET.get("side"))
    context = {
        "material": material,
        "page": page,
        "remarks": [(remark, _sides(remark)) for remark in page],
        "anchor": anchor,
        "kind": kind,
        "clauses": _clauses(material, counts),
        "kinds": RemarkKind.choices,
        "may_export": authz.allowed(request.user, "material.export_remark", material),
    }
    return render(request, "material/staff/remarks.html", context)


def _clauses(material: Any, counts: dict[str, int]) -> list[tuple[Any, int]]:
    last = material.versions.published().last()
    rows = last.clauses.filter(anchor__in=counts).order_by("order") if last else []
    return [(clause, counts[clause.anchor]) for clause in rows]


def _sides(remark: ClauseRemark) -> Any:
    proposal = remark.written.proposal
    return two_sides(remark.clause.plain, proposal) if proposal else None


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the remarks as a Danish CSV file: the published form, never what was taken out."""
    material = find(request, pk)
    authz.require(request.user, "material.export_remark", material)
    data = write_csv(EXPORTED, (_exported(remark) for remark in selectors.all_remarks(material)))
    response = HttpResponse(data, content_type="text/csv; charset=utf-8")
    name = f"bemaerkninger-{material.consultation.number}-{material.order}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _exported(remark: ClauseRemark) -> list[Any]:
    sent, clause = remark.contribution, remark.clause
    shown = sent.moderation == Moderation.APPROVED and sent.publication != Publication.NOT
    words = remark.published if shown else None
    return [
        sent.reference,
        sent.received_at,
        clause.number,
        clause.anchor,
        clause.version.number,
        remark.get_kind_display(),
        sent.shown_name,
        sent.organisation,
        sent.get_capacity_display(),
        sent.area.name if sent.area else "",
        sent.get_moderation_display(),
        clause.plain,
        words.proposal if words else "",
        words.comment if words else "",
    ]
