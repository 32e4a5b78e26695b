"""What everybody sees of commitments: what each committee is owed, and one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.bodies.models import Body
from roret.commons.records.selectors import with_beside
from roret.decide.commitments import selectors
from roret.decide.commitments.enums import CommitmentState
from roret.foundation.doors import kept_for_guests

PAGE = 20


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """List what the committees are owed, the longest overdue first, with the figures of each."""
    return _list(request, selectors.published(request.user), figures=selectors.figures(request.user))


@require_safe
@kept_for_guests
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """List what one body is owed."""
    body = get_object_or_404(Body, pk=pk)
    rows = selectors.published(request.user).filter(body=body)
    return _list(request, rows, figures=[one for one in selectors.figures(request.user) if one.pk == pk], body=body)


def _list(request: HttpRequest, rows: Any, **context: Any) -> HttpResponse:
    body = context.get("body")
    crumbs = [(_("Front page"), "/"), (_("Commitments"), reverse("public:commitment-list") if body else "")]
    crumbs += [(str(body), "")] if body else []
    state = request.GET.get("status", "")
    page = Paginator(rows.in_state(state), PAGE).get_page(request.GET.get("side"))
    states = [(one.value, one.label, one.value == state) for one in CommitmentState]
    context |= {"page": page, "crumbs": crumbs, "states": states, "state": state}
    return render(request, "commitments/public/index.html", context)


@require_safe
@kept_for_guests
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """Show one: the words, the deadline with its moves, and what answered it."""
    found = get_object_or_404(with_beside(selectors.with_page(request.user), request.user), number=number)
    trail = [(_("Front page"), "/"), (_("Commitments"), reverse("public:commitment-list")), (str(found), "")]
    context = {"commitment": found, "record": found, "facts": selectors.facts_of(found), "crumbs": trail}
    return render(request, "commitments/public/detail.html", context)
