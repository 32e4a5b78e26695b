"""Who may do what with matters: case workers prepare, a director signs, the committee's secretary minutes."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, COMMITTEE_SECRETARY, DIRECTOR, EDITOR

_preparers = (CASE_WORKER, DIRECTOR)
authz.declare(
    "matters.view_matter", _("See matters in the workspace"), CASE_WORKER, EDITOR, DIRECTOR, COMMITTEE_SECRETARY
)
authz.declare("matters.create_matter", _("Open a matter"), *_preparers)
authz.declare("matters.update_matter", _("Write a matter and its recommendation items"), *_preparers)
authz.declare("matters.sign_matter", _("Sign a matter, or send it back to draft"), DIRECTOR)
authz.declare("matters.put_to_meeting", _("Put a signed matter to a committee's meeting"), COMMITTEE_SECRETARY)
authz.declare("matters.record_decision", _("Minute a committee's decision"), COMMITTEE_SECRETARY)
authz.declare("matters.state_effect", _("State what changed because of those who answered"), *_preparers)
authz.declare("matters.close_matter", _("Close a matter"), *_preparers, COMMITTEE_SECRETARY)
