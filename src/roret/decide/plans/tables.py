"""The lists of plans and actions in the workspace."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.decide.plans.models import ActionPlan


class PlanTable(tables.Table):
    """One row for each plan, with how far it is."""

    title = tables.Column(_("Action plan"), linkify=lambda record: record.get_staff_url())
    state = tables.Column(_("State"), orderable=False)
    action_count = tables.Column(_("Actions"))
    done_count = tables.Column(_("Done"))
    overdue_count = tables.Column(_("Overdue"))

    class Meta:
        model = ActionPlan
        fields = ("number", "title", "unit", "body", "state", "action_count", "done_count", "overdue_count")
        empty_text = _("No action plans yet.")

    def render_state(self, record: ActionPlan) -> str:
        """Say where it stands in words."""
        return str(record.state.label)
