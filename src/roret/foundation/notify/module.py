"""What messages offer the house."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from roret.foundation.modules import Module, Waiting, offer
from roret.foundation.notify import selectors


def waiting(person: Any) -> Iterable[Waiting]:
    """Say that there are new messages."""
    count = selectors.unread_count(person)
    if count:
        text = ngettext("%(count)s new message", "%(count)s new messages", count) % {"count": count}
        yield Waiting(label=text, url=reverse("public:notifications"), kind="notifications")


offer(Module("notify", waiting=waiting))
