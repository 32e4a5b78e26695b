"""What the journal remembers about deputations; never who asked or about what."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Requested = EventType("deputation.requested", _("Somebody asked for the deputation %(target)s"), keep=("body",))
Assessed = EventType("deputation.assessed", _("%(actor)s took up the request %(target)s"))
Offered = EventType(
    "deputation.offered", _("%(actor)s offered a time to %(target)s"), keep=("meeting", "item", "at", "minutes")
)
Declined = EventType("deputation.declined", _("%(actor)s declined %(target)s"), forget=("reason",), icon="warning")
Accepted = EventType("deputation.accepted", _("The time offered to %(target)s was accepted"))
Cancelled = EventType("deputation.cancelled", _("The request %(target)s was cancelled"))
Held = EventType("deputation.held", _("%(actor)s noted that %(target)s was held"))
Noted = EventType("deputation.noted", _("%(actor)s wrote a note about %(target)s for the minutes"), icon="verified")
Erased = EventType("deputation.erased", _("What %(target)s said was erased"), keep=("time_up",))

deputation_requested = Signal()
"""Sent after commit: ``pk`` of the request."""
