"""What the journal remembers about indicators, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

INDICATOR = declare_kind(
    RecordKind(
        "indicator",
        _("Indicator"),
        _("Indicators"),
        Stage.MEASURE,
        "public:indicator-detail",
        "staff:indicator-detail",
        "chart",
    )
)

Defined = EventType("indicator.defined", _("%(actor)s defined %(target)s"))
Changed = EventType("indicator.changed", _("%(actor)s changed %(target)s"), keep=("changes",))
Bound = EventType("indicator.bound", _("%(actor)s let %(target)s measure a target"), keep=("measured",))
Entered = EventType(
    "indicator.value_entered", _("%(actor)s entered a value of %(target)s"), keep=("month", "value", "unit")
)
Corrected = EventType(
    "indicator.value_corrected",
    _("%(actor)s corrected a value of %(target)s"),
    keep=("month", "before", "after", "unit"),
)
Imported = EventType(
    "indicator.values_imported", _("%(actor)s imported values of %(target)s"), keep=("count", "corrected")
)

observation_entered = Signal()
"""Sent after commit: ``pk`` of the indicator."""
