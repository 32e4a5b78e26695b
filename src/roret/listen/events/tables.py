"""The list of events in the workspace."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.listen.events.models import Event


class EventTable(tables.Table):
    """One row for each event, with where it stands and how many come."""

    title = tables.Column(pgettext_lazy("that people come to", "Event"), linkify=lambda record: record.get_staff_url())
    state = tables.Column(_("State"), orderable=False)
    begins_at = tables.DateColumn(verbose_name=_("Day"), format="j. F Y")
    taken = tables.Column(_("Seats taken"))
    in_line = tables.Column(_("Wait"))

    class Meta:
        model = Event
        fields = ("number", "title", "type", "unit", "state", "begins_at", "taken", "in_line")

    def render_state(self, record: Event) -> str:
        """Say where it stands in words."""
        return str(record.state.label)

    def render_taken(self, value: int, record: Event) -> str:
        """Say how many of how many."""
        return f"{value} / {record.capacity}" if record.capacity else str(value)
