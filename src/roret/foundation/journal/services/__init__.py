"""Every way the journal can change: it grows, it is sealed, and it forgets people."""

from roret.foundation.journal.services.forgetting import forget_detail, forget_person
from roret.foundation.journal.services.recording import record_event, record_events, record_look
from roret.foundation.journal.services.sealing import continue_after_restore, seal_events

__all__ = [
    "continue_after_restore",
    "forget_detail",
    "forget_person",
    "record_event",
    "record_events",
    "record_look",
    "seal_events",
]
