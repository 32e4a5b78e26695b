"""Questions to the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from roret.foundation import authz
from roret.foundation.journal.models import Detail, Event, Seal
from roret.foundation.journal.types import registry, sentence

SHOWN = 30


@dataclass(frozen=True)
class Entry:
    """One event as a page shows it."""

    at: datetime
    sentence: str
    who: str
    on_behalf_of: str
    reason: str
    icon: str
    facts: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]


def history_of(thing: models.Model, *, reader: Any, limit: int = SHOWN) -> list[Entry]:
    """Return what has happened to a thing, newest first; nothing to whom may not read it. Two queries.

    The values before and after stand in the erasable detail and are shown to those who may read it for this thing.
    """
    if not authz.allowed(reader, "journal.view_history", thing):
        return []
    events = list(Event.objects.about(thing).order_by("-pk")[:limit])
    details = details_of(events) if authz.allowed(reader, "journal.view_detail", thing) else {}
    return [entry_of(event, details.get(event.pk, {})) for event in events]


def events_of(kind: str, key: str, *, reader: Any) -> models.QuerySet[Event]:
    """Return the events of a thing by kind and key, newest first, also when it is gone; for readers of the whole journal."""
    return Event.objects.visible_to(reader).filter(target_type=kind, target_id=key).order_by("-pk")


def details_of(events: Iterable[Event]) -> dict[int, dict[str, Any]]:
    """Return what is still known about people, by event."""
    rows = Detail.objects.filter(event_id__in=[event.pk for event in events])
    return dict(rows.values_list("event_id", "data"))


def head() -> Seal | None:
    """Return the last seal; its root stands for the whole journal up to it."""
    return Seal.objects.without_leaves().last()


def entry_of(event: Event, detail: dict[str, Any]) -> Entry:
    """Return one event with what it says about values, in the reader's language."""
    known, model = {**event.data, **detail}, _model(event.target_type)
    pairs = {name: value for name, value in known.items() if not _is_changes(value)}
    changed = [change for value in known.values() if _is_changes(value) for change in value.items()]
    declared = registry.get(event.type)
    return Entry(
        at=event.at,
        sentence=sentence(event),
        who=event.actor_name,
        on_behalf_of=event.on_behalf_of,
        reason=event.reason,
        icon=declared.icon if declared else "time",
        facts=[(label_of(name, model), _shown(value)) for name, value in pairs.items() if value not in ("", None, [])],
        changes=[(label_of(name, model), _shown(old), _shown(new)) for name, (old, new) in changed],
    )


def label_of(name: str, model: type[models.Model] | None) -> str:
    """Return a column's label, else the name as words."""
    try:
        label = model._meta.get_field(name).verbose_name if model else name  # type: ignore[union-attr]
    except (FieldDoesNotExist, AttributeError):
        label = name
    return str(label).replace("_", " ")


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _is_changes(value: Any) -> bool:
    pairs = value.values() if isinstance(value, dict) else ()
    return bool(value) and isinstance(value, dict) and all(isinstance(pair, list) and len(pair) == 2 for pair in pairs)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(_shown(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_shown(part)}" for name, part in value.items())
    return "" if value is None else str(value)
