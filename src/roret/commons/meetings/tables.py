"""Tables about meetings."""

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.models import Cadence, Meeting, MeetingRule
from roret.foundation.staff.tables import LinkColumn
from roret.foundation.ui import formats


class MeetingTable(tables.Table):
    """The meetings that a secretary keeps."""

    title = tables.Column(verbose_name=_("Meeting"))
    begins_at = tables.Column(verbose_name=_("Begins"))
    body = tables.Column(verbose_name=_("Body"), order_by="body__sort_key")
    state = tables.Column(verbose_name=_("State"), orderable=False)
    item_count = tables.Column(verbose_name=_("Items"))

    class Meta:
        model = Meeting
        fields = ("title", "begins_at", "body", "state", "item_count")
        order_by = "-begins_at"
        empty_text = _("No meetings yet.")

    def render_title(self, record: Meeting) -> Any:
        """Link to the meeting."""
        return format_html('<a href="{}">{}</a>', record.get_staff_url(), record)

    def render_begins_at(self, value: Any) -> str:
        """Say day and time."""
        return formats.moment(value)

    def render_state(self, record: Meeting) -> str:
        """Say where it stands."""
        return str(record.state.label)


class CadenceTable(tables.Table):
    """Cadences."""

    what = LinkColumn()
    unit = tables.Column(order_by=("unit__sort_key",))
    often = tables.Column(verbose_name=_("how often"), orderable=False)

    class Meta:
        model = Cadence
        fields = ("what", "unit", "kind", "often", "valid_from", "valid_to")


class MeetingRuleTable(tables.Table):
    """Rules of meetings."""

    body = LinkColumn(sorted_by="body__sort_key")

    class Meta:
        model = MeetingRule
        fields = ("body", "first_day", "notice_days", "quorum", "number", "basis")
