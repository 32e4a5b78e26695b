"""The journal: append-only, sealed hourly, outlives what it describes, and knows how to forget people.

Carries R6 and R72. Use ``record`` inside the transaction of the change it describes; use ``record_look`` where a page
shows individual-level data. What may have to be forgotten goes to the erasable detail (``EventType.forget``); the event
itself is never changed, so that ``roret journal verify`` stays clean when a person has been forgotten.
"""

from typing import Any

from roret.foundation.journal.changes import changes
from roret.foundation.journal.types import EventType

__all__ = ["EventType", "changes", "record", "record_look", "record_many"]


def record(*args: Any, **details: Any) -> Any:
    """Append one event; see ``roret.foundation.journal.services.record_event``."""
    from roret.foundation.journal.services import record_event

    return record_event(*args, **details)


def record_look(thing: Any, *, by: Any, purpose: str = "") -> Any:
    """Remember that somebody looked at individual-level data; see ``roret.foundation.journal.services.record_look``."""
    from roret.foundation.journal import services

    return services.record_look(thing, by=by, purpose=purpose)


def record_many(kind: EventType, targets: Any, *, by: Any) -> Any:
    """Append one event about each of many targets (``(thing, data)``); see ``roret.foundation.journal.services.record_events``."""
    from roret.foundation.journal import services

    return services.record_events(kind, targets, by=by)
