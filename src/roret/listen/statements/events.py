"""What the journal remembers about statements, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

STATEMENT = declare_kind(
    RecordKind(
        "statement",
        _("Advisory statement"),
        _("Statements"),
        Stage.LISTEN,
        "public:statement-detail",
        "staff:statement-detail",
        "campaign",
    )
)

Drafted = EventType("statement.drafted", _("%(actor)s began the statement %(target)s"))
Changed = EventType("statement.changed", _("%(actor)s changed the statement %(target)s"), keep=("number",))
Discarded = EventType("statement.discarded", _("%(actor)s threw the draft %(target)s away"))
Commented = EventType("statement.commented", _("%(actor)s commented on the draft %(target)s"))
CommentRemoved = EventType("statement.comment_removed", _("%(actor)s removed a comment on %(target)s"))
PutToMeeting = EventType(
    "statement.put_to_meeting", _("%(actor)s put %(target)s on the agenda"), keep=("meeting", "item")
)
Adopted = EventType(
    "statement.adopted", _("%(actor)s noted that %(target)s was adopted"), keep=("on", "meeting", "version", "reason"),
    icon="verified",
)  # fmt: skip
Sent = EventType("statement.sent", _("%(actor)s sent %(target)s"), keep=("to", "reference"), icon="campaign")
Acknowledged = EventType(
    "statement.acknowledged", _("%(actor)s confirmed the receipt of %(target)s"), keep=("owner", "due")
)
Treated = EventType("statement.treated", _("%(actor)s noted that %(target)s was treated"), keep=("record",))
Answered = EventType(
    "statement.answered", _("%(actor)s answered %(target)s"), keep=("effect", "record"), icon="verified"
)
Published = EventType("statement.published", _("%(actor)s published %(target)s"), icon="campaign")

statement_sent = Signal()
"""Sent after commit: ``pk`` of the statement."""
statement_answered = Signal()
"""Sent after commit: ``pk`` of the statement."""
