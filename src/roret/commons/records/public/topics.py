"""Topics as everybody sees them: the tree, and all that is under one of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.commons.records import selectors_topics as selectors
from roret.commons.records.kinds import registry
from roret.commons.records.models import Topic
from roret.foundation.doors import kept_for_guests
from roret.foundation.paging import ManyPaginator

ROWS_ON_A_PAGE = 25
Crumbs = list[tuple[str, str]]


@require_safe
@kept_for_guests
def topic_list(request: HttpRequest) -> HttpResponse:
    """Show all topics as a tree."""
    return render(request, "records/topics.html", {"tree": selectors.topic_tree()})


@require_safe
@kept_for_guests
def topic_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one can still have a say in, and the newest of each kind, under a topic and those below it."""
    topic = _topic(request, pk)
    rows = selectors.records_under(topic, person=request.user)
    context = {
        "topic": topic,
        "crumbs": _crumbs(topic),
        "below": topic.children.order_by("sort_key"),
        "open": selectors.open_now(rows),
        "groups": selectors.by_kind(rows),
    }
    return render(request, "records/topic.html", context)


@require_safe
@kept_for_guests
def topic_kind(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show all records of one kind under a topic, a page at a time."""
    topic = _topic(request, pk)
    if kind not in registry:
        raise Http404
    rows = selectors.records_under(topic, person=request.user).filter(kind=kind).select_related("unit")
    page = ManyPaginator(rows.order_by("-published_at", "-pk"), ROWS_ON_A_PAGE).get_page(request.GET.get("side"))
    named = registry[kind]
    crumbs = [*_crumbs(topic, to=topic.get_absolute_url()), (str(named.plural), "")]
    return render(request, "records/topic_kind.html", {"topic": topic, "kind": named, "page": page, "crumbs": crumbs})


def _topic(request: HttpRequest, pk: int) -> Topic:
    found: Topic = get_object_or_404(Topic.objects.visible_to(request.user).select_related("parent"), pk=pk)
    return found


def _crumbs(topic: Topic, *, to: str = "") -> Crumbs:
    above: Any = [(str(one), one.get_absolute_url()) for one in selectors.way_to(topic)]
    return [(_("Topics"), reverse("public:topic-list")), *above, (str(topic), to)]
