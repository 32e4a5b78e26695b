"""Who may do what with statements: the body writes, adopts and sends; the unit that is addressed answers."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.selectors import chairs_body
from roret.foundation import authz
from roret.foundation.authz.roles import (
    CASE_WORKER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    MEMBER,
    SECRETARY,
    UNIT_LEADER,
)

REPLY_WITHIN = timedelta(days=28)
"""The municipality's practice: a council has its answer within four weeks, unless another day is said."""
ANSWERERS = (CASE_WORKER, UNIT_LEADER, DIRECTOR, COMMITTEE_SECRETARY)
_keepers = (SECRETARY, COMMITTEE_SECRETARY)


def chairs(actor: Any, statement: Any) -> bool:
    """Say whether the actor chairs the body that speaks."""
    return chairs_body(actor, statement.body_id)


def is_addressed(actor: Any, statement: Any) -> bool:
    """Say whether the actor works in the unit that is addressed; outside the house the body itself notes the answer."""
    standing = authz.standing_of(actor)
    if standing.operator_session:
        return True
    roles = ANSWERERS if statement.to_unit_id else _keepers
    return any(standing.holds(role, [statement.unit_id]) for role in roles)


authz.declare("statements.view_statement", _("See statements in the workspace"), *ANSWERERS, SECRETARY)
authz.declare("statements.write_statement", _("Draft a council's statement and comment on it"), MEMBER, *_keepers)
authz.declare(
    "statements.send_statement", _("Note that a statement is adopted, send it and publish it"), *_keepers, own=chairs
)
authz.declare(
    "statements.answer_statement", _("Confirm, treat and answer what a council has sent"), *ANSWERERS, SECRETARY,
    when=is_addressed,
)  # fmt: skip
