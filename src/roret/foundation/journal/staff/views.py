"""Reading the journal."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from roret.foundation import authz
from roret.foundation.journal import selectors
from roret.foundation.journal.filters import EventFilter
from roret.foundation.journal.models import Event
from roret.foundation.journal.tables import EventTable

PAGE = 50


@never_cache
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """List the events with filters in the address, and the root that stands for all of them."""
    authz.require(request.user, "journal.view_event")
    filters = EventFilter(request.GET, Event.objects.visible_to(request.user))
    table = EventTable(filters.qs if filters.is_valid() else Event.objects.none())
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    return render(request, "journal/staff/journal.html", {"filters": filters, "table": table, "head": selectors.head()})


@never_cache
@require_safe
def history(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show all that happened to one thing, also when it is gone."""
    authz.require(request.user, "journal.view_event")
    page = Paginator(selectors.events_of(kind, key, reader=request.user), PAGE).get_page(request.GET.get("side"))
    details = selectors.details_of(page.object_list)
    entries = [selectors.entry_of(event, details.get(event.pk, {})) for event in page.object_list]
    title = page.object_list[0].target_name if page.object_list else f"{kind} {key}"
    return render(request, "journal/staff/history.html", {"entries": entries, "page": page, "title": title})
