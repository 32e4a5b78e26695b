"""What records show on the pages of units, bodies, areas and topics: the newest of theirs, and the way to the rest."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.records.models import Record

SHOWN = 8
Panel = tuple[str, dict[str, Any]] | None
HEADINGS = {
    "unit": gettext_lazy("What it is responsible for"),
    "body": gettext_lazy("What it is about"),
    "area": gettext_lazy("What concerns the area"),
}


def newest(place: str, column: str, *, search_by: str) -> Callable[[Any, Any], Panel]:
    """Return the panel for a page: records whose ``column`` is the page's thing; ``search_by`` names the search's filter."""

    def panel(request: Any, thing: Any) -> Panel:
        rows = Record.objects.visible_to(request.user).filter(**{column: thing.pk}, published_at__isnull=False)
        found = list(rows.select_related("unit").order_by("-published_at", "-pk")[: SHOWN + 1])
        if not found:
            return None
        more = (
            f"{reverse('public:search')}?{urlencode({search_by: thing.pk})}" if len(found) > SHOWN and search_by else ""
        )
        return "records/panels/newest.html", {
            "heading": HEADINGS[place],
            "records": found[:SHOWN],
            "more": more,
            "label": _("See all"),
        }

    return panel
