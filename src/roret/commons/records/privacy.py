"""What records know about a person: what she follows."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.commons.records import events
from roret.commons.records.models import Follow
from roret.foundation import journal
from roret.foundation.privacy import Kept, Part, register_subject


def collect(person: Any) -> Iterator[Part]:
    """Give what she follows."""
    follows = Follow.objects.filter(user=person).select_related("record").order_by("pk")
    told = Kept(follows, lambda follow: {str(_("record")): str(follow.record), str(_("since")): follow.since})
    yield Part(_("What you follow"), told)


def erase(person: Any, *, by: Any) -> int:
    """End each follow."""
    follows = list(Follow.objects.filter(user=person).select_related("record"))
    for follow in follows:
        journal.record(events.Unfollowed, follow.record, by=by)
        follow.delete()
    return len(follows)


register_subject("records", title=_("What you follow"), collect=collect, erase=erase, order=30)
