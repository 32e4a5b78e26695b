"""The journal's own work in the background."""

from datetime import timedelta

from roret.foundation.jobs import every, job


@every(timedelta(hours=1))
@job(attempts=3)
def seal_journal() -> int:
    """Seal the journal."""
    from roret.foundation.journal.services import seal_events

    return len(seal_events())
