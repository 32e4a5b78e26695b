"""The staff screens of cadences and of rules of meetings."""

from django.utils.translation import gettext_lazy as _

from roret.commons.meetings import services
from roret.commons.meetings.filters import CadenceFilter, MeetingRuleFilter
from roret.commons.meetings.forms import CadenceForm, MeetingRuleForm
from roret.commons.meetings.models import Cadence, MeetingRule
from roret.commons.meetings.tables import CadenceTable, MeetingRuleTable
from roret.foundation.staff.layout import Facts, History, Layout, Main, Side
from roret.foundation.staff.screens import StaffScreens

CADENCES = StaffScreens(
    model=Cadence,
    form=CadenceForm,
    table=CadenceTable,
    filter=CadenceFilter,
    create=services.create_cadence,
    update=services.update_cadence,
    delete=services.delete_cadence,
    layout=Layout(
        Main(
            Facts(
                "unit",
                "kind",
                "what",
                (_("how often"), "often"),
                "weekday",
                "week",
                "month",
                "begins",
                "minutes",
                "place",
                "valid_from",
                "valid_to",
            )
        ),
        Side(History()),
    ),
    joined=("unit",),
    lead=_(
        "How often bodies meet, and what is due how often. The annual wheel and the plan of a year are made of them."
    ),
)

MEETING_RULES = StaffScreens(
    model=MeetingRule,
    form=MeetingRuleForm,
    table=MeetingRuleTable,
    filter=MeetingRuleFilter,
    create=services.create_rule,
    update=services.update_rule,
    layout=Layout(Main(Facts("body", "first_day", "notice_days", "quorum", "number", "basis")), Side(History())),
    joined=("body",),
    lead=_(
        "How early each body is called, and how many must be there before it can decide. Where nothing is written, the law counts."
    ),
)
