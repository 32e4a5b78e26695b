"""What everybody sees of statements: what councils have said, and one of them with what it led to."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.bodies.models import Body
from roret.commons.records.selectors import with_beside
from roret.foundation.doors import kept_for_guests
from roret.listen.statements import selectors

PAGE = 20


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """List what councils have said, the latest first."""
    return _list(request, selectors.published(request.user))


@require_safe
@kept_for_guests
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """List what one council has said."""
    body = get_object_or_404(Body.objects.visible_to(request.user), pk=pk)
    return _list(request, selectors.published(request.user).filter(body=body.pk), body=body)


def _list(request: HttpRequest, rows: Any, body: Body | None = None) -> HttpResponse:
    crumbs = [(_("Front page"), "/"), (_("Statements"), reverse("public:statement-list") if body else "")]
    crumbs += [(str(body), "")] if body else []
    page = Paginator(rows, PAGE).get_page(request.GET.get("side"))
    return render(request, "statements/public/index.html", {"page": page, "body": body, "crumbs": crumbs})


@require_safe
@kept_for_guests
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """Show one: the words, how they were adopted, and what was answered."""
    found = get_object_or_404(with_beside(selectors.with_page(request.user), request.user), number=number)
    context = {
        "statement": found,
        "record": found,
        "facts": selectors.facts_of(found),
        "crumbs": [(_("Front page"), "/"), (_("Statements"), reverse("public:statement-list")), (str(found), "")],
    }
    return render(request, "statements/public/detail.html", context)
