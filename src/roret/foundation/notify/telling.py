"""Noting what is to be told; the digests carry it out later."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import override

from roret.foundation import clock
from roret.foundation.notify.models import Notification, Recipient

BATCH = 2000


def recipient_of(user: Any) -> Recipient:
    """Return the recipient of a person who signs in, made when she is told something for the first time."""
    return Recipient.objects.get_or_create(user=user, defaults={"language": _language(user.language)})[0]


def guest_recipient(email: str, *, language: str = "da") -> Recipient:
    """Return the recipient of a guest; the address counts the same in capitals."""
    address = email.strip().lower()
    if not address:
        raise ValueError("A guest is told by e-mail; there is no address.")
    return Recipient.objects.get_or_create(user=None, email=address, defaults={"language": _language(language)})[0]


def tell(who: Any, *, key: str, record: Any = None, sentence: object, url: object, reason: object = "") -> bool:
    """Tell ``who`` (a user or a recipient) one thing; False when it has been told under this ``key`` before.

    ``sentence`` and ``reason`` may be lazy translations and ``url`` a function: they are worked out in the recipient's
    language. ``url`` is a path on this site.
    """
    recipient = who if isinstance(who, Recipient) else recipient_of(who)
    return bool(tell_many([notification(recipient, key=key, record=record, sentence=sentence, url=url, reason=reason)]))


def notification(
    recipient: Recipient, *, key: str, record: Any, sentence: object, url: object, reason: object = ""
) -> Notification:
    """Return the row, not yet kept, with every text in the recipient's language and on one line."""
    with override(recipient.language):
        return Notification(
            recipient=recipient, key=key, record_id=getattr(record, "pk", None), created_at=clock.now(),
            record_title=_line(record or "", 250), sentence=_line(sentence, 300), reason=_line(reason, 300),
            url=str(url() if callable(url) else url),
        )  # fmt: skip


def tell_many(notifications: Iterable[Notification]) -> int:
    """Keep many rows; what has been told before is left out. Return how many are new."""
    before_rows = list(notifications)
    told = 0
    for start in range(0, len(before_rows), BATCH):
        rows = before_rows[start : start + BATCH]
        known = _known(rows)
        Notification.objects.bulk_create(rows, ignore_conflicts=True)
        told += len({(row.recipient_id, row.key) for row in rows} - known)
    return told


def _known(rows: list[Notification]) -> set[tuple[int, str]]:
    keys, recipients = {row.key for row in rows}, {row.recipient_id for row in rows}
    return set(Notification.objects.filter(recipient__in=recipients, key__in=keys).values_list("recipient_id", "key"))


def _line(text: object, length: int) -> str:
    return " ".join(str(text).split())[:length]


def _language(code: str) -> str:
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
