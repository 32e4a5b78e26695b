"""Minutes as Atom (RFC 4287): what is open in them, and nothing else; a feed is read without signing in."""

import re
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roret.commons.bodies.models import Body
from roret.decide.minutes import selectors
from roret.decide.minutes.models import Version

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LATEST = 50


class MinutesFeed(Feed):
    """The latest published minutes of every body, or of one."""

    feed_type = Atom1Feed
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, pk: int | None = None) -> Body | None:
        """Return the body in the address, if there is one."""
        return get_object_or_404(Body.objects.visible_to(request.user), pk=pk) if pk else None

    def title(self, body: Body | None) -> str:
        """Return whose minutes they are."""
        return _("Minutes of %(body)s") % {"body": body} if body else pgettext("of many meetings", "Minutes")

    def link(self, body: Body | None) -> str:
        """Return the page of which it is the feed."""
        return reverse("public:body-minutes", args=[body.pk]) if body else reverse("public:minutes-list")

    def items(self, body: Body | None) -> Any:
        """Return the latest fifty."""
        return selectors.published_versions(body)[:LATEST]

    def item_title(self, item: Version) -> str:
        """Return what they are minutes of."""
        return _NOT_IN_XML.sub("", str(item.minutes))

    def item_description(self, item: Version) -> str:
        """Return the open items by number and title."""
        closed = _("Closed item")
        lines = (f"{one['number']}. {closed if one['closed'] else one['title']}" for one in item.open_account["items"])
        return _NOT_IN_XML.sub("", "\n".join(lines))

    def item_link(self, item: Version) -> str:
        """Return the page of the minutes."""
        return item.minutes.get_absolute_url()

    def item_guid(self, item: Version) -> str:
        """Return an identity that never changes."""
        return f"urn:roret:{item.minutes.number}:{item.number}"

    def item_updateddate(self, item: Version) -> datetime | None:
        """Return when the version came out."""
        return item.published_at

    item_pubdate = item_updateddate
