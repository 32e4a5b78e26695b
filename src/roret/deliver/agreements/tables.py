"""The list of agreements in the workspace."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.deliver.agreements.models import Agreement


class AgreementTable(tables.Table):
    """One row for each agreement, with where it stands."""

    title = tables.Column(_("Agreement"), linkify=lambda record: record.get_staff_url())
    state = tables.Column(_("State"), orderable=False)
    ends_at = tables.DateColumn(verbose_name=_("Up to and including"), format="j. F Y")

    class Meta:
        model = Agreement
        fields = ("number", "title", "form", "unit", "state", "ends_at")

    def render_state(self, record: Agreement) -> str:
        """Say where it stands in words."""
        return str(record.state.label)
