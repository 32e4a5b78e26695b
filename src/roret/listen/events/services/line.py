"""The line of those who want to come: who gets a seat next, and who is written to."""

from collections.abc import Iterable

from roret.foundation import authz, clock, journal
from roret.listen.events import events, selectors, tasks
from roret.listen.events.enums import Letter
from roret.listen.events.models import Event, Registration


def fill_seats(event: Event) -> list[Registration]:
    """Give free seats of a locked event to those who wait, strictly in line; each is told once. Return who got them.

    Whoever is first in line is never overtaken by a smaller party behind her. When the event has begun, nobody is moved any
    more: the door decides.
    """
    if not event.can_take_place() or event.has_begun:
        return []
    free, placed = selectors.seats_free(event), []
    for registration in event.registrations.waiting():
        if free is not None:
            if registration.seats > free:
                break
            free -= registration.seats
        placed.append(_place(registration))
    return placed


def _place(registration: Registration) -> Registration:
    registration.placed_at = clock.now()
    registration.save(update_fields=["placed_at"])
    journal.record(
        events.Promoted, registration, by=authz.SYSTEM, reference=registration.reference, seats=registration.seats
    )
    write_to_all([registration], Letter.PROMOTED)
    return registration


def write_to_all(registrations: Iterable[Registration], letter: Letter) -> int:
    """Put a letter on its way to each who left an address; return to how many."""
    addressed = [one.pk for one in registrations if one.email]
    for key in addressed:
        tasks.write_to_guest.enqueue(registration_id=key, letter=str(letter))
    return len(addressed)
