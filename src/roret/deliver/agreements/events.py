"""What the journal remembers about agreements, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

AGREEMENT = declare_kind(
    RecordKind(
        "agreement",
        _("Agreement"),
        _("Agreements"),
        Stage.DELIVER,
        "public:agreement-detail",
        "staff:agreement-detail",
        "handshake",
    )
)
TARGET = declare_kind(
    RecordKind(
        "target", _("Target"), _("Targets"), Stage.DELIVER, "public:target-detail", "staff:target-detail", "flag"
    )
)

Drafted = EventType("agreement.drafted", _("%(actor)s drafted %(target)s"))
Changed = EventType("agreement.changed", _("%(actor)s changed %(target)s"), keep=("changes",))
Signed = EventType("agreement.signed", _("%(actor)s signed %(target)s"), keep=("targets",))
StatusWritten = EventType("agreement.status_written", _("%(actor)s wrote a status on %(target)s"), keep=("kind", "on"))
TargetAdded = EventType("target.added", _("%(actor)s added the target %(target)s"))
TargetChanged = EventType("target.changed", _("%(actor)s changed the target %(target)s"), keep=("changes",))
TargetRemoved = EventType("target.removed", _("%(actor)s removed the target %(target)s"))
ActionCited = EventType(
    "target.action_cited", _("%(actor)s let %(target)s carry out a decided action"), keep=("action",)
)
ActionLeftOut = EventType(
    "target.action_left_out", _("%(actor)s let %(target)s no longer carry out a decided action"), keep=("action",)
)

agreement_signed = Signal()
"""Sent after commit: ``pk`` of the agreement."""
