"""Knowing a sender again without keeping who she is: a keyed hash of her e-mail address, worked out while counting."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from roret.foundation.privacy.pseudonyms import pseudonym
from roret.listen.contributions.models import Contribution

COLUMNS = ("author_id", "author__email", "email")


def senders_of(contributions: QuerySet[Contribution]) -> Counter[str]:
    """Count the contributions of each sender who can be known again; never kept, never shown."""
    rows = contributions.order_by().values_list(*COLUMNS).iterator(chunk_size=5000)
    return Counter(key for key in map(_key, rows) if key)


def are_known(contributions: QuerySet[Contribution], wanted: Iterable[str]) -> set[str]:
    """Return those of the wanted senders who have sent some of these contributions."""
    looked_for, found = set(wanted), set[str]()
    if looked_for:
        for row in contributions.order_by().values_list(*COLUMNS).iterator(chunk_size=5000):
            if (key := _key(row)) in looked_for:
                found.add(key)
    return found


def _key(row: tuple[Any, ...]) -> str:
    """Return the same for the same person: by the e-mail of her account or the one she wrote; empty for the unknown."""
    author, account_email, written = row
    email = (account_email or written or "").strip().casefold()
    return pseudonym(f"participant:{email or f'account {author}'}") if email or author else ""
