"""What councils say, as Atom (RFC 4287)."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from roret.foundation.ui.formats import printable_in_xml
from roret.listen.statements import selectors
from roret.listen.statements.models import Statement


class Statements(Feed):
    """The latest fifty statements that everybody may read."""

    feed_type = Atom1Feed
    title = _("Statements of the municipality's councils")
    link = "/"
    subtitle = _("What councils think and propose, and what they are answered")

    def items(self) -> Any:
        """Return the latest fifty."""
        return selectors.published(AnonymousUser())[:50]

    def item_title(self, item: Statement) -> str:
        """Return who says what."""
        return printable_in_xml(f"{item.body}: {item}")

    def item_description(self, item: Statement) -> str:
        """Return the beginning of the text."""
        return printable_in_xml(item.text[:500])

    def item_link(self, item: Statement) -> str:
        """Return the page."""
        return item.get_absolute_url()

    def item_guid(self, item: Statement) -> str:
        """Return an identity that never changes."""
        return f"urn:roret:{item.number}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Statement) -> datetime | None:
        """Return when everybody could read it."""
        return item.published_at

    def item_updateddate(self, item: Statement) -> datetime:
        """Return when it last changed, for instance because it was answered."""
        return item.changed_at
