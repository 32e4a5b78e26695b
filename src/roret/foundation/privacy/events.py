"""What the journal remembers about giving back and forgetting."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Exported = EventType("privacy.exported", _("%(actor)s fetched what is known about %(target)s"), icon="download")
Forgotten = EventType(
    "privacy.person_forgotten", _("%(actor)s had everything about %(target)s erased"), keep=("counts",), icon="delete"
)
Expired = EventType(
    "privacy.expired_erased",
    _("%(actor)s erased what was too old (%(target)s)"),
    keep=("count", "fingerprint"),
    icon="delete",
)
