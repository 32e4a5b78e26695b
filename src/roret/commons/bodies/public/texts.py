"""What governs a body as everybody reads it: a version, and two side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.bodies.enums import FATES, TextKind
from roret.commons.bodies.models import Body, GoverningText
from roret.commons.bodies.selectors import texts_of
from roret.engines.documents import Fate, compare
from roret.foundation import clock
from roret.foundation.doors import kept_for_guests


@require_safe
@kept_for_guests
def text(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show a version: the one in the address, else the one that counts today, else the first to come."""
    body, versions = _versions(request, pk, kind)
    today = clock.today()
    counting = next((one for one in versions if one.valid_from <= today), None)
    shown = _chosen(versions, request.GET.get("version")) or counting or versions[-1]
    context = {"body": body, "versions": versions, "shown": shown, "counting": counting, "crumbs": _crumbs(body, shown)}
    return render(request, "bodies/public/text.html", context)


@require_safe
@kept_for_guests
def compare_texts(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show two versions side by side, the newest and the one before it when none are named."""
    body, versions = _versions(request, pk, kind)
    after = _chosen(versions, request.GET.get("to")) or versions[0]
    before = _chosen(versions, request.GET.get("from")) or _chosen(versions, str(after.number - 1))
    if before is None:
        raise Http404
    rows = [(row, FATES[row.fate]) for row in compare(before.blocks, after.blocks)]
    context = {
        "body": body,
        "versions": versions,
        "before": before,
        "after": after,
        "rows": rows,
        "changed": sum(row.fate != Fate.UNCHANGED for row, _label in rows),
        "crumbs": [*_crumbs(body, after), (_("Old and new text"), "")],
    }
    return render(request, "bodies/public/text_compare.html", context)


def _versions(request: HttpRequest, pk: int, kind: str) -> tuple[Body, list[GoverningText]]:
    body = get_object_or_404(Body.objects.visible_to(request.user), pk=pk)
    versions = texts_of(body, kind) if kind in TextKind.values else []
    if not versions:
        raise Http404
    return body, versions


def _chosen(versions: list[GoverningText], number: str | None) -> GoverningText | None:
    return next((one for one in versions if str(one.number) == number), None)


def _crumbs(body: Body, shown: GoverningText) -> list[tuple[str, str]]:
    return [
        (_("Councils and committees"), reverse("public:body-list")),
        (body.short, body.get_absolute_url()),
        (shown.get_kind_display(), reverse("public:body-text", args=[body.pk, shown.kind])),
    ]
