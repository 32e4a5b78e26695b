"""The API about persons: only who one is oneself."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import AuthenticationError

from roret.commons.organisation.models import Unit
from roret.commons.people.models import RoleGrant

router = Router(tags=["people"])


class HeldRole(Schema):
    """A role held today, in the unit and everything below it."""

    role: str
    unit: int
    unit_name: str
    begins_on: date | None = None
    ends_on: date | None = None


class Me(Schema):
    """The caller: a person, or a machine with a token."""

    name: str
    email: str = ""
    language: str = ""
    token: bool = False
    roles: list[HeldRole]


@router.get("/me", response=Me, summary="Who am I?")
def me(request: HttpRequest) -> dict[str, Any]:
    """Return the caller's name and the roles held today; 401 for a guest."""
    actor = request.user
    if not actor.is_authenticated:
        raise AuthenticationError
    if actor.pk is None:
        return {"name": str(actor), "token": True, "roles": _roles_of_machine(actor)}
    grants = RoleGrant.objects.current().filter(user_id=actor.pk).select_related("unit").order_by("pk")
    roles = [
        {
            "role": one.role,
            "unit": one.unit_id,
            "unit_name": str(one.unit),
            "begins_on": one.begins_on,
            "ends_on": one.ends_on,
        }
        for one in grants
    ]
    return {"name": actor.name, "email": actor.email, "language": actor.language, "roles": roles}


def _roles_of_machine(actor: Any) -> list[dict[str, Any]]:
    held = actor.standing.units_by_role
    names = dict(Unit.objects.filter(pk__in=frozenset().union(*held.values())).values_list("pk", "name"))
    return [
        {"role": role, "unit": unit, "unit_name": names.get(unit, "")}
        for role, units in held.items()
        for unit in sorted(units)
    ]
