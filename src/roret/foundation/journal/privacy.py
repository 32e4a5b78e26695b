"""What the journal knows about a person, and how it forgets."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import services
from roret.foundation.journal.models import Detail, Event
from roret.foundation.privacy import Kept, Part, register_retention, register_subject

MOST = 5000


def collect(person: Any) -> Iterator[Part]:
    """Give what she did herself and the details about her, newest first."""
    numbers = Detail.objects.filter(person_id=str(person.pk)).values("event_id")
    events = Event.objects.filter(actor_id=str(person.pk)) | Event.objects.filter(pk__in=numbers)
    details = Detail.objects.filter(event_id=OuterRef("pk")).order_by("-pk").values("data")
    newest = events.annotate(detail=Subquery(details[:1])).order_by("-pk")[:MOST]
    yield Part(_("What the journal says"), Kept(newest, _told))


def _told(event: Any) -> dict[str, Any]:
    return {str(_("When")): event.at, str(_("What happened")): str(event), **(event.detail or {})}


def erase(person: Any, *, by: Any) -> int:
    """Erase the details; the events, where she is a number, stay."""
    return services.forget_person(person, by=by)


def due(moment: datetime) -> QuerySet[Detail]:
    """Return the details whose time is up."""
    return Detail.objects.filter(expires_at__lt=moment)


register_subject(
    "journal",
    title=_("What the journal says"),
    collect=collect,
    erase=erase,
    stays=_(
        "The journal keeps that something was done, when and by which number; names and values are erased from it."
    ),
    order=90,
)
register_retention("journal.detail", title=_("Values in the journal"), due=due, erase=services.forget_detail)
