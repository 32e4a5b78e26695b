"""Telling people, in the channel and at the pace they chose: at once, daily or weekly, never at night, never empty.

    notify.tell(person, key=f"answer-{answer.pk}", record=answer, sentence=…, url=…, reason=…)

``person`` is a user or a ``Recipient`` (``guest_recipient(email)`` for a guest). What is told stands on the page
“Messages” at once and goes out in one digest, grouped by record. The same ``key`` is told to the same recipient once,
however often it is said. A message holds no personal data but the greeting. Carries R69.
"""

from typing import Any

__all__ = ["guest_recipient", "recipient_of", "settings_for", "tell", "tell_many", "unread_count"]


def tell(who: Any, **what: Any) -> bool:
    """Tell one recipient one thing, once; see ``roret.foundation.notify.telling.tell``."""
    from roret.foundation.notify import telling

    return telling.tell(who, **what)


def tell_many(notifications: Any) -> int:
    """Tell many at once; see ``roret.foundation.notify.telling.tell_many``."""
    from roret.foundation.notify import telling

    return telling.tell_many(notifications)


def recipient_of(user: Any) -> Any:
    """Return the recipient of a person who signs in."""
    from roret.foundation.notify import telling

    return telling.recipient_of(user)


def guest_recipient(email: str, *, language: str = "da") -> Any:
    """Return the recipient of a guest who left an e-mail address."""
    from roret.foundation.notify import telling

    return telling.guest_recipient(email, language=language)


def settings_for(recipient_key: str) -> Any:
    """Return the recipient to whom a settings link belongs, or None."""
    from roret.foundation.notify import selectors

    return selectors.settings_for(recipient_key)


def unread_count(person: Any) -> int:
    """Return how many messages a person has not read; for the head of the page."""
    from roret.foundation.notify import selectors

    return selectors.unread_count(person)
