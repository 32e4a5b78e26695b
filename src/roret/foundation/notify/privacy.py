"""What messages know about a person: how she is told, and what she has been told."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, journal
from roret.foundation.notify import events
from roret.foundation.notify.models import Digest, Notification, Recipient
from roret.foundation.privacy import Kept, Part, describe, register_retention, register_subject
from roret.foundation.privacy.subjects import kept_since

_MESSAGE: dict[str, Any] = {
    **dict.fromkeys(("recipient", "key", "record_id", "digest")),
    "record_title": _("about"),
    "sentence": _("message"),
    "reason": _("why you were told"),
    "created_at": _("told"),
    "read_at": _("read"),
}
_LETTER: dict[str, Any] = {
    **dict.fromkeys(("recipient", "html")),
    "covers_from": _("covers what happened from"),
    "covers_to": _("covers what happened until"),
    "channel": _("channel"),
    "made_at": _("written"),
    "sent_at": _("sent"),
    "subject": _("heading"),
    "text": _("text"),
    "refused_at": _("address refused"),
    "refusal": _("why it was refused"),
}
"""What the columns of messages are called for the one they were sent to; the letter's page says the same as its text."""


def collect(person: Any) -> Iterator[Part]:
    """Give her choices, her messages and what was sent to her."""
    mine = Recipient.objects.filter(user=person)
    yield Part(_("How you are told"), Kept(mine, partial(describe, user=None)))
    for model, title, labels in (
        (Notification, _("Messages"), _MESSAGE),
        (Digest, _("Messages that were sent"), _LETTER),
    ):
        rows = model.objects.filter(recipient__user=person).order_by("pk")
        yield Part(title, Kept(rows, partial(describe, **labels)))


def erase(person: Any, *, by: Any) -> int:
    """Erase the recipient with all messages."""
    mine = list(Recipient.objects.filter(user=person))
    for recipient in mine:
        journal.record(events.Erased, recipient, by=by)
        recipient.delete()
    return len(mine)


def due_notifications(moment: datetime) -> QuerySet[Notification]:
    """Return the messages that are too old."""
    return Notification.objects.filter(created_at__lt=kept_since(Notification, moment))


def due_digests(moment: datetime) -> QuerySet[Digest]:
    """Return what was sent too long ago to be kept."""
    return Digest.objects.filter(made_at__lt=kept_since(Digest, moment))


def drop(thing: Model, *, by: Any) -> None:
    """Delete one; no event, because the certificate counts them."""
    authz.require(by, "privacy.erase_expired")
    thing.delete()


register_subject("notify", title=_("Messages"), collect=collect, erase=erase, order=40)
register_retention("notify.notification", title=_("Messages"), due=due_notifications, erase=drop)
register_retention("notify.digest", title=_("Messages that were sent"), due=due_digests, erase=drop)
