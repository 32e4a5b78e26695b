"""Questions about persons, and about who holds which role where."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet

from roret.commons.organisation.models import Unit
from roret.commons.people.models import RoleGrant, User, UserQuerySet
from roret.foundation import authz
from roret.foundation.authz.roles import OPERATOR, STAFF_ROLES

__all__ = [
    "holders",
    "home_unit",
    "known_of",
    "person_by_email",
    "staff_of",
    "units_of_work",
    "units_to_grant_in",
    "who_was_who",
]


def holders(*roles: str, unit: Unit) -> UserQuerySet:
    """Return those who hold one of ``roles`` today in ``unit`` or in a unit above it, and can sign in."""
    grants = RoleGrant.objects.current().filter(role__in=roles, unit_id__in=_unit_and_above(unit))
    return User.objects.can_sign_in().filter(pk__in=grants.values("user_id"))


def staff_of(unit: Unit) -> UserQuerySet:
    """Return those who work for ``unit`` today: owners to choose from for its answers and actions."""
    return holders(*STAFF_ROLES, unit=unit)


def units_of_work(person: Any) -> QuerySet[Unit]:
    """Return the units of today in which a person works: what she makes is made in one of them."""
    standing, units = authz.standing_of(person), Unit.objects.current()
    return units if standing.operator_session else units.filter(pk__in=standing.staff_units)


def home_unit(person: Any) -> int | None:
    """Return the unit in which a person has worked the longest, to be suggested where she must choose one."""
    held = RoleGrant.objects.current().filter(user_id=getattr(person, "pk", None), role__in=STAFF_ROLES - {OPERATOR})
    return held.order_by("begins_on", "pk").values_list("unit_id", flat=True).first()


def person_by_email(email: str) -> User | None:
    """Return the person who signs in with this address, in capitals or not."""
    return User.objects.filter(email__iexact=email.strip(), erased_at=None).first()


def who_was_who(person: User) -> list[RoleGrant]:
    """Return every role a person holds, will hold or held, the latest first."""
    return list(person.grants.select_related("unit").order_by("-begins_on", "role", "pk"))


def known_of(person: User) -> dict[str, Any]:
    """Return all that this module knows of a person, in plain words and values: her answer under GDPR article 15."""
    return {
        "person": {name: getattr(person, name) for name in ("email", "name", "language", "created_at", "last_login")},
        "roles": [
            {
                "role": grant.role,
                "unit": str(grant.unit),
                "from": grant.begins_on,
                "to": grant.ends_on,
                "ended": grant.ended_at,
            }
            for grant in who_was_who(person)
        ],
        "outside identities": list(
            person.identities.values("provider", "subject", "assurance", "linked_at", "used_at")
        ),
        "addresses": list(EmailAddress.objects.filter(user=person).values("email", "verified", "primary")),
        "signed in from": list(UserSession.objects.filter(user=person).values("created_at", "ip", "user_agent")),
    }


def units_to_grant_in(actor: Any, permissions: Iterable[str]) -> Any:
    """Return the units that exist today and in which ``actor`` may give a role by one of ``permissions``."""
    standing, units = authz.standing_of(actor), Unit.objects.current()
    if standing.operator_session:
        return units
    roles = {role for name in permissions for role in authz.catalogue[name].standing_roles}
    reached = frozenset().union(*(standing.units_by_role.get(role, frozenset()) for role in roles))
    return units.filter(Q(pk__in=reached))


def _unit_and_above(unit: Unit) -> list[int]:
    found: list[int] = []
    at: Unit | None = unit
    while at is not None and at.pk not in found:
        found.append(at.pk)
        at = at.parent
    return found
