"""Registering: once, with a reference and a private link; a seat where one is free, else a place in line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.contributions.services.receiving import next_reference
from roret.listen.events import events, selectors
from roret.listen.events.enums import Letter
from roret.listen.events.follow_links import door_code, key_of, registration_secret
from roret.listen.events.models import Event, Invitation, Registration
from roret.listen.events.services.line import fill_seats, write_to_all


@dataclass(frozen=True)
class Details:
    """What somebody fills in who wants to come."""

    name: str
    email: str = ""
    organisation: str = ""
    companions: int = 0
    needs: Sequence[str] = ()
    needs_note: str = ""
    language: str = "da"
    news: bool = False
    joins_group: bool = False
    side: str = ""


@dataclass(frozen=True)
class Receipt:
    """What she gets: the registration and the secret of her private link."""

    registration: Registration
    secret: str
    repeated: bool = False


@transaction.atomic
def register(
    event: Event, *, by: Any, details: Details, submission: str, invitation: Invitation | None = None
) -> Receipt:
    """Take a registration by the web; sending the same ``submission`` again gives the same receipt and takes no seat twice.

    The event's row is locked, so that two can never take the last seat. When the seats are taken, or somebody waits already,
    she gets a place in line. Raises ``NotPossible`` when nobody registers now, ``DomainError`` for too many companions.
    """
    authz.require(by, "events.register", event)
    event = Event.objects.lock(event.pk)
    if repeated := _sent_before(event, submission):
        return repeated
    if invitation is not None and invitation.event_id != event.pk:
        raise DomainError(_("The invitation is for another event."))
    lifecycle.require(event.can_register(invited=invitation is not None))
    if invitation is not None and (used := selectors.registration_of(invitation)):
        return Receipt(used, registration_secret(used.submission), repeated=True)
    made = _new(event, details, submission=submission)
    made.invitation, made.user = invitation, by if getattr(by, "pk", None) else None
    return _keep(event, made, by=by)


@transaction.atomic
def enter_registration(event: Event, *, by: Any, details: Details, submission: str) -> Receipt:
    """Enter somebody who has phoned or asked at the desk; the deadline does not bind staff, the number of seats does."""
    authz.require(by, "events.manage_registration", event)
    event = Event.objects.lock(event.pk)
    if repeated := _sent_before(event, submission):
        return repeated
    lifecycle.require(event.can_register(by_staff=True))
    made = _new(event, details, submission=submission)
    made.entered_by = authz.name_of(by) or "Roret"
    return _keep(event, made, by=by)


@transaction.atomic
def change_registration(registration: Registration, *, by: Any, details: Details) -> Registration:
    """Change what somebody has said of herself; the secret of her link, or the right to manage registrations, is needed.

    A party that grows must find free seats that nobody waits for; one that shrinks gives its seats to those
    who wait. On the waiting list the place in line stays.
    """
    event, registration = _locked(registration, by=by)
    lifecycle.require(registration.can_change())
    _check_companions(event, details.companions)
    more = details.companions - registration.companions
    if registration.is_placed and more > 0 and not _may_take(event, more):
        raise DomainError(_no_room(event), field="companions")
    for name in Details.__dataclass_fields__:
        setattr(registration, name, getattr(details, name))
    registration.needs = list(details.needs)
    registration.full_clean()
    registration.save()
    journal.record(
        events.RegistrationChanged, registration, by=by, reference=registration.reference, seats=registration.seats
    )
    fill_seats(event)
    return registration


@transaction.atomic
def cancel_registration(registration: Registration, *, by: Any) -> Registration:
    """Give the seats back to whoever waits first; harmless when repeated."""
    event, registration = _locked(registration, by=by)
    if registration.cancelled_at:
        return registration
    lifecycle.require(registration.can_change())
    registration.cancelled_at = clock.now()
    registration.save(update_fields=["cancelled_at"])
    journal.record(events.RegistrationCancelled, registration, by=by, reference=registration.reference)
    fill_seats(event)
    return registration


@transaction.atomic
def cancel_for_guest(registration: Registration, *, by: Any) -> Registration:
    """Cancel for somebody who has phoned."""
    authz.require(by, "events.manage_registration", registration)
    return cancel_registration(registration, by=by)


def _locked(registration: Registration, *, by: Any) -> tuple[Event, Registration]:
    """Lock the event first and then the registration, in this order everywhere, so that two never wait for each other."""
    authz.require(by, "events.use_link", registration)
    event = Event.objects.lock(registration.event_id)
    registration = Registration.objects.lock(registration.pk)
    registration.event = event
    return event, registration


def _sent_before(event: Event, submission: str) -> Receipt | None:
    found = Registration.objects.filter(event=event, submission=submission).first()
    return Receipt(found, registration_secret(submission), repeated=True) if found else None


def _new(event: Event, details: Details, *, submission: str) -> Registration:
    _check_companions(event, details.companions)
    values = {name: getattr(details, name) for name in Details.__dataclass_fields__}
    key = key_of(registration_secret(submission))
    made = Registration(event=event, submission=submission, key=key, door=door_code(submission), **values)
    made.needs, made.queued_at = list(details.needs), clock.now()
    return made


def _keep(event: Event, made: Registration, *, by: Any) -> Receipt:
    """Give the reference and, where there is room and nobody waits, the seats."""
    if _may_take(event, made.seats):
        made.placed_at = made.queued_at
    made.reference = next_reference(event)
    made.full_clean(exclude=["event"])
    made.save(force_insert=True)
    journal.record(events.Registered, made, by=by, reference=made.reference, seats=made.seats, waiting=made.is_waiting)
    write_to_all([made], Letter.RECEIPT)
    return Receipt(made, registration_secret(made.submission))


def _may_take(event: Event, seats: int) -> bool:
    """Say whether so many seats are free and nobody waits for them."""
    free = selectors.seats_free(event)
    return free is None or (seats <= free and not event.registrations.waiting().exists())


def _check_companions(event: Event, companions: int) -> None:
    if not 0 <= companions <= event.companions_most:
        text = ngettext(
            "You can bring %(count)d companion.", "You can bring %(count)d companions.", event.companions_most
        )
        raise DomainError(text % {"count": event.companions_most}, field="companions")


def _no_room(event: Event) -> str:
    if event.registrations.waiting().exists():
        return _("Others wait for a seat, so you cannot bring more. You can cancel and join the waiting list together.")
    free = selectors.seats_free(event) or 0
    text = ngettext("There is %(count)d free seat.", "There are %(count)d free seats.", free)
    return text % {"count": free}
