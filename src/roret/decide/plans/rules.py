"""Who may do what with action plans: case workers write, the director or the committee's secretary adopts, leaders carry out."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import (
    CASE_WORKER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    EDITOR,
    QUALITY_CONTROLLER,
    UNIT_LEADER,
)

_writers = (CASE_WORKER, DIRECTOR)
_readers = (*_writers, EDITOR, UNIT_LEADER, QUALITY_CONTROLLER, COMMITTEE_SECRETARY)
authz.declare("plans.view_plan", _("See action plans in the workspace"), *_readers)
authz.declare("plans.create_plan", _("Make an action plan from a decision"), *_writers)
authz.declare("plans.update_plan", _("Write goals, recommendations and actions"), *_writers)
authz.declare("plans.adopt_plan", _("Note an action plan as adopted"), DIRECTOR, COMMITTEE_SECRETARY)
authz.declare("plans.adjust_plan", _("Adjust an adopted plan, with the reason"), *_writers)
authz.declare(
    "plans.carry_out_action", _("Start, finish and stop an action, and tell how it goes"), *_writers, UNIT_LEADER
)
