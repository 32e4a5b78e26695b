"""The catalogue of permissions: each says in one sentence what may be done, and which roles may do it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import rules
from django.core.exceptions import PermissionDenied

from roret.foundation.authz.actors import System, standing_of
from roret.foundation.authz.roles import OPERATOR


@dataclass(frozen=True)
class Permission:
    """One line of “who may what”.

    ``roles`` hold it in the thing's unit or body; ``own`` gives it to whoever made the thing; ``when`` narrows both by
    the state of the thing. ``anywhere`` means that a role in any unit is enough. An operator holds a permission only in an
    operator session, except where ``without_session`` says so: opening the session itself.
    """

    name: str
    sentence: object
    roles: tuple[str, ...]
    own: Callable[[Any, Any], bool] | None = None
    when: Callable[[Any, Any], bool] | None = None
    anywhere: bool = False
    without_session: bool = False

    def granted(self, actor: Any, thing: Any = None) -> bool:
        """Answer for one actor and one thing (None: could she at all?)."""
        standing = standing_of(actor)
        if self.when and thing is not None and not self.when(actor, thing):
            return False
        if standing.operator_session:
            return True
        if self.own and thing is not None and self.own(actor, thing):
            return True
        units = None if self.anywhere or thing is None else units_of(thing)
        return any(standing.holds(role, units) for role in self.standing_roles)

    @property
    def standing_roles(self) -> tuple[str, ...]:
        """The roles that hold it day in, day out: all but the operator, who must open a session first."""
        return tuple(role for role in self.roles if role != OPERATOR or self.without_session)


catalogue: dict[str, Permission] = {}
"""Every permission by its name, filled by the modules' ``rules.py``."""


def declare(name: str, sentence: object, *roles: str, **limits: Any) -> Permission:
    """Add a permission ``app.verb_noun`` to the catalogue and to ``rules``, so that ``has_perm`` knows it too."""
    permission = Permission(name, sentence, tuple(roles), **limits)
    catalogue[name] = permission
    predicate = rules.predicate(permission.granted, name=name)
    (rules.set_perm if rules.perm_exists(name) else rules.add_perm)(name, predicate)
    return permission


def units_of(thing: Any) -> Iterable[int | None] | None:
    """Return the units and bodies that a thing belongs to, from its ``authz_units()``; None when it belongs nowhere.

    A thing that could belong somewhere but does not (an empty answer) is nobody's by role, never everybody's.
    """
    return thing.authz_units() if hasattr(thing, "authz_units") else None


def allowed(actor: Any, permission: str, thing: Any = None) -> bool:
    """Answer whether ``actor`` may; an unknown permission is an error, never a yes."""
    declared = catalogue[permission]
    return isinstance(actor, System) or declared.granted(actor, thing)


def require(actor: Any, permission: str, thing: Any = None) -> None:
    """Raise ``PermissionDenied`` unless the actor may."""
    if not allowed(actor, permission, thing):
        raise PermissionDenied(permission)
