"""The list of consultations in the workspace."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.listen.consultations.models import Consultation


class ConsultationTable(tables.Table):
    """One row for each consultation, with where it stands and how many have answered."""

    title = tables.Column(_("Consultation"), linkify=lambda record: record.get_staff_url())
    state = tables.Column(_("State"), orderable=False)
    ends_at = tables.DateColumn(verbose_name=_("Deadline"), format="j. F Y")
    responses = tables.Column(_("Responses"), accessor="series__last", default=0)

    class Meta:
        model = Consultation
        fields = ("number", "title", "type", "unit", "state", "ends_at", "responses")

    def render_state(self, record: Consultation) -> str:
        """Say where it stands in words."""
        return str(record.state.label)
