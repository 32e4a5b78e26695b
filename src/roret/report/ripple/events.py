"""What the journal remembers of the ripple."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Spread = EventType(
    "ripple.spread",
    _("Those whom it concerns were told about %(target)s"),
    keep=("milestone", "told"),
    icon="notifications",
)
