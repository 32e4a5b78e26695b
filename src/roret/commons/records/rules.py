"""Who may do what to the spine."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import (
    CASE_WORKER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    EDITOR,
    QUALITY_CONTROLLER,
    SECRETARY,
    SIGNED_IN,
    UNIT_LEADER,
)

_makers = (CASE_WORKER, EDITOR, SECRETARY, COMMITTEE_SECRETARY, UNIT_LEADER, QUALITY_CONTROLLER, DIRECTOR)

authz.declare("records.link_record", _("Link a record to what came before it"), *_makers)
authz.declare("records.attach_document", _("Add and remove documents"), *_makers)
authz.declare("records.follow_record", _("Follow a record and hear what becomes of it"), SIGNED_IN, anywhere=True)
authz.declare("records.create_topic", _("Add topics"), EDITOR, COMMITTEE_SECRETARY)
