"""Who acts: a person with roles in units, a guest, an API token, or the house itself."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from roret.foundation.authz.roles import EVERYBODY, MEMBER, OPERATOR, SIGNED_IN, STAFF_ROLES


@dataclass(frozen=True)
class Standing:
    """What a person may stand on: the units in which each role is held, sub-units included, and her open operator session."""

    units_by_role: dict[str, frozenset[int]] = field(default_factory=dict)
    signed_in: bool = False
    operator_session: Any = None

    def holds(self, role: str, units: Iterable[int | None] | None = None) -> bool:
        """Say whether ``role`` is held in one of ``units``; None asks for anywhere, an empty list is held by nobody."""
        if role == EVERYBODY:
            return True
        if role == SIGNED_IN:
            return self.signed_in
        held = self.units_by_role.get(role, frozenset())
        return bool(held) if units is None else not held.isdisjoint(units)

    @property
    def staff_units(self) -> frozenset[int]:
        """The units in which the person works, sub-units included; running the platform is no work in a unit."""
        return self._units(STAFF_ROLES - {OPERATOR})

    @property
    def member_units(self) -> frozenset[int]:
        """The bodies in which the person sits."""
        return self._units({MEMBER})

    @property
    def is_staff(self) -> bool:
        """Say whether any staff role is held."""
        return bool(STAFF_ROLES & self.units_by_role.keys())

    def _units(self, roles: Iterable[str]) -> frozenset[int]:
        return frozenset().union(*(self.units_by_role.get(role, frozenset()) for role in roles))


class System:
    """The house itself at work in the background: passes every check and is named in the journal."""

    pk = None
    is_authenticated = True
    standing = Standing(signed_in=True, operator_session=True)

    def __str__(self) -> str:
        """Read as the name that the journal shows."""
        return "Roret"


SYSTEM = System()
_nobody = Standing()


def standing_of(actor: Any) -> Standing:
    """Return the standing of any actor; a guest has none."""
    return getattr(actor, "standing", None) or _nobody


def forget_standing(actor: Any) -> None:
    """Let a person's standing be read again, because it has just changed."""
    with suppress(AttributeError):
        del actor.standing


def name_of(actor: Any) -> str:
    """Return the name the journal keeps: a member of staff by name, a citizen never."""
    if isinstance(actor, System):
        return str(actor)
    if standing_of(actor).is_staff or standing_of(actor).member_units:
        return str(getattr(actor, "name", "") or actor)
    return ""
