"""Planning: from the idea to what can be announced, and changes on the way."""

from copy import copy
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import begin_record, change_record, in_both_languages, reach_milestone
from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError
from roret.listen.events import events, selectors
from roret.listen.events.enums import Letter
from roret.listen.events.models import Event, ProgrammePoint
from roret.listen.events.services.line import fill_seats, write_to_all

TIMES = {"begins_at", "ends_at", "opens_at", "closes_at"}
MOVES = ("begins_at", "ends_at", "place", "address")
"""What those who have registered are told of when it changes."""


@transaction.atomic
def create_event(
    *, by: Any, areas: Any = (), topics: Any = (), target_groups: Any = (), organisers: Any = (), **values: Any
) -> Event:
    """Note the idea of an event in a unit where ``by`` may; ``values`` are the event's own columns."""
    event = Event(**values)
    authz.require(by, "events.create_event", event)
    _check_times(event)
    begin_record(event, by=by, areas=areas, topics=topics, target_groups=target_groups)
    event.organisers.set(organisers)
    journal.record(events.Drafted, event, by=by)
    return event


@transaction.atomic
def update_event(event: Event, *, by: Any, version: int | None = None, **values: Any) -> Event:
    """Change an event; those who have registered are told when it is moved, and more seats go to the waiting list.

    Raises ``ChangedMeanwhile`` when somebody else has saved since ``version``, and ``DomainError`` for times that do not fit
    or fewer seats than are taken.
    """
    authz.require(by, "events.update_event", event)
    event = Event.objects.lock(event.pk)
    before = {name: getattr(event, name) for name in MOVES}
    if "organisers" in values:
        event.organisers.set(values.pop("organisers"))
    _check_times(_as_wanted(event, values))
    changes = change_record(event, version=version, **values)
    _check_seats(event)
    journal.record(events.Changed, event, by=by, changes=changes)
    fill_seats(event)
    if event.is_published and not event.is_over and any(before[name] != getattr(event, name) for name in MOVES):
        _tell_moved(event)
    return event


@transaction.atomic
def plan_event(event: Event, *, by: Any) -> Event:
    """Decide that an idea is carried out; harmless when repeated."""
    authz.require(by, "events.update_event", event)
    event = Event.objects.lock(event.pk)
    if event.planned_at is None:
        event.planned_at, event.planned_by = clock.now(), authz.name_of(by)
        event.save(update_fields=["planned_at", "planned_by"])
        journal.record(events.Planned, event, by=by)
    return event


@transaction.atomic
def delete_event(event: Event, *, by: Any) -> None:
    """Throw an event away that nobody outside has seen."""
    authz.require(by, "events.delete_event", event)
    journal.record(events.Deleted, event, by=by)
    event.attachments.all().delete()
    event.delete()


@transaction.atomic
def add_point(
    event: Event, *, by: Any, begins_at: datetime, title: str, speaker: str = "", text: str = ""
) -> ProgrammePoint:
    """Add a point to the programme; raises ``DomainError`` when it lies outside the event."""
    authz.require(by, "events.update_event", event)
    if event.begins_at and not event.begins_at <= begins_at <= (event.ends_at or begins_at):
        raise DomainError(
            _("The point lies outside the event: it runs %(when)s.") % {"when": event.when}, field="begins_at"
        )
    point = ProgrammePoint(event=event, begins_at=begins_at, title=title, speaker=speaker, text=text)
    point.full_clean()
    point.save()
    journal.record(events.ProgrammeChanged, event, by=by, point=title)
    return point


@transaction.atomic
def remove_point(point: ProgrammePoint, *, by: Any) -> None:
    """Take a point off the programme."""
    authz.require(by, "events.update_event", point.event)
    journal.record(events.ProgrammeChanged, point.event, by=by, point=point.title)
    point.delete()


def _as_wanted(event: Event, values: dict[str, Any]) -> Event:
    """Return what the event would be, so that the times can be judged before anything is written."""
    wanted = copy(event)
    for name in TIMES & values.keys():
        setattr(wanted, name, values[name])
    return wanted


def _check_times(event: Event) -> None:
    """Raise ``DomainError`` for times that do not follow each other."""
    if event.begins_at and event.ends_at and event.ends_at <= event.begins_at:
        raise DomainError(_("It must end after it begins."), field="ends_at")
    if event.ends_at and not event.begins_at:
        raise DomainError(_("Say when it begins, too."), field="begins_at")
    if event.closes_at and event.opens_at and event.closes_at <= event.opens_at:
        raise DomainError(_("Registration must close after it opens."), field="closes_at")
    if event.closes_at and event.ends_at and event.closes_at > event.ends_at:
        raise DomainError(_("Registration must close before the event ends."), field="closes_at")


def _check_seats(event: Event) -> None:
    taken = selectors.seats_taken(event)
    if event.capacity is not None and event.capacity < taken:
        raise DomainError(
            _("%(taken)d seats are taken. Fewer seats would turn somebody away.") % {"taken": taken}, field="capacity"
        )


def _tell_moved(event: Event) -> None:
    sentence = in_both_languages(gettext_noop("“%(title)s” has a new time or place"), event)
    reach_milestone(event, code=f"moved-{event.version}", **sentence)
    write_to_all(event.registrations.live(), Letter.MOVED)
