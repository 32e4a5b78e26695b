"""What the journal remembers about bodies, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

BodyCreated = EventType("body.created", _("%(actor)s created the body %(target)s"), keep=("changes",), icon="groups")
BodyUpdated = EventType("body.updated", _("%(actor)s changed the body %(target)s"), keep=("changes",), icon="groups")
PostCreated = EventType("post.created", _("%(actor)s created the post %(target)s"), keep=("changes",), icon="groups")
PostUpdated = EventType("post.updated", _("%(actor)s changed the post %(target)s"), keep=("changes",), icon="groups")
PostDeleted = EventType("post.deleted", _("%(actor)s deleted the post %(target)s"), icon="groups")
MemberAppointed = EventType(
    "membership.begun",
    _("%(actor)s appointed a person: %(target)s"),
    keep=("begins_on",),
    forget=("changes",),
    icon="person",
)
MemberUpdated = EventType(
    "membership.updated", _("%(actor)s changed a membership: %(target)s"), forget=("changes",), icon="person"
)
MembershipEnded = EventType(
    "membership.ended", _("%(actor)s ended a membership: %(target)s"), keep=("on", "substitute"), icon="person"
)

member_appointed = Signal()
"""Sent after commit: ``pk`` of the membership."""
membership_ended = Signal()
"""Sent after commit: ``pk`` of the membership that ended."""
