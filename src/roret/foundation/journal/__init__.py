"""The journal: append-only, sealed hourly, outlives what it describes, and knows how to forget people.

Carries R6 and R72. Use ``record`` inside the transaction of the change it describes.
"""

from roret.foundation.journal.types import EventType

__all__ = ["EventType", "record"]


def record(*args: object, **details: object) -> object:
    """Append one event; see ``roret.foundation.journal.services.record_event``."""
    from roret.foundation.journal.services import record_event  # noqa: PLC0415 — models are not ready when apps load

    return record_event(*args, **details)  # type: ignore[arg-type]
