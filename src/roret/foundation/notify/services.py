"""Every way in which a recipient changes what she is told. The secret of her link counts as signing in."""

from typing import Any

from django.db import transaction

from roret.foundation import authz, clock, journal
from roret.foundation.notify import events
from roret.foundation.notify.models import Notification, Recipient


@transaction.atomic
def change_settings(recipient: Recipient, *, by: Any, secret_known: bool = False, **choice: Any) -> Recipient:
    """Keep channel, pace, quiet hours and language; wanting messages again undoes an unsubscription and a refused address.

    ``secret_known`` is said by the door that has checked the link of a guest.
    """
    if not secret_known:
        authz.require(by, "notify.change_recipient", recipient)
    recipient = Recipient.objects.lock(recipient.pk)
    for name in ("channel", "cadence", "quiet_from", "quiet_to", "language"):
        setattr(recipient, name, choice.get(name, getattr(recipient, name)))
    recipient.unsubscribed_at = recipient.bounced_at = None
    recipient.full_clean(exclude=["key"])
    recipient.save()
    journal.record(events.SettingsChanged, recipient, by=by, channel=recipient.channel, cadence=recipient.cadence)
    return recipient


@transaction.atomic
def unsubscribe(recipient: Recipient, *, by: Any) -> Recipient:
    """Stop all messages; whoever has the secret link may, and a second time is harmless (RFC 8058)."""
    recipient = Recipient.objects.lock(recipient.pk)
    if recipient.unsubscribed_at is None:
        recipient.unsubscribed_at = clock.now()
        recipient.save(update_fields=["unsubscribed_at"])
        journal.record(events.Unsubscribed, recipient, by=by)
    return recipient


def mark_read(notification: Notification, *, by: Any) -> Notification:
    """Note that a message has been opened; no event, because what somebody reads is her own business."""
    authz.require(by, "notify.read_notification", notification)
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=clock.now())
    return notification


def mark_all_read(person: Any) -> int:
    """Note that a person has seen all her messages; return how many were new."""
    return Notification.objects.visible_to(person).unread().update(read_at=clock.now())
