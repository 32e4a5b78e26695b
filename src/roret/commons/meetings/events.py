"""What the journal remembers about meetings, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

MEETING = declare_kind(
    RecordKind(
        "meeting",
        _("Meeting"),
        _("Meetings"),
        Stage.DECIDE,
        "public:meeting-detail",
        "staff:meeting-detail",
        "calendar-month",
    )
)

Planned = EventType("meeting.planned", _("%(actor)s planned %(target)s"))
Announced = EventType("meeting.announced", _("%(actor)s announced %(target)s"), icon="calendar-month")
Changed = EventType("meeting.changed", _("%(actor)s changed the meeting %(target)s"), keep=("changes",))
Cancelled = EventType("meeting.cancelled", _("%(actor)s cancelled %(target)s"))
YearPlanned = EventType(
    "meeting.year_planned", _("%(actor)s planned the meetings of a year: %(target)s"), keep=("year", "count")
)
CadenceCreated = EventType("cadence.created", _("%(actor)s created the cadence %(target)s"), keep=("changes",))
CadenceUpdated = EventType("cadence.updated", _("%(actor)s changed the cadence %(target)s"), keep=("changes",))
CadenceDeleted = EventType("cadence.deleted", _("%(actor)s deleted the cadence %(target)s"))
DisqualificationRaised = EventType(
    "meeting.disqualification_raised",
    _("%(actor)s asked whether a member may take part: %(target)s"),
    keep=("meeting", "item"),
)
DisqualificationDecided = EventType(
    "meeting.disqualification_decided",
    _("%(actor)s wrote down whether a member may take part: %(target)s"),
    keep=("outcome", "substitute"),
)
ItemAdded = EventType(
    "meeting.item_added",
    _("%(actor)s put an item on the agenda of %(target)s"),
    keep=("item", "record", "closed", "no_case"),
)
ItemRemoved = EventType(
    "meeting.item_removed", _("%(actor)s took an item off the agenda of %(target)s"), keep=("item", "record")
)
Reordered = EventType(
    "meeting.reordered", _("%(actor)s changed the order of the agenda of %(target)s"), keep=("order",)
)
AgendaImported = EventType(
    "meeting.agenda_imported",
    _("%(actor)s read the agenda of %(target)s from a file"),
    keep=("sha256", "new", "changed", "same"),
)
AgendaPublished = EventType(
    "meeting.agenda_published", _("%(actor)s published the agenda of %(target)s"), keep=("items",), icon="list-bulleted"
)
Called = EventType("meeting.called", _("%(actor)s called the members to %(target)s"), keep=("members", "days"))
Apologised = EventType("meeting.apologised", _("%(actor)s wrote down an apology: %(target)s"), keep=("part",))
ApologyWithdrawn = EventType(
    "meeting.apology_withdrawn", _("%(actor)s took an apology back: %(target)s"), keep=("part",)
)
SubstituteCalled = EventType(
    "meeting.substitute_called", _("%(actor)s called in a substitute: %(target)s"), keep=("instead_of",)
)
SentHome = EventType(
    "meeting.sent_home", _("%(actor)s took somebody off the attendance list: %(target)s"), keep=("part",)
)
GuestAdded = EventType("meeting.guest_added", _("%(actor)s wrote down a guest: %(target)s"))
PresenceNoted = EventType(
    "meeting.presence_noted",
    _("%(actor)s wrote down when somebody was there: %(target)s"),
    keep=("arrived_at", "left_at"),
)
AllPresent = EventType(
    "meeting.all_present", _("%(actor)s wrote down that everybody was there: %(target)s"), keep=("count",)
)
ReasonsForgotten = EventType("meeting.reasons_forgotten", _("%(actor)s forgot why members stayed away from %(target)s"))
RuleCreated = EventType(
    "meeting_rule.created", _("%(actor)s wrote down notice and quorum: %(target)s"), keep=("changes",)
)
RuleUpdated = EventType("meeting_rule.updated", _("%(actor)s changed notice and quorum: %(target)s"), keep=("changes",))

agenda_published = Signal()
"""Sent after commit: ``pk`` of the meeting."""
meeting_cancelled = Signal()
"""Sent after commit: ``pk`` of the meeting."""
