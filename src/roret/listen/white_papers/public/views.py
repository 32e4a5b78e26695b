"""What everybody sees of a white paper: the account on one page, the responses on many, and a search in them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.foundation.doors import kept_for_guests
from roret.foundation.paging import ManyPaginator
from roret.listen.consultations.models import Consultation
from roret.listen.white_papers import selectors
from roret.listen.white_papers.models import WhitePaper
from roret.listen.white_papers.public.figures import charts_of, charts_of_everyone, theme_figures

FOUND_ON_PAGE = 30


def _find(request: HttpRequest, number: str) -> tuple[Consultation, WhitePaper]:
    rows = Consultation.objects.visible_to(request.user).select_related("unit")
    consultation = get_object_or_404(rows, number=number)
    paper = selectors.paper_for_page(consultation)
    if paper is None:
        raise Http404
    paper.consultation = consultation
    return consultation, paper


def _crumbs(consultation: Consultation, *more: tuple[str, str]) -> list[tuple[str, Any]]:
    first = [(_("Front page"), "/"), (_("Consultations"), reverse("public:consultation-list"))]
    return [*first, (str(consultation), consultation.get_absolute_url()), *more]


@require_safe
@kept_for_guests
def white_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Show the account: figures, themes with answers, method and annexes; the responses stand on pages of their own."""
    consultation, paper = _find(request, number)
    context = {
        "consultation": consultation,
        "paper": paper,
        "data": paper.account,
        "themes": theme_figures(paper),
        "charts": charts_of_everyone(paper),
        "files": selectors.files_of(paper),
        "crumbs": _crumbs(consultation, (_("White paper"), "")),
    }
    return render(request, "white_papers/public/white_paper.html", context)


@require_safe
@kept_for_guests
def theme(request: HttpRequest, number: str, order: int) -> HttpResponse:
    """Show one theme with its answer, its quotes, and who its responses come from."""
    consultation, paper = _find(request, number)
    shown = next((one for one in theme_figures(paper) if one["order"] == order), None)
    if shown is None:
        raise Http404
    crumb = (_("White paper"), reverse("public:consultation-white-paper", args=[number]))
    context = {
        "consultation": consultation,
        "paper": paper,
        "theme": shown,
        "charts": charts_of(paper, shown.get("spread") or {}, total=shown["size"]),
        "crumbs": _crumbs(consultation, crumb, (shown["title"], "")),
    }
    return render(request, "white_papers/public/theme_page.html", context)


@require_safe
@kept_for_guests
def responses(request: HttpRequest, number: str) -> HttpResponse:
    """Show the responses page by page as they were frozen, or what a search finds in them."""
    consultation, paper = _find(request, number)
    words, theme = request.GET.get("q", "").strip()[:200], _whole(request.GET.get("tema"))
    context: dict[str, Any] = {"consultation": consultation, "paper": paper, "words": words, "theme": theme}
    context["themes"] = [(one["order"], one["title"]) for one in paper.account["themes"]]
    context["crumbs"] = _crumbs(
        consultation,
        (_("White paper"), reverse("public:consultation-white-paper", args=[number])),
        (_("All responses"), ""),
    )
    if words or theme:
        found = selectors.search_responses(paper, words=words, theme=theme)
        context["page"] = ManyPaginator(found, FOUND_ON_PAGE).get_page(request.GET.get("side"))
        return render(request, "white_papers/public/found.html", context)
    page = Paginator(range(1, paper.pages + 1), 1).get_page(request.GET.get("side"))
    context |= {"page": page, "rows": selectors.responses_on_page(paper, page.number)}
    return render(request, "white_papers/public/responses.html", context)


@require_safe
def response(request: HttpRequest, number: str, reference: str) -> HttpResponse:
    """Lead to the place of one response, by the reference in its receipt."""
    _consultation, paper = _find(request, number)
    page = selectors.place_of(paper, reference)
    if not page:
        raise Http404
    return redirect(f"{reverse('public:white-paper-responses', args=[number])}?side={page}#{reference.upper()}")


def _whole(text: str | None) -> int:
    """Return a theme's number from the address, 0 for none."""
    return int(text) if text and text.isdecimal() and len(text) < 5 else 0
