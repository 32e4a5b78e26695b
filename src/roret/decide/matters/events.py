"""What the journal remembers about matters and decisions, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

MATTER = declare_kind(
    RecordKind(
        "matter", _("Matter"), _("Matters"), Stage.DECIDE, "public:matter-detail", "staff:matter-detail", "assignment"
    )
)
DECISION = declare_kind(
    RecordKind(
        "decision",
        _("Decision"),
        _("Decisions"),
        Stage.DECIDE,
        "public:decision-detail",
        "staff:decision-detail",
        "how-to-reg",
    )
)

Opened = EventType("matter.opened", _("%(actor)s opened the matter %(target)s"), keep=("consultation",))
Changed = EventType("matter.changed", _("%(actor)s changed the matter %(target)s"), keep=("changes",))
ItemAdded = EventType("matter.item_added", _("%(actor)s added a recommendation item to %(target)s"), keep=("number",))
ItemChanged = EventType(
    "matter.item_changed",
    _("%(actor)s changed a recommendation item of %(target)s"),
    keep=("number", "before", "after"),
)
ItemMoved = EventType(
    "matter.item_moved", _("%(actor)s moved a recommendation item of %(target)s"), keep=("before", "after")
)
ItemRemoved = EventType(
    "matter.item_removed", _("%(actor)s removed a recommendation item from %(target)s"), keep=("number", "text")
)
Signed = EventType("matter.signed", _("%(actor)s signed the matter %(target)s"), icon="verified")
Unsigned = EventType("matter.unsigned", _("%(actor)s sent the matter %(target)s back to draft"))
PutToMeeting = EventType(
    "matter.put_to_meeting", _("%(actor)s put the matter %(target)s to a meeting"), keep=("meeting", "item")
)
Decided = EventType(
    "matter.decided",
    _("%(actor)s minuted the decision on %(target)s"),
    keep=("decision", "meeting", "kinds", "final"),
    icon="how-to-reg",
)
EffectStated = EventType(
    "matter.effect_stated",
    _("%(actor)s stated what changed in %(target)s because of a theme"),
    keep=("theme", "effect"),
)
Closed = EventType("matter.closed", _("%(actor)s closed the matter %(target)s"))

matter_signed = Signal()
"""Sent after commit: ``pk`` of the matter."""
matter_decided = Signal()
"""Sent after commit: ``pk`` of the decision."""
matter_closed = Signal()
"""Sent after commit: ``pk`` of the matter."""
