"""Announcing, cancelling and reminding."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import in_both_languages, publish_record, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.events import events, tasks
from roret.listen.events.enums import Letter
from roret.listen.events.models import Event
from roret.listen.events.services.inviting import send_invitations
from roret.listen.events.services.line import write_to_all

REMINDED = timedelta(days=2)
"""So long before the event those who come are reminded."""
FRESH = timedelta(days=1)
"""Whoever registered within this time knows it still, and is not reminded."""


@transaction.atomic
def announce_event(event: Event, *, by: Any) -> Event:
    """Announce it; refused with the list of what is missing. Those who are invited get their invitation."""
    authz.require(by, "events.announce_event", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_announce())
    lifecycle.require_nothing_missing(event.missing_before_announcing())
    if event.planned_at is None:
        event.planned_at, event.planned_by = clock.now(), authz.name_of(by) or "Roret"
        event.save(update_fields=["planned_at", "planned_by"])
    publish_record(event, by=by)
    journal.record(events.Announced, event, by=by, begins_at=event.begins_at.isoformat() if event.begins_at else "")
    reach_milestone(event, code="opened", **in_both_languages(gettext_noop("“%(title)s” has been announced"), event))
    send_invitations(event, by=by)
    tell(events.event_announced, event)
    return event


@transaction.atomic
def cancel_event(event: Event, *, by: Any, reason: str) -> Event:
    """Cancel it with a reason that everybody can read; all who have registered or are invited are told."""
    authz.require(by, "events.cancel_event", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_cancel())
    if not reason.strip():
        raise DomainError(_("Write why, so that people know."), field="reason")
    event.cancelled_at, event.cancelled_by = clock.now(), authz.name_of(by) or "Roret"
    event.cancel_reason = reason.strip()[:300]
    event.save(update_fields=["cancelled_at", "cancelled_by", "cancel_reason"])
    told = write_to_all(event.registrations.live(), Letter.CANCELLED)
    _tell_those_invited(event)
    journal.record(events.Cancelled, event, by=by, reason=event.cancel_reason, registered=told)
    if event.is_published:
        reach_milestone(event, code="cancelled", **in_both_languages(gettext_noop("“%(title)s” is cancelled"), event))
        tell(events.event_cancelled, event)
    return event


def _tell_those_invited(event: Event) -> None:
    registered = event.registrations.live().filter(invitation__isnull=False).values("invitation")
    waiting = event.invitations.filter(sent_at__isnull=False, declined_at=None).exclude(pk__in=registered)
    for key in waiting.values_list("pk", flat=True):
        tasks.write_uninvited.enqueue(invitation_id=key)


def remind_guests() -> int:
    """Remind everybody once of what she comes to within two days; return how many were reminded."""
    now = clock.now()
    near = Event.objects.standing().filter(begins_at__range=(now, now + REMINDED))
    return sum(_remind(event) for event in near)


@transaction.atomic
def _remind(event: Event) -> int:
    event = Event.objects.lock(event.pk)
    due = event.registrations.placed().filter(reminded_at=None, queued_at__lte=clock.now() - FRESH)
    found = list(due)
    event.registrations.filter(pk__in=[one.pk for one in found]).update(reminded_at=clock.now())
    return write_to_all(found, Letter.REMINDER)
