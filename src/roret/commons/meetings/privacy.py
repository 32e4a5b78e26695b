"""What meetings know about a person: those she was called to, and where it was asked whether she might take part."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.models import Attendance, Disqualification
from roret.foundation.privacy import Kept, Part, describe, register_subject


def collect(person: Any) -> Iterator[Part]:
    """Give the questions of disqualification about her, and the meetings she was called to."""
    rows = Disqualification.objects.filter(membership__user=person).select_related("membership__post", "item", "record")
    yield Part(_("Whether you might take part in an item"), Kept(rows.order_by("pk"), describe))
    called = Attendance.objects.filter(membership__user=person).select_related("meeting", "membership__post")
    yield Part(_("Meetings you were called to"), Kept(called.order_by("pk"), describe))


register_subject(
    "meetings",
    title=_("Meetings you were called to"),
    collect=collect,
    stays=_("That you took part in a meeting or not: it belongs to the minutes."),
    order=81,
)
