"""What the journal remembers about itself."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal.types import EventType

LookedAt = EventType("journal.looked_at", _("%(actor)s looked at %(target)s"), icon="visibility")
DetailsForgotten = EventType(
    "journal.details_forgotten",
    _("%(actor)s erased the journal's details about %(target)s"),
    keep=("count",),
    icon="delete",
)
