"""What the journal remembers about events, and what others may listen to. No name and no address of a guest stands in it."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

EVENT = declare_kind(
    RecordKind(
        "event",
        pgettext_lazy("that people come to", "Event"),
        _("Events"),
        Stage.LISTEN,
        "public:event-detail",
        "staff:event-detail",
        "calendar-month",
    )
)

Drafted = EventType("event.drafted", _("%(actor)s had the idea of %(target)s"))
Changed = EventType("event.changed", _("%(actor)s changed %(target)s"), keep=("changes",))
Deleted = EventType("event.deleted", _("%(actor)s deleted the draft %(target)s"))
Planned = EventType("event.planned", _("%(actor)s decided to hold %(target)s"))
Announced = EventType("event.announced", _("%(actor)s announced %(target)s"), keep=("begins_at",), icon="campaign")
Cancelled = EventType("event.cancelled", _("%(actor)s cancelled %(target)s"), keep=("registered",))
ProgrammeChanged = EventType("event.programme", _("%(actor)s changed the programme of %(target)s"), keep=("point",))
Invited = EventType(
    "event.invited", _("%(actor)s put somebody on the list of those invited to %(target)s"), keep=("count",)
)
Uninvited = EventType("event.uninvited", _("%(actor)s took somebody off the list of those invited to %(target)s"))
InvitationsSent = EventType("event.invitations_sent", _("%(actor)s sent invitations to %(target)s"), keep=("count",))
Declined = EventType("event.declined", _("Somebody who was invited declined to come to %(target)s"))
Registered = EventType(
    "event.registered", _("Somebody registered for %(target)s"), keep=("reference", "seats", "waiting")
)
RegistrationChanged = EventType(
    "event.registration_changed", _("A registration for %(target)s was changed"), keep=("reference", "seats")
)
RegistrationCancelled = EventType(
    "event.registration_cancelled", _("A registration for %(target)s was cancelled"), keep=("reference",)
)
Promoted = EventType(
    "event.promoted", _("Somebody on the waiting list got a seat at %(target)s"), keep=("reference", "seats")
)
Listed = EventType("event.listed", _("%(actor)s fetched the list of those who come to %(target)s"), keep=("count",))
CheckedIn = EventType("event.checked_in", _("%(actor)s checked somebody in at %(target)s"), keep=("reference", "came"))
WalkedIn = EventType(
    "event.walked_in", _("%(actor)s counted people who came unregistered to %(target)s"), keep=("count",)
)
Documented = EventType("event.documented", _("%(actor)s published the notes from %(target)s"), icon="verified")
PictureAdded = EventType("event.picture_added", _("%(actor)s published a picture from %(target)s"), keep=("consent",))
PictureRemoved = EventType("event.picture_removed", _("%(actor)s removed a picture from %(target)s"))
FollowedUp = EventType("event.followed_up", _("%(actor)s told what came of %(target)s"), icon="verified")
EvaluationAsked = EventType(
    "event.evaluation_asked", _("%(actor)s asked those who came to %(target)s what they think"), keep=("count",)
)
EvaluationGiven = EventType("event.evaluation_given", _("Somebody said what she thinks of %(target)s"))
Evaluated = EventType("event.evaluated", _("%(actor)s drew the lessons of %(target)s"))
GroupProposed = EventType("event.group_proposed", _("%(actor)s proposed the group %(target)s"), icon="groups")
GroupEstablished = EventType(
    "event.group_established", _("%(actor)s established the group %(target)s"), keep=("members",), icon="groups"
)
GroupDelivered = EventType("event.group_delivered", _("%(actor)s registered what %(target)s has delivered"))
GroupClosed = EventType("event.group_closed", _("%(actor)s closed the group %(target)s"))
Erased = EventType(
    "event.registration_erased", _("Personal data of a registration for %(target)s were erased"), keep=("reference",)
)
InvitationErased = EventType("event.invitation_erased", _("Personal data of an invitation to %(target)s were erased"))

event_announced = Signal()
"""Sent after commit: ``pk`` of the event."""
event_cancelled = Signal()
"""Sent after commit: ``pk`` of the event."""
