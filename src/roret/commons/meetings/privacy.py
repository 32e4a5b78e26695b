"""What meetings know about a person: where it was asked whether she might take part."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.models import Disqualification
from roret.foundation.privacy import Kept, Part, describe, register_subject


def collect(person: Any) -> Iterator[Part]:
    """Give the questions of disqualification about her."""
    rows = Disqualification.objects.filter(membership__user=person).select_related("membership__post", "item", "record")
    yield Part(_("Whether you might take part in an item"), Kept(rows.order_by("pk"), describe))


register_subject(
    "meetings",
    title=_("Whether you might take part in an item"),
    collect=collect,
    stays=_("That you did not take part in an item: it belongs to the minutes."),
    order=81,
)
