"""“Who may what”: the catalogue of permissions as tables that a person can read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from roret.foundation.authz.permissions import Permission, catalogue
from roret.foundation.authz.roles import EVERYBODY, OPERATOR, ROLES, SIGNED_IN, Role


@dataclass(frozen=True)
class Group:
    """The permissions of one module."""

    label: str
    name: str
    permissions: tuple[Permission, ...]

    @property
    def headers(self) -> list[str]:
        """The titles of the columns."""
        return [_("What"), _("Who"), _("Where")]

    @property
    def rows(self) -> list[list[str]]:
        """One row a permission: its sentence, the roles that hold it, and where the role must be held."""
        return [[sentence(one), who(one), where(one)] for one in self.permissions]


def groups(role: str = "") -> list[Group]:
    """Return the catalogue by module; with a ``role``, only what that role may."""
    found: dict[str, list[Permission]] = {}
    for permission in sorted(catalogue.values(), key=lambda one: one.name):
        if not role or held_by(permission, ROLES[role]):
            found.setdefault(permission.name.partition(".")[0], []).append(permission)
    named = (Group(label, _module_name(label), tuple(permissions)) for label, permissions in found.items())
    return sorted(named, key=lambda group: group.name.casefold())


def sentence(permission: Permission) -> str:
    """Return what may be done, with the addition that one may do it to one's own."""
    text = str(permission.sentence)
    return _("%(sentence)s (also whoever it belongs to)") % {"sentence": text} if permission.own else text


def who(permission: Permission) -> str:
    """Return the roles that hold a permission; where no role does, that it takes an operator session."""
    names = [str(role.name) for role in ROLES.values() if role.key in permission.standing_roles]
    return ", ".join(names) or _("Operator in a session")


def where(permission: Permission) -> str:
    """Return whether a role counts only in the unit or body concerned."""
    if {EVERYBODY, SIGNED_IN} & set(permission.standing_roles) or not permission.standing_roles:
        return ""
    return _("Everywhere") if permission.anywhere else _("In the unit")


def held_by(permission: Permission, role: Role) -> str:
    """Return how a role holds a permission, in one or two words; nothing when it does not."""
    if role.key == OPERATOR and OPERATOR not in permission.standing_roles:
        return _("In a session")
    if not set(permission.standing_roles) & {role.key, *_implied(role)}:
        return ""
    return _("Yes") if permission.anywhere or role.key in {EVERYBODY, SIGNED_IN} else _("In the unit")


def _implied(role: Role) -> Iterator[str]:
    """Whoever holds a role has signed in, and whoever has signed in is part of everybody."""
    yield EVERYBODY
    if role.key != EVERYBODY:
        yield SIGNED_IN


def _module_name(label: str) -> str:
    return _(str(apps.get_app_config(label).verbose_name)) if label in apps.app_configs else label


@dataclass(frozen=True)
class Answer:
    """What one person may of one permission."""

    permission: Permission
    through: tuple[str, ...]
    units: frozenset[int] | None

    @property
    def sentence(self) -> str:
        """What may be done."""
        return sentence(self.permission)


def answers(standing: Any) -> dict[str, list[Answer]]:
    """Return what a person with ``standing`` may without an operator session, by module: through which roles, and where.

    ``units`` is None where the place does not matter.
    """
    found: dict[str, list[Answer]] = {}
    for group in groups():
        for permission in group.permissions:
            through = [role for role in permission.standing_roles if standing.holds(role)]
            if through:
                answer = Answer(permission, tuple(through), _reach(permission, standing, through))
                found.setdefault(group.name, []).append(answer)
    return found


def _reach(permission: Permission, standing: Any, roles: Iterable[str]) -> frozenset[int] | None:
    if permission.anywhere or {EVERYBODY, SIGNED_IN} & set(roles):
        return None
    return frozenset().union(*(standing.units_by_role.get(role, frozenset()) for role in roles))
