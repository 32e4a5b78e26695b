"""What the journal remembers about units and target groups, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

UnitCreated = EventType("unit.created", _("%(actor)s created the unit %(target)s"), keep=("changes",))
UnitUpdated = EventType("unit.updated", _("%(actor)s changed the unit %(target)s"), keep=("changes",))
UnitEnded = EventType("unit.ended", _("%(actor)s ended the unit %(target)s"), keep=("on", "successor", "moved"))
UnitRenamed = EventType(
    "unit.renamed", _("%(actor)s gave the unit %(target)s a new name"), keep=("on", "successor", "moved")
)
TargetGroupCreated = EventType(
    "target_group.created", _("%(actor)s created the target group %(target)s"), keep=("changes",)
)
TargetGroupUpdated = EventType(
    "target_group.updated", _("%(actor)s changed the target group %(target)s"), keep=("changes",)
)
TargetGroupDeleted = EventType("target_group.deleted", _("%(actor)s deleted the target group %(target)s"))

unit_ended = Signal()
"""Sent after commit: ``pk`` of the unit that ended, ``successor`` the key of what took its place, or None."""
