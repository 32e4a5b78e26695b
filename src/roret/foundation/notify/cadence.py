"""When a digest may go out: the pace a recipient chose, and the hours in which she wants peace.

All hours are the municipality's local time, so that a night with 23 or 25 hours is still one night.
"""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from roret.foundation.notify.models import Cadence, Recipient

HOUR = 8
"""Daily digests are due from this local hour on, weekly ones on Mondays."""


def latest_slot(cadence: str, now: datetime) -> datetime:
    """Return the moment such that what was told before it is due: now, this morning's or this Monday's hour."""
    if cadence == Cadence.NOW:
        return now
    local = timezone.localtime(now)
    slot = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    back = slot.weekday() if cadence == Cadence.WEEKLY else 0
    slot -= timedelta(days=back)
    if slot > local:
        slot -= timedelta(days=7 if cadence == Cadence.WEEKLY else 1)
    return slot


def awake(now: datetime) -> Q:
    """Return the condition on recipients that their quiet hours do not cover ``now``; equal hours mean no quiet."""
    hour = timezone.localtime(now).hour
    within_day = Q(quiet_from__lt=F("quiet_to"), quiet_from__lte=hour, quiet_to__gt=hour)
    over_midnight = Q(quiet_from__gt=F("quiet_to")) & (Q(quiet_from__lte=hour) | Q(quiet_to__gt=hour))
    return ~(within_day | over_midnight)


def quiet_until(recipient: Recipient, now: datetime) -> datetime | None:
    """Return when the recipient's quiet ends, or None when it is not quiet now."""
    local = timezone.localtime(now)
    start, end, hour = recipient.quiet_from, recipient.quiet_to, local.hour
    quiet = start <= hour < end if start < end else start > end and (hour >= start or hour < end)
    if not quiet:
        return None
    morning = local.replace(hour=end, minute=0, second=0, microsecond=0, fold=0)
    return morning if hour < end else morning + timedelta(days=1)
