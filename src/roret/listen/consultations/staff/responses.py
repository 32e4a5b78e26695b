"""Responses of a consultation in the workspace: grouping, entering for others, importing and exporting."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.engines.figures.csv_dialect import write_csv
from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.listen.consultations import additions, services
from roret.listen.consultations.models import Consultation
from roret.listen.consultations.staff.views import find
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.forms import EntryForm, GroupForm, ThemeForm
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import create_theme, group_contributions

PAGE = 30
PLACES_ON_MAP = 50
EXPORTED = (
    "reference",
    "received",
    "name",
    "organisation",
    "capacity",
    "channel",
    "area",
    "place",
    "place_latitude",
    "place_longitude",
    "position",
    "text",
    "language",
    "translation",
    "themes",
)


@require_POST
def add_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a theme."""
    found = find(request, pk)
    form = ThemeForm(request.POST, owners=contributions.owners_of(found))
    if form.is_valid() and run(form, create_theme, found, by=request.user):
        messages.success(request, _("The theme is made. Its answer stands on the answer desk."))
        return redirect(reverse("staff:consultation-ungrouped", args=[pk]))
    return render(
        request, "consultations/staff/form.html", {"form": form, "heading": _("New theme"), "consultation": found}
    )


@require_safe
def ungrouped(request: HttpRequest, pk: int) -> HttpResponse:
    """List what is under no theme; search, tick, and put under one."""
    found, words = find(request, pk), request.GET.get("q", "").strip()[:200]
    rows = (
        contributions.ungrouped(found)
        .select_related("area", "translation")
        .prefetch_related("redactions")
        .order_by("received_at", "pk")
    )
    page = Paginator(contributions.found_by_words(rows, words), PAGE).get_page(request.GET.get("side"))
    themes = contributions.themes_of(found)
    context = {
        "consultation": found,
        "page": page,
        "words": words,
        "form": GroupForm(themes=themes),
        "theme_form": ThemeForm(owners=contributions.owners_of(found)),
    }
    return render(request, "consultations/staff/ungrouped.html", context)


@require_POST
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the ticked responses under a theme."""
    found = find(request, pk)
    form = GroupForm(request.POST, themes=contributions.themes_of(found))
    references, all_found = request.POST.getlist("reference")[:500], "all" in request.POST
    if not (references or all_found) or not form.is_valid():
        messages.error(request, _("Tick the responses and choose a theme."))
    else:
        chosen = Contribution.objects.filter(record_id=found.pk, reference__in=references)
        if all_found:
            chosen = contributions.found_by_words(contributions.ungrouped(found), request.POST.get("q", "")[:200])
        count = act(request, group_contributions, form.cleaned_data["theme"], chosen)
        if count is not None:
            messages.success(
                request,
                ngettext("%(count)d response grouped.", "%(count)d responses grouped.", int(count))
                % {"count": int(count)},
            )
    if request.POST.get("back") == "contribution" and references:
        return redirect("staff:contribution-detail", reference=references[0])
    return redirect("staff:consultation-ungrouped", pk=pk)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what came on paper, by phone or at a meeting."""
    found = find(request, pk)
    authz.require(request.user, "contributions.enter_contribution", found)
    form = additions.extend(EntryForm(request.POST or None, asked_by=found), found, request.session, clerk=True)
    if form.is_valid() and (receipt := run(form, lambda **_data: _enter(found, form, by=request.user))):
        messages.success(
            request, _("The response is kept as %(reference)s.") % {"reference": receipt.contribution.reference}
        )
        return redirect("staff:consultation-enter", pk=pk)
    return render(
        request,
        "consultations/staff/form.html",
        {"form": form, "heading": _("Enter a response"), "consultation": found},
    )


def _enter(consultation: Consultation, form: EntryForm, *, by: Any) -> Any:
    data = form.cleaned_data
    content = additions.complete(form, form.content(), consultation)
    if content is None:
        return None
    also = additions.keepers(form, consultation, by=by)
    return services.enter_response(
        consultation, by=by, content=content, submission=data["submission"], channel=data["channel"],
        received_on=data["received_on"], also=also,
    )  # fmt: skip


@require_safe
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the places of all responses as they were marked, so many at a time, for those who look them through."""
    found = find(request, pk)
    authz.require(request.user, "contributions.moderate_contribution", found)
    page = Paginator(contributions.places_for_staff(found), PLACES_ON_MAP).get_page(request.GET.get("side"))
    queue = f"{reverse('staff:contribution-queue')}?record={found.number}&moderation="
    drawn = contributions.staff_map(found, page, title=_("The places that the responses are about"), list_url=queue)
    by_area = contributions.places_by_area(found)
    context = {"consultation": found, "page": page, "map": drawn, "by_area": by_area, "queue": queue}
    return render(request, "consultations/staff/places.html", context)


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the responses as a Danish CSV file: the published form, never what was taken out."""
    found = find(request, pk)
    rows = (
        Contribution.objects.filter(record_id=found.pk)
        .select_related("area", "place__area", "translation")
        .prefetch_related("grouped__theme")
        .order_by("reference")
    )
    added = [(addition.columns(found), addition.rows(found)) for addition in additions.additions()]
    heads = [*EXPORTED, *(column for columns, _rows in added for column in columns)]
    data = write_csv(heads, ([*_exported(row), *_added(row, added)] for row in rows))
    response = HttpResponse(data, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="svar-{found.number}.csv"'
    return response


def _added(row: Contribution, added: Sequence[tuple[list[str], Mapping[int, list[str]]]]) -> list[str]:
    """Return what upper modules have beside a response; nothing of one that was withdrawn."""
    cells = [known.get(row.pk) or [""] * len(columns) for columns, known in added]
    return ["" if row.withdrawn_at else cell for part in cells for cell in part]


def _exported(row: Contribution) -> list[Any]:
    themes = " | ".join(str(link.theme) for link in row.grouped.all())
    area = row.area.name if row.area else ""
    return [
        row.reference,
        row.received_at,
        row.shown_name,
        row.organisation,
        row.capacity,
        row.channel,
        area,
        *_place(row),
        row.position,
        row.published_text,
        row.language,
        row.in_danish.text if row.in_danish and row.is_shown else "",
        themes,
    ]


def _place(row: Contribution) -> tuple[object, object, object]:
    """Return area, latitude and longitude of a place as others may see it; empty where they may not."""
    place = getattr(row, "place", None)
    if place is None or place.hidden_at or not row.is_shown:
        return "", "", ""
    lon, lat = place.shown_point or ("", "")
    return place.area.name, lat, lon
