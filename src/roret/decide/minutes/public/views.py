"""What everybody sees of minutes: lists, and minutes item by item with the votes as a picture."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from roret.commons.bodies.models import Body
from roret.decide.minutes import selectors
from roret.decide.minutes.models import Minutes
from roret.decide.minutes.picture import shown_of
from roret.foundation.doors import kept_for_guests

PAGE = 20


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """List the published minutes of every body, the latest meeting first."""
    return _list(request, selectors.latest_published(request.user), feed=reverse("public:minutes-feed"))


@require_safe
@kept_for_guests
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """List one body's published minutes."""
    body = get_object_or_404(Body, pk=pk)
    rows = selectors.latest_published(request.user).filter(body=body)
    return _list(request, rows, feed=reverse("public:body-minutes-feed", args=[pk]), body=body)


def _list(request: HttpRequest, rows: Any, **context: Any) -> HttpResponse:
    body = context.get("body")
    crumbs = [
        (_("Front page"), "/"),
        (pgettext("of many meetings", "Minutes"), reverse("public:minutes-list") if body else ""),
    ]
    crumbs += [(str(body), "")] if body else []
    page = Paginator(rows, PAGE).get_page(request.GET.get("side"))
    return render(request, "minutes/public/list.html", {**context, "page": page, "crumbs": crumbs})


@require_safe
@kept_for_guests
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """Show the newest version that the reader may read, and the versions before it."""
    rows = Minutes.objects.visible_to(request.user).select_related("meeting", "body", "unit")
    found: Minutes = get_object_or_404(rows, number=number)
    versions = selectors.versions_for(found, request.user)
    if not versions:
        raise Http404
    for one in versions:
        one.minutes = found
    newest = versions[0]
    context = {
        "minutes": found,
        "record": found,
        "shown": shown_of(selectors.account_for(newest, request.user)),
        "whole": found.reads_all(request.user) and newest.has_closed_items,
        "versions": [(one, selectors.files_for(one, request.user)) for one in versions],
        "crumbs": [
            (_("Front page"), "/"),
            (pgettext("of many meetings", "Minutes"), reverse("public:minutes-list")),
            (str(found.body), reverse("public:body-minutes", args=[found.body_id])),
            (str(found), ""),
        ],
    }
    return render(request, "minutes/public/minutes.html", context)
