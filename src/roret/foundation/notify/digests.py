"""Making digests: one for each recipient whose time has come, from all that has not been sent, grouped by record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from roret.foundation import clock
from roret.foundation.notify import cadence
from roret.foundation.notify.models import Cadence, Digest, Notification, Recipient

BATCH = 200
MOST_IN_ONE = 40
"""More than this many messages are only counted; they all stand on the page."""


@dataclass(frozen=True)
class Group:
    """What is told about one record, newest first."""

    title: str
    notifications: Sequence[Notification]

    @property
    def reason(self) -> str:
        """Why the recipient is told: the same for the whole group, or the newest one's."""
        return self.notifications[0].reason


def make_digests() -> list[list[int]]:
    """Make all digests that are due now; return their keys in batches, each enqueued for sending in its own transaction."""
    batches = []
    for pace in Cadence.values:
        while batch := _make_batch(pace, clock.now()):
            batches.append(batch)
    return batches


@transaction.atomic
def _make_batch(pace: str, now: datetime) -> list[int]:
    from roret.foundation.notify.tasks import send_digests

    recipients = list(due(pace, now)[:BATCH])
    rows = (
        Notification.objects.unsent()
        .filter(recipient__in=recipients, created_at__lte=now)
        .order_by("-created_at", "-pk")
    )
    by_recipient: dict[int, list[Notification]] = {}
    for row in rows:
        by_recipient.setdefault(row.recipient_id, []).append(row)
    digests = [
        write(recipient, by_recipient[recipient.pk], now=now, since=getattr(recipient, "last_to", None))
        for recipient in recipients
        if recipient.pk in by_recipient
    ]
    keys = [digest.pk for digest in Digest.objects.bulk_create(digests)]
    _put_in([(row.pk, digest.pk) for digest in digests for row in by_recipient[digest.recipient_id]])
    if keys:
        send_digests.enqueue(keys)
    return keys


def _put_in(pairs: Sequence[tuple[int, int]]) -> None:
    """Note in one statement which message went into which digest: exactly those that were written, never a later one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE notify_notification AS told SET digest_id = pair.digest "
            "FROM unnest(%s::bigint[], %s::bigint[]) AS pair(id, digest) WHERE told.id = pair.id",
            [[row for row, _digest in pairs], [digest for _row, digest in pairs]],
        )


def due(pace: str, now: datetime) -> QuerySet[Recipient]:
    """Return the reachable recipients of one pace whose digest is due, locked; another worker's are passed over."""
    slot = cadence.latest_slot(pace, now)
    unsent = Notification.objects.unsent().filter(recipient=OuterRef("pk"), created_at__lte=slot)
    had_one = Digest.objects.filter(recipient=OuterRef("pk"), covers_to__gte=slot)
    last = (
        Digest.objects.filter(recipient=OuterRef("pk"))
        .order_by()
        .values("recipient")
        .annotate(last=Max("covers_to"))
        .values("last")
    )
    found = Recipient.objects.reachable().filter(cadence.awake(now), Exists(unsent), ~Exists(had_one), cadence=pace)
    found = found.exclude(channel="none").exclude(Q(user__is_active=False))
    return (
        found.annotate(last_to=Subquery(last))
        .select_related("user")
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("pk")
    )


def write(recipient: Recipient, rows: Sequence[Notification], *, now: datetime, since: datetime | None) -> Digest:
    """Return the digest, not yet kept: text and HTML in the recipient's language. ``rows`` are newest first, never none."""
    oldest = rows[-1].created_at
    with override(recipient.language):
        context = {
            "recipient": recipient, "groups": group(rows[:MOST_IN_ONE]), "more": max(0, len(rows) - MOST_IN_ONE),
            "site": settings.RORET_PUBLIC_URL, "municipality": settings.RORET_MUNICIPALITY["name"],
        }  # fmt: skip
        return Digest(
            recipient=recipient, channel=recipient.channel, covers_from=min(since or oldest, oldest), covers_to=now, made_at=now,
            subject=subject(rows), text=render_to_string("notify/mail/digest.txt", context).strip() + "\n",
            html=render_to_string("notify/mail/digest.html", context),
        )  # fmt: skip


def group(rows: Iterable[Notification]) -> list[Group]:
    """Group by record, newest first within each group and among the groups."""
    groups: dict[object, list[Notification]] = {}
    for row in rows:
        groups.setdefault(row.record_id or row.pk * -1, []).append(row)
    return [Group(members[0].record_title, members) for members in groups.values()]


def subject(rows: Sequence[Notification]) -> str:
    """Return the outcome itself: the newest sentence, and how much more there is."""
    newest, more = rows[0].sentence, len(rows) - 1
    if not more:
        return newest[:250]
    tail = ngettext("and %(count)s more message", "and %(count)s more messages", more) % {"count": more}
    return _("%(sentence)s – %(tail)s") % {"sentence": newest[: 240 - len(tail)].rstrip(" ."), "tail": tail}


def oldest_unsent() -> datetime | None:
    """Return when the oldest message was told that still waits for its digest; for the operators' page."""
    return (
        Notification.objects.unsent()
        .filter(recipient__in=Recipient.objects.reachable())
        .aggregate(at=Min("created_at"))["at"]
    )
