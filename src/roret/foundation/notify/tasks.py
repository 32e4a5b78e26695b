"""What notify does by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import every, job


@every(timedelta(minutes=1))
@job(title=_("Gather messages"))
def make_digests() -> int:
    """Gather what is to be told into digests."""
    from roret.foundation.notify import digests

    return sum(len(batch) for batch in digests.make_digests())


@job(attempts=8, first_delay=timedelta(minutes=1), title=_("Send messages"))
def send_digests(keys: list[int]) -> int:
    """Send digests to their recipients."""
    from roret.foundation.notify import sending

    return sending.send_now(keys)
