"""Who may do what with meetings, and when the papers must be out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import (
    CASE_WORKER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    EDITOR,
    OPERATOR,
    SECRETARY,
    STAFF_ROLES,
)

AGENDA_DAYS = 5
"""The municipality's practice: the agenda is out so many days before the meeting (kommunestyrelsesloven asks for the list of
matters to be published beforehand); it only decides when the secretary is reminded."""

_keepers = (SECRETARY, COMMITTEE_SECRETARY)
authz.declare("meetings.view_meeting", _("See meetings in the workspace"), *_keepers, CASE_WORKER, EDITOR, DIRECTOR)
authz.declare("meetings.create_meeting", _("Plan and announce a meeting"), *_keepers)
authz.declare("meetings.update_meeting", _("Move or change a meeting"), *_keepers)
authz.declare("meetings.cancel_meeting", _("Cancel a meeting"), *_keepers)
authz.declare("meetings.manage_agenda", _("Put items on the agenda and order them"), *_keepers)
authz.declare("meetings.publish_agenda", _("Publish the agenda"), *_keepers)
authz.declare("meetings.view_cadence", _("See how often bodies meet"), *sorted(STAFF_ROLES), anywhere=True)
authz.declare("meetings.create_cadence", _("Write down how often a body meets"), *_keepers, DIRECTOR, OPERATOR)
authz.declare("meetings.update_cadence", _("Change how often a body meets"), *_keepers, DIRECTOR, OPERATOR)
authz.declare("meetings.delete_cadence", _("Delete a cadence; its meetings stay"), *_keepers, DIRECTOR, OPERATOR)
authz.declare("meetings.judge_disqualification", _("Write down who may not take part in an item"), *_keepers)


def _is_herself(actor: Any, attendance: Any) -> bool:
    """Say whether the line on the attendance sheet is the actor's own."""
    member = getattr(attendance, "membership", None)
    return member is not None and member.user_id is not None and member.user_id == getattr(actor, "pk", None)


authz.declare("meetings.call_meeting", _("Call the members to a meeting"), *_keepers)
authz.declare("meetings.apologise", _("Write down who stays away; a member for herself"), *_keepers, own=_is_herself)
authz.declare("meetings.manage_attendance", _("Call in substitutes, and write down who is there"), *_keepers)
authz.declare(
    "meetings.view_meetingrule", _("See the notice and quorum of bodies"), *sorted(STAFF_ROLES), anywhere=True
)
authz.declare("meetings.create_meetingrule", _("Write down notice and quorum of a body"), *_keepers, DIRECTOR, OPERATOR)
authz.declare("meetings.update_meetingrule", _("Change notice and quorum of a body"), *_keepers, DIRECTOR, OPERATOR)
