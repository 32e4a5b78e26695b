"""At the door: who has come."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.events import events
from roret.listen.events.models import Event, Registration

MOST_AT_ONCE = 500


@transaction.atomic
def check_in(registration: Registration, *, by: Any, came: int | None = None) -> Registration:
    """Note that ``came`` persons of a registration are here (all when not said, none takes it back); harmless when repeated."""
    authz.require(by, "events.check_in", registration)
    registration = Registration.objects.select_related("event").lock(registration.pk)
    lifecycle.require(registration.event.can_check_in())
    if registration.cancelled_at:
        raise DomainError(_("The registration is cancelled. Count them among those who came without registering."))
    here = registration.seats if came is None else came
    if not 0 <= here <= registration.seats:
        raise DomainError(_("The registration is for %(seats)d.") % {"seats": registration.seats}, field="came")
    if (registration.came or 0) == here:
        return registration
    registration.came, registration.came_at = (here, clock.now()) if here else (None, None)
    registration.save(update_fields=["came", "came_at"])
    journal.record(events.CheckedIn, registration, by=by, reference=registration.reference, came=here)
    return registration


@transaction.atomic
def count_walk_ins(event: Event, *, by: Any, more: int) -> Event:
    """Add to those who came without registering; fewer than none takes back. Never falls below none."""
    authz.require(by, "events.check_in", event)
    event = Event.objects.lock(event.pk)
    lifecycle.require(event.can_check_in())
    if not -MOST_AT_ONCE <= more <= MOST_AT_ONCE:
        raise DomainError(_("Count at most %(most)d at a time.") % {"most": MOST_AT_ONCE}, field="more")
    counted = max(0, event.walk_ins + more)
    if counted != event.walk_ins:
        event.walk_ins = counted
        event.save(update_fields=["walk_ins"])
        journal.record(events.WalkedIn, event, by=by, count=counted)
    return event
