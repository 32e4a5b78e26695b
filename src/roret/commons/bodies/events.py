"""What the journal remembers about bodies, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

BodyCreated = EventType("body.created", _("%(actor)s created the body %(target)s"), keep=("changes",), icon="groups")
BodyUpdated = EventType("body.updated", _("%(actor)s changed the body %(target)s"), keep=("changes",), icon="groups")
BodyTypeCreated = EventType(
    "body_type.created", _("%(actor)s created the kind of body %(target)s"), keep=("changes",), icon="groups"
)
BodyTypeUpdated = EventType(
    "body_type.updated", _("%(actor)s changed the kind of body %(target)s"), keep=("changes",), icon="groups"
)
RightChanged = EventType(
    "body.right_changed",
    _("%(actor)s changed a right of the body %(target)s from a day on"),
    keep=("right", "given", "first_day", "basis"),
    icon="groups",
)
PoolCreated = EventType("pool.created", _("%(actor)s created the pool %(target)s"), keep=("changes",), icon="groups")
PoolUpdated = EventType("pool.updated", _("%(actor)s changed the pool %(target)s"), keep=("changes",), icon="groups")
TextAdopted = EventType(
    "body_text.adopted",
    _("%(actor)s wrote down a new version of %(target)s"),
    keep=("kind", "number", "valid_from"),
    icon="groups",
)
TextWithdrawn = EventType(
    "body_text.withdrawn", _("%(actor)s withdrew %(target)s before it counted"), keep=("kind", "number"), icon="groups"
)
PostCreated = EventType("post.created", _("%(actor)s created the post %(target)s"), keep=("changes",), icon="groups")
PostUpdated = EventType("post.updated", _("%(actor)s changed the post %(target)s"), keep=("changes",), icon="groups")
SeatsChanged = EventType(
    "post.seats_changed",
    _("%(actor)s gave the post %(target)s another number of seats"),
    keep=("seats", "from_day", "basis"),
    icon="groups",
)
PostDeleted = EventType("post.deleted", _("%(actor)s deleted the post %(target)s"), icon="groups")
MemberAppointed = EventType(
    "membership.begun",
    _("%(actor)s appointed a person: %(target)s"),
    keep=("begins_on",),
    forget=("changes",),
    icon="person",
)
MemberRecommended = EventType(
    "membership.recommended", _("%(actor)s recommended a person: %(target)s"), keep=("on",), icon="person"
)
MemberConfirmed = EventType(
    "membership.confirmed", _("%(actor)s appointed a recommended person: %(target)s"), keep=("on",), icon="person"
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
