"""Who may read the journal, and what of it."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import (
    CASE_WORKER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    EDITOR,
    OPERATOR,
    PRIVACY_OFFICER,
    QUALITY_CONTROLLER,
    SECRETARY,
    UNIT_LEADER,
)

STAFF = (
    SECRETARY,
    CASE_WORKER,
    EDITOR,
    UNIT_LEADER,
    QUALITY_CONTROLLER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    PRIVACY_OFFICER,
)

authz.declare("journal.view_event", _("Read the whole journal"), PRIVACY_OFFICER, OPERATOR, anywhere=True)
authz.declare("journal.view_history", _("Read what has happened to a thing"), *STAFF, OPERATOR)
authz.declare(
    "journal.view_detail",
    _("Read the values before and after a change"),
    CASE_WORKER,
    EDITOR,
    UNIT_LEADER,
    DIRECTOR,
    PRIVACY_OFFICER,
    OPERATOR,
)
authz.declare("journal.seal_event", _("Seal the journal"), OPERATOR)
authz.declare(
    "journal.forget_detail",
    _("Erase the journal's details about a person"),
    PRIVACY_OFFICER,
    own=lambda actor, person: getattr(actor, "pk", None) is not None and actor == person,
    anywhere=True,
)
