"""What the journal remembers about areas."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

DivisionCreated = EventType(
    "division.created", _("%(actor)s created the division %(target)s"), keep=("changes",), icon="map"
)
DivisionUpdated = EventType(
    "division.updated", _("%(actor)s changed the division %(target)s"), keep=("changes",), icon="map"
)
DivisionDeleted = EventType("division.deleted", _("%(actor)s deleted the division %(target)s"), icon="map")
OutlinesImported = EventType(
    "division.outlines", _("%(actor)s read outlines for %(target)s"), keep=("file", "areas"), icon="map"
)
AreaCreated = EventType("area.created", _("%(actor)s created the area %(target)s"), keep=("changes",), icon="map")
AreaUpdated = EventType("area.updated", _("%(actor)s changed the area %(target)s"), keep=("changes",), icon="map")
AreaDeleted = EventType("area.deleted", _("%(actor)s deleted the area %(target)s"), icon="map")
