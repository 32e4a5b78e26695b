"""Writing the journal."""

import hashlib
import json
from typing import Any

from django.db import connection, models
from django.utils import timezone

from roret.foundation import authz, clock
from roret.foundation.journal.models import Detail, Event
from roret.foundation.journal.types import EventType
from roret.foundation.requests import request_id

DETAIL_MONTHS = 60
"""How long the erasable part of an event is kept, unless someone asks to be forgotten before (months)."""


def record_event(kind: EventType, target: models.Model, *, by: Any, reason: str = "", **data: Any) -> Event:
    """Append one event about ``target``.

    ``data`` may only hold what the type declares; names in ``forget`` go to the erasable detail. ``person`` (a user key)
    says whom the detail is about; ``on_behalf_of`` names an organisation. Raises ``RuntimeError`` outside a transaction,
    because an event must be kept or lost together with the change it describes.
    """
    if not connection.in_atomic_block:
        msg = "journal.record() outside a transaction"
        raise RuntimeError(msg)
    person, on_behalf_of = data.pop("person", ""), data.pop("on_behalf_of", "")
    unknown = set(data) - {*kind.keep, *kind.forget}
    if unknown:
        msg = f"{kind.key} does not declare {sorted(unknown)}"
        raise ValueError(msg)
    event = Event(
        at=clock.now(), type=kind.key, actor_id=str(getattr(by, "pk", "") or ""), actor_name=authz.name_of(by)[:200],
        on_behalf_of=on_behalf_of, reason=reason[:500], request_id=request_id(),
        data=_plain({name: data[name] for name in kind.keep if name in data}), **_target(target),
    )
    event.digest = digest(event)
    event.save(force_insert=True)
    _remember_detail(event, {name: data[name] for name in kind.forget if name in data}, person=person)
    return event


def digest(event: Event) -> str:
    """Return the SHA-256 (hex) over everything the event says; the leaf of the Merkle tree."""
    names = [field.name for field in Event._meta.local_fields if field.name not in {"id", "digest", "transaction"}]  # noqa: SLF001
    values = {name: getattr(event, name) for name in names}
    values["at"] = event.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def _target(target: models.Model) -> dict[str, Any]:
    """Describe the thing as text, so that the event can be read when the thing is gone."""
    name = getattr(target, "journal_name", None) or str(target)
    record = getattr(target, "journal_record_id", None)
    return {
        "target_type": target._meta.label_lower,  # noqa: SLF001
        "target_id": str(target.pk),
        "target_name": str(name)[:300],
        "record_id": record,
    }


def _remember_detail(event: Event, data: dict[str, Any], *, person: object) -> None:
    if data or person:
        expires = event.at + timezone.timedelta(days=DETAIL_MONTHS * 30)
        Detail.objects.create(event_id=event.pk, person_id=str(person or ""), data=_plain(data), expires_at=expires)


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(data, default=str))
