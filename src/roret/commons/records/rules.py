"""Who may do what to the spine."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import (
    CASE_WORKER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    EDITOR,
    OPERATOR,
    QUALITY_CONTROLLER,
    SECRETARY,
    SIGNED_IN,
    STAFF_ROLES,
    UNIT_LEADER,
)

_makers = (CASE_WORKER, EDITOR, SECRETARY, COMMITTEE_SECRETARY, UNIT_LEADER, QUALITY_CONTROLLER, DIRECTOR)

authz.declare("records.link_record", _("Link a record to what came before it"), *_makers)
authz.declare("records.attach_document", _("Add and remove documents"), *_makers)
authz.declare("records.follow_record", _("Follow a record and hear what becomes of it"), SIGNED_IN, anywhere=True)

_keepers = (EDITOR, COMMITTEE_SECRETARY, DIRECTOR, OPERATOR)
authz.declare("records.view_topic", _("See the register of topics"), *sorted(STAFF_ROLES), anywhere=True)
authz.declare("records.create_topic", _("Create topics, and import them"), *_keepers, anywhere=True)
authz.declare("records.update_topic", _("Change topics"), *_keepers, anywhere=True)
authz.declare("records.delete_topic", _("Delete a topic that nothing refers to"), *_keepers, anywhere=True)
