"""Feeds: news as Atom, deadlines and meetings as iCalendar."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from roret.commons.records.models import Milestone, Record
from roret.foundation.ui.formats import printable_in_xml
from roret.report.portal import selectors


class News(Feed):
    """The latest milestones of public records (Atom, RFC 4287)."""

    feed_type = Atom1Feed
    title = gettext_lazy("News from the municipality's user democracy")
    link = "/"
    subtitle = gettext_lazy("What opens, what is decided, and what came of it")

    def items(self) -> Any:
        """Return the latest fifty."""
        rows = Milestone.objects.visible_to(AnonymousUser()).select_related("record__unit")
        return rows.order_by("-at", "-pk")[:50]

    def item_title(self, item: Milestone) -> str:
        """Return what happened."""
        return printable_in_xml(str(item))

    def item_description(self, item: Milestone) -> str:
        """Return what it is about."""
        return printable_in_xml(item.record.lead or str(item.record))

    def item_link(self, item: Milestone) -> str:
        """Return the record's page."""
        return item.record.get_absolute_url()

    def item_guid(self, item: Milestone) -> str:
        """Return an identity that never changes."""
        return f"urn:roret:{item.record.number}:{item.code}"

    item_guid_is_permalink = False

    def item_updateddate(self, item: Milestone) -> datetime:
        """Return when it happened."""
        return item.at

    item_pubdate = item_updateddate


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Give deadlines and meetings as a calendar (RFC 5545)."""
    made = Calendar()
    made.add("prodid", "-//Roret//DA")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Deadlines and meetings"))
    for record in selectors.deadlines(AnonymousUser()):
        if _moment(record) is None:  # an event must have a time
            continue
        made.add_component(_entry(record))
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def _moment(record: Record) -> datetime | None:
    return record.ends_at if record.kind == "consultation" else record.begins_at


def _entry(record: Record) -> Event:
    deadline = record.kind == "consultation"
    moment = _moment(record)
    entry = Event()
    entry.add("uid", f"{record.number}@{settings.RORET_PUBLIC_URL.split('//')[-1]}")
    entry.add("dtstamp", record.changed_at)
    entry.add("sequence", record.version)
    entry.add("summary", _("Deadline: %(title)s") % {"title": record} if deadline else str(record))
    entry.add("url", settings.RORET_PUBLIC_URL + record.get_absolute_url())
    if deadline:
        entry.add("dtstart", localtime(moment).date())
    else:
        entry.add("dtstart", moment.astimezone(UTC))  # a local time would need a description of the time zone
        entry.add("dtend", (record.ends_at or moment).astimezone(UTC))
    return entry
