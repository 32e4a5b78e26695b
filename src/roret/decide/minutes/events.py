"""What the journal remembers about minutes, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

MINUTES = declare_kind(
    RecordKind(
        "minutes",
        _("Minutes"),
        _("Minutes"),
        Stage.DECIDE,
        "public:minutes-detail",
        "staff:minutes-detail",
        "description",
    )
)

Begun = EventType("minutes.begun", _("%(actor)s began the minutes %(target)s"), keep=("items",))
TimesNoted = EventType(
    "minutes.times_noted", _("%(actor)s wrote down when the meeting began or ended: %(target)s"), keep=("changes",)
)
EntrySaved = EventType(
    "minutes.entry_saved", _("%(actor)s wrote on an item of %(target)s"), keep=("item", "version", "changed")
)
EntryConcluded = EventType(
    "minutes.entry_concluded", _("%(actor)s concluded an item of %(target)s"), keep=("item", "decision")
)
Approved = EventType(
    "minutes.approved",
    _("%(actor)s wrote down that %(target)s is approved"),
    keep=("version", "approval", "on", "sha256", "reason"),
    icon="verified",
)
Published = EventType("minutes.published", _("%(actor)s published %(target)s"), keep=("version",), icon="description")
Correcting = EventType("minutes.correcting", _("%(actor)s began to correct %(target)s"), keep=("reason",))
FilesMade = EventType("minutes.files_made", _("The files of %(target)s are made"), keep=("version", "files"))

minutes_approved = Signal()
"""Sent after commit: ``pk`` of the minutes."""
minutes_published = Signal()
"""Sent after commit: ``pk`` of the minutes."""
