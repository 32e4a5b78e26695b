"""Questions about messages."""

from typing import Any

from roret.foundation.notify.models import Notification, Recipient


def settings_for(recipient_key: str) -> Recipient | None:
    """Return the recipient to whom the secret of a settings or unsubscribe link belongs, or None."""
    return Recipient.objects.select_related("user").filter(key=recipient_key).first()


def unread_count(person: Any) -> int:
    """Return how many messages a person has not read (one query; none for a guest)."""
    if not getattr(person, "pk", None):
        return 0
    return Notification.objects.visible_to(person).unread().count()


def messages_of(person: Any) -> Any:
    """Return a person's messages, newest first."""
    return Notification.objects.visible_to(person).order_by("-created_at", "-pk")
