"""White papers in the workspace: what is missing, how far the files are, and exactly the responses behind each gate."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from roret.foundation import authz, clock
from roret.foundation.doors import act
from roret.listen.consultations.models import Consultation
from roret.listen.white_papers import selectors, services
from roret.listen.white_papers.models import WhitePaper

PAGE = 30
SILENT = timedelta(minutes=2)


def _find(request: HttpRequest, pk: int) -> Consultation:
    if not authz.allowed(request.user, "white_papers.view_white_paper"):
        raise PermissionDenied("white_papers.view_white_paper")
    rows = Consultation.objects.visible_to(request.user).select_related("unit")
    found = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "white_papers.view_white_paper", found)
    return found


def _paper(consultation: Consultation) -> WhitePaper | None:
    rows = WhitePaper.objects.without_account().select_related("progress")
    return rows.filter(consultation=consultation).first()


@never_cache
@require_safe
def white_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the gates until the white paper is ordered, then how far it is, and its files."""
    found = _find(request, pk)
    paper = _paper(found)
    gates = [] if paper else selectors.gates_of(found)
    context = {
        "consultation": found,
        "paper": paper,
        "gates": gates,
        "ready": all(gate.holds for gate in gates),
        "files": selectors.files_of(paper) if paper else [],
        **_state(paper),
    }
    return render(request, "white_papers/staff/white_paper.html", context)


def _state(paper: WhitePaper | None) -> dict[str, object]:
    """Say where the making stands, and whether it has been silent for long."""
    moving = paper.progress if paper else None
    silent = bool(moving and not moving.ended_at and moving.changed_at < clock.now() - SILENT)
    return {"state": paper.state if paper else "", "progress": moving, "silent": silent}


@never_cache
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the part of the page that waits for the files; it asks again by itself."""
    found = _find(request, pk)
    paper = _paper(found)
    if paper is None:
        raise Http404
    context = {"consultation": found, "paper": paper, "files": selectors.files_of(paper), **_state(paper)}
    return render(request, "white_papers/staff/making.html", context)


@require_POST
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Order the white paper."""
    act(request, services.freeze_white_paper, _find(request, pk), done=_("The white paper is being made."))
    return redirect("staff:white-paper-detail", pk=pk)


@require_POST
def restart(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the making again after it failed."""
    paper = _paper(_find(request, pk))
    if paper is None:
        raise Http404
    act(request, services.restart_making, paper, done=_("The making has been started again."))
    return redirect("staff:white-paper-detail", pk=pk)


@require_safe
def gate(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """List exactly the responses that a gate speaks of."""
    found = _find(request, pk)
    rows = selectors.responses_behind(found, code)
    if rows is None:
        raise Http404
    page = Paginator(rows.defer("search").prefetch_related("redactions"), PAGE).get_page(request.GET.get("side"))
    one = next(gate for gate in selectors.gates_of(found) if gate.code == code)
    return render(request, "white_papers/staff/gate.html", {"consultation": found, "gate": one, "page": page})
