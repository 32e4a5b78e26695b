"""Events as a calendar (RFC 5545) and as news (Atom, RFC 4287). Nothing in them says who comes."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from icalendar import Calendar
from icalendar import Event as Entry

from roret.listen.events import selectors
from roret.listen.events.filters import EventFilter
from roret.listen.events.models import Event

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Give the public events as a calendar, narrowed as the list is."""
    rows = EventFilter(request.GET, selectors.on_file(AnonymousUser()), request=request)
    return _file(rows.qs.distinct()[: selectors.ON_FILE], name=_("Events"))


@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """Give one event for the calendar on a phone."""
    rows = Event.objects.visible_to(request.user).filter(published_at__isnull=False)
    found = get_object_or_404(rows, number=number)
    if found.begins_at is None:
        raise Http404
    return _file([found], name=str(found))


def _file(found: Iterable[Event], *, name: str) -> HttpResponse:
    made = Calendar()
    made.add("prodid", "-//Roret//DA")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for event in found:
        made.add_component(_entry(event))
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def _entry(event: Event) -> Entry:
    """Make the entry in UTC, so that it is right in the night when the clocks change."""
    entry = Entry()
    entry.add("uid", f"{event.number}@{settings.RORET_PUBLIC_URL.split('//')[-1]}")
    entry.add("dtstamp", event.changed_at)
    entry.add("sequence", event.version)
    entry.add("summary", str(event))
    entry.add("url", settings.RORET_PUBLIC_URL + event.get_absolute_url())
    entry.add("dtstart", event.begins_at.astimezone(UTC))
    entry.add("dtend", (event.ends_at or event.begins_at).astimezone(UTC))
    if event.where:
        entry.add("location", event.where)
    if event.lead:
        entry.add("description", event.lead)
    entry.add("status", "CANCELLED" if event.cancelled_at else "CONFIRMED")
    return entry


class News(Feed):
    """The events announced last."""

    feed_type = Atom1Feed
    title = gettext_lazy("Events you can come to")
    subtitle = gettext_lazy("Citizen meetings, open houses, workshops and theme days")

    def link(self) -> str:
        """Return the list's address in the reader's language."""
        from django.urls import reverse

        return reverse("public:event-list")

    def items(self) -> Any:
        """Return the latest fifty."""
        return selectors.newest(AnonymousUser())

    def item_title(self, item: Event) -> str:
        """Return what it is, and when."""
        said = _("Cancelled: %(title)s") % {"title": item} if item.cancelled_at else str(item)
        return _NOT_IN_XML.sub("", f"{said} · {item.when}")

    def item_description(self, item: Event) -> str:
        """Return what it is about, and where."""
        return _NOT_IN_XML.sub("", f"{item.lead} {item.where}".strip())

    def item_link(self, item: Event) -> str:
        """Return the event's page."""
        return item.get_absolute_url()

    def item_guid(self, item: Event) -> str:
        """Return an identity that never changes."""
        return f"urn:roret:{item.number}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Event) -> datetime:
        """Return when it was announced."""
        return item.published_at

    def item_updateddate(self, item: Event) -> datetime:
        """Return when it was last changed."""
        return item.changed_at
