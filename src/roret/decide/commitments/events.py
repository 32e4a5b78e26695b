"""What the journal remembers about commitments, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

COMMITMENT = declare_kind(
    RecordKind(
        "commitment",
        _("Commitment"),
        _("Commitments"),
        Stage.DECIDE,
        "public:commitment-detail",
        "staff:commitment-detail",
        "assignment",
    )
)

Promised = EventType(
    "commitment.promised", _("%(actor)s registered the commitment %(target)s"), keep=("decision", "due")
)
Moved = EventType(
    "commitment.moved", _("%(actor)s moved the deadline of %(target)s"), keep=("before", "after"), icon="warning"
)
Answered = EventType(
    "commitment.answered", _("%(actor)s registered an answer to %(target)s"), keep=("on", "answered_by")
)
Withdrawn = EventType("commitment.withdrawn", _("%(actor)s withdrew the commitment %(target)s"), icon="warning")

commitment_ended = Signal()
"""Sent after commit: ``pk`` of a commitment that has been answered or withdrawn."""
