"""The journal's own work in the background."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import every, job


@every(timedelta(hours=1))
@job(attempts=3, title=_("Seal the journal"))
def seal_journal() -> int:
    """Seal the journal."""
    from roret.foundation.journal.services import seal_events

    return len(seal_events())
