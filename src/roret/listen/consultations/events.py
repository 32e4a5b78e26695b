"""What the journal remembers about consultations, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

CONSULTATION = declare_kind(
    RecordKind(
        "consultation",
        _("Consultation"),
        _("Consultations"),
        Stage.LISTEN,
        "public:consultation-detail",
        "staff:consultation-detail",
        "campaign",
    )
)

Drafted = EventType("consultation.drafted", _("%(actor)s drafted %(target)s"))
Changed = EventType("consultation.changed", _("%(actor)s changed %(target)s"), keep=("changes",))
Deleted = EventType("consultation.deleted", _("%(actor)s deleted the draft %(target)s"))
Scheduled = EventType("consultation.scheduled", _("%(actor)s scheduled %(target)s"), keep=("scheduled_at",))
Unscheduled = EventType("consultation.unscheduled", _("%(actor)s took %(target)s back to draft"))
Published = EventType("consultation.published", _("%(actor)s published %(target)s"), keep=("ends_at",), icon="campaign")
Extended = EventType("consultation.extended", _("%(actor)s extended %(target)s"), keep=("before", "after"))
Closed = EventType("consultation.closed", _("%(actor)s closed %(target)s"), keep=("responses",))
Answered = EventType("consultation.answered", _("%(actor)s marked %(target)s as answered"), icon="verified")
ConsultedAgain = EventType(
    "consultation.again", _("%(actor)s took %(target)s up again in a new consultation"), keep=("number",)
)
PartyAdded = EventType("consultation.party_added", _("%(actor)s added a party to %(target)s"), keep=("name", "right"))
PartyRemoved = EventType("consultation.party_removed", _("%(actor)s removed a party from %(target)s"), keep=("name",))
PartyInvited = EventType(
    "consultation.party_invited", _("%(actor)s invited a party to %(target)s"), keep=("name", "right")
)

consultation_published = Signal()
"""Sent after commit: ``pk`` of the consultation."""
consultation_closed = Signal()
"""Sent after commit: ``pk`` of the consultation."""
consultation_answered = Signal()
"""Sent after commit: ``pk`` of the consultation."""
material_asked = Signal()
"""Sent when it is asked whether there is anything to read: ``consultation``. A receiver that holds material answers True."""
party_invited = Signal()
"""A party is invited, in this transaction: ``party``, ``by``."""
