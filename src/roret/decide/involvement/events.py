"""What the journal remembers about the involvement log; its events belong to the matter."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Entered = EventType("involvement.entered", _("%(actor)s registered whom %(target)s has been talked about with"))
Changed = EventType("involvement.changed", _("%(actor)s changed the involvement log of %(target)s"))
Removed = EventType(
    "involvement.removed", _("%(actor)s removed an entry from the involvement log of %(target)s"), icon="warning"
)
