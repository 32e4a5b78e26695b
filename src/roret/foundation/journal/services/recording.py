"""Writing the journal."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import connection, models, transaction

from roret.foundation import authz, clock
from roret.foundation.journal import events
from roret.foundation.journal.digests import event_digest
from roret.foundation.journal.models import Detail, Event
from roret.foundation.journal.plain import plain_data, plain_text, target_name
from roret.foundation.journal.types import EventType
from roret.foundation.requests import request_id

DETAIL_KEPT = timedelta(days=5 * 365)
"""How long the erasable part of an event is kept, unless someone asks to be forgotten before."""


def record_event(kind: EventType, target: models.Model, /, *, by: Any, reason: str = "", **data: Any) -> Event:
    """Append one event about ``target``.

    ``data`` may only hold what the type declares; names in ``forget`` go to the erasable detail. ``person`` (a user or her
    key) says whom the detail is about; ``on_behalf_of`` names an organisation. Raises ``RuntimeError`` outside a
    transaction, because an event must be kept or lost together with the change it describes.
    """
    _check_transaction()
    person = data.pop("person", "")
    event = _event(kind, target, by=by, reason=reason, data=data)
    event.save(force_insert=True)
    _remember_detail(event, {name: data[name] for name in kind.forget if name in data}, person=person)
    return event


def record_events(
    kind: EventType, targets: Iterable[tuple[models.Model, dict[str, Any]]], /, *, by: Any
) -> list[Event]:
    """Append one event about each of many targets, for imports; ``targets`` are pairs of the target and its data.

    The same as ``record_event`` for each, in a few queries: 20,000 events take two seconds.
    """
    _check_transaction()
    pairs = [(_event(kind, target, by=by, data={**data}), data) for target, data in targets]
    Event.objects.bulk_create((event for event, _data in pairs), batch_size=2000)
    details = [_detail(event, {name: data[name] for name in kind.forget if name in data}) for event, data in pairs]
    Detail.objects.bulk_create((detail for detail in details if detail.data), batch_size=2000)
    return [event for event, _data in pairs]


def _check_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("journal.record() outside a transaction")


def _event(kind: EventType, target: models.Model, /, *, by: Any, data: dict[str, Any], reason: str = "") -> Event:
    """Make the event, sealed by its digest, without keeping it."""
    on_behalf_of = data.pop("on_behalf_of", "")
    _check_declared(kind, data)
    event = Event(
        at=clock.now(),
        type=kind.key,
        actor_id=str(getattr(by, "pk", None) or ""),
        actor_name=plain_text(authz.name_of(by), 200),
        on_behalf_of=plain_text(on_behalf_of, 200),
        reason=plain_text(reason, 500),
        request_id=request_id(),
        data=plain_data({name: data[name] for name in kind.keep if name in data}),
        **_describe(target),
    )
    event.digest = event_digest(event)
    return event


@transaction.atomic
def record_look(thing: models.Model, *, by: Any, purpose: str = "") -> Event:
    """Remember that ``by`` looked at individual-level data about ``thing`` (databeskyttelsesforordningen article 32).

    The caller has asked for permission; a look is the one thing that a GET leaves behind.
    """
    return record_event(events.LookedAt, thing, by=by, reason=purpose)


def _check_declared(kind: EventType, data: dict[str, Any]) -> None:
    unknown = set(data) - {*kind.keep, *kind.forget}
    if unknown:
        raise ValueError(f"{kind.key} does not declare {sorted(unknown)}")


def _describe(target: models.Model) -> dict[str, Any]:
    """Describe the thing as text, so that the event can be read when the thing is gone."""
    return {
        "target_type": target._meta.label_lower,
        "target_id": str(target.pk),
        "target_name": target_name(target),
        "record_id": getattr(target, "journal_record_id", None),
    }


def _remember_detail(event: Event, data: dict[str, Any], *, person: Any) -> None:
    key = str(getattr(person, "pk", person) or "")
    if data or key:
        _detail(event, data, person=key).save()


def _detail(event: Event, data: dict[str, Any], *, person: str = "") -> Detail:
    return Detail(event_id=event.pk, person_id=person, data=plain_data(data), expires_at=event.at + DETAIL_KEPT)
