"""Sending what stands in the outbox."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from roret.foundation import clock
from roret.foundation.jobs import TemporaryFailure
from roret.foundation.notify.cadence import quiet_until
from roret.foundation.notify.channels import Channel, Refused, channel_for
from roret.foundation.notify.models import Digest, Recipient


def send_now(keys: Iterable[int]) -> int:
    """Send the digests that have not been sent; return how many went out.

    Each is sent under its row's lock and stamped in the same transaction, so that two workers never send the same one.
    One that would come in quiet hours is put off. Raises ``TemporaryFailure`` after all have been tried, when some of them
    have to be tried again.
    """
    by_channel: dict[str, list[int]] = defaultdict(list)
    for key, name in (
        Digest.objects.filter(pk__in=list(keys), sent_at=None, refused_at=None)
        .order_by("pk")
        .values_list("pk", "channel")
    ):
        by_channel[name].append(key)
    sent, problems = 0, list[str]()
    for name, mine in by_channel.items():
        channel = channel_for(name)
        try:
            channel.open()
            for key in mine:
                sent += _try(key, channel, problems)
        finally:
            channel.close()
    if problems:
        raise TemporaryFailure(f"{len(problems)} not sent; first: {problems[0]}")
    return sent


def _try(key: int, channel: Channel, problems: list[str]) -> bool:
    try:
        return _send_one(key, channel)
    except TemporaryFailure as error:
        problems.append(str(error))
        return False


@transaction.atomic
def _send_one(key: int, channel: Channel) -> bool:
    digest = Digest.objects.select_for_update(of=("self",), skip_locked=True).select_related("recipient__user").filter(
        pk=key, sent_at=None, refused_at=None
    ).first()  # fmt: skip
    if digest is None or _gave_up(digest) or _put_off(digest):
        return False
    try:
        channel.send(digest)
    except Refused as error:
        _refuse(digest, str(error))
        Recipient.objects.filter(pk=digest.recipient_id).update(bounced_at=clock.now())
        return False
    digest.sent_at = clock.now()
    digest.save(update_fields=["sent_at"])
    return True


def _gave_up(digest: Digest) -> bool:
    """Drop what somebody has unsubscribed from between the making and the sending."""
    if digest.recipient.unsubscribed_at is None:
        return False
    _refuse(digest, "unsubscribed")
    return True


def _put_off(digest: Digest) -> bool:
    """Enqueue it for the morning when a late try would disturb the recipient's quiet."""
    from roret.foundation.notify.tasks import send_digests

    morning = quiet_until(digest.recipient, clock.now())
    if morning is not None:
        send_digests.using(run_after=morning).enqueue([digest.pk])
    return morning is not None


def _refuse(digest: Digest, why: str) -> None:
    digest.refused_at, digest.refusal = clock.now(), why[:200]
    digest.save(update_fields=["refused_at", "refusal"])
