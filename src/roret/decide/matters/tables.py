"""The list of matters in the workspace."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.decide.matters.models import Matter
from roret.foundation.ui import formats


class MatterTable(tables.Table):
    """One row for each matter, with where it stands."""

    title = tables.Column(_("Matter"), linkify=lambda record: record.get_staff_url())
    body = tables.Column(_("Committee"), order_by="body__sort_key")
    state = tables.Column(_("State"), orderable=False)
    meeting = tables.Column(_("Meeting"), empty_values=(), orderable=False)

    class Meta:
        model = Matter
        fields = ("number", "title", "body", "unit", "state", "meeting")
        empty_text = _("No matters yet.")

    def render_state(self, record: Matter) -> str:
        """Say where it stands in words."""
        return str(record.state.label)

    def render_meeting(self, record: Matter) -> str:
        """Say when it was or will be treated last."""
        days = [item.meeting.begins_at for item in record.agenda_items.all() if not item.meeting.cancelled_at]
        return formats.short_day(max(days)) if days else "–"
