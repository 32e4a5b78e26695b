"""What the journal remembers of background work."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal.types import EventType

Retried = EventType("jobs.retried", _("%(actor)s started the job %(target)s again"), keep=("job", "again"), icon="redo")
