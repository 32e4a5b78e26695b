"""Who may see persons, and who may give and end which roles.

Three kinds of role are given by different hands, so that nobody climbs by her own doing: membership by those who keep a
council's papers, ordinary staff roles by leaders in their own units, and the powerful roles by an operator only.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import (
    COMMITTEE_SECRETARY,
    DIRECTOR,
    MEMBER,
    OPERATOR,
    PRIVACY_OFFICER,
    ROLES,
    SECRETARY,
    STAFF_ROLES,
    UNIT_LEADER,
)

POWERS = frozenset({DIRECTOR, PRIVACY_OFFICER, OPERATOR})
"""Roles that reach far; only an operator gives them."""
GRANTING = ("people.grant_role", "people.grant_membership", "people.grant_power")


def permission_to_grant(role: str) -> str:
    """Return the permission that giving ``role`` needs."""
    if role in POWERS:
        return "people.grant_power"
    return "people.grant_membership" if role == MEMBER else "people.grant_role"


def _oneself(actor: Any, person: Any) -> bool:
    return actor.pk is not None and person.pk == actor.pk


def _oneself_or_registrar(actor: Any, person: Any) -> bool:
    return _oneself(actor, person) or authz.allowed(actor, "people.view_every_user")


def _someone_else(actor: Any, person: Any) -> bool:
    return person.pk != actor.pk


def _to_someone_else(actor: Any, grant: Any) -> bool:
    """Nobody gives herself a role; a unit instead of a grant asks whether one gives roles there at all."""
    return getattr(grant, "user_id", None) is None or grant.user_id != actor.pk


def _may_also_give_it(actor: Any, grant: Any) -> bool:
    return authz.allowed(actor, permission_to_grant(grant.role), grant)


_staff = tuple(role for role in ROLES if role in STAFF_ROLES)
_keepers = (SECRETARY, COMMITTEE_SECRETARY, UNIT_LEADER, DIRECTOR)

authz.declare("people.view_user", _("See who holds which role in the unit"), *_staff, own=_oneself_or_registrar)
authz.declare("people.view_every_user", _("See every person who can sign in"), PRIVACY_OFFICER, OPERATOR, anywhere=True)
authz.declare("people.create_user", _("Invite a new person"), *_keepers, OPERATOR, anywhere=True)
authz.declare(
    "people.export_user",
    _("Fetch the persons and roles that one may see as a file"),
    UNIT_LEADER,
    DIRECTOR,
    PRIVACY_OFFICER,
    OPERATOR,
    anywhere=True,
)
authz.declare("people.update_user", _("Change a person's name and language"), OPERATOR, own=_oneself)
authz.declare(
    "people.grant_role",
    _("Give a colleague a role in the unit"),
    UNIT_LEADER,
    DIRECTOR,
    OPERATOR,
    when=_to_someone_else,
)
authz.declare(
    "people.grant_membership",
    _("Make a person a member of a council or committee"),
    *_keepers,
    OPERATOR,
    when=_to_someone_else,
)
authz.declare(
    "people.grant_power", _("Give the roles director, privacy officer and operator"), OPERATOR, when=_to_someone_else
)
authz.declare("people.end_role", _("End a role that one may give"), *_keepers, OPERATOR, when=_may_also_give_it)
authz.declare(
    "people.deactivate_user", _("Stop a person from signing in, and let her in again"), OPERATOR, when=_someone_else
)
authz.declare(
    "people.erase_user", _("Erase what is known of a person"), PRIVACY_OFFICER, OPERATOR, own=_oneself, anywhere=True
)
authz.declare("people.link_identity", _("Link an outside sign-in to one's own account"), own=_oneself, when=_oneself)
