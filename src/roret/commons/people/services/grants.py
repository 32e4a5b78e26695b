"""Giving and ending roles."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation.models import Unit
from roret.commons.people import rules
from roret.commons.people.events import RoleEnded, RoleGranted, role_ended, role_granted
from roret.commons.people.models import RoleGrant, User
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.authz.actors import forget_standing
from roret.foundation.authz.roles import EVERYBODY, ROLES, SIGNED_IN
from roret.foundation.errors import DomainError
from roret.foundation.events import tell


@transaction.atomic
def grant_role(
    person: User, *, by: Any, role: str, unit: Unit, begins_on: date | None = None, ends_on: date | None = None
) -> RoleGrant:
    """Give ``person`` a role in a unit or body from a day to a day (both included; no end: until it is ended).

    Raises ``DomainError`` on the field at fault, ``PermissionDenied`` also for a role to oneself.
    """
    grant = RoleGrant(user=person, role=role, unit=unit, begins_on=begins_on or clock.today(), ends_on=ends_on)
    _check_role(role)
    authz.require(by, rules.permission_to_grant(role), grant)
    User.objects.lock(person.pk)
    _check_days(grant, by=by)
    _check_not_held(grant)
    grant.granted_by = authz.name_of(by)
    grant.save(force_insert=True)
    forget_standing(person)
    journal.record(RoleGranted, grant, by=by, person=person.pk, **_facts(grant), begins_on=grant.begins_on)
    tell(role_granted, grant)
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, by: Any, ends_on: date | None = None, reason: str = "") -> RoleGrant:
    """End a role at once, or after the day ``ends_on``. Raises ``NotPossible`` when it is over."""
    authz.require(by, "people.end_role", grant)
    grant = RoleGrant.objects.lock(grant.pk)
    lifecycle.require(grant.can_end())
    if ends_on is None:
        grant.ended_at, grant.ended_by = clock.now(), authz.name_of(by) or _("the person")
    elif ends_on < max(clock.today(), grant.begins_on):
        raise DomainError(_("The role can end today or later, not before it began."), field="ends_on")
    else:
        grant.ends_on = ends_on
    grant.save(update_fields=["ends_on", "ended_at", "ended_by"])
    forget_standing(grant.user)
    journal.record(RoleEnded, grant, by=by, reason=reason, person=grant.user_id, **_facts(grant))
    tell(role_ended, grant)
    return grant


def _check_role(role: str) -> None:
    if role not in ROLES or role in {EVERYBODY, SIGNED_IN}:
        raise DomainError(_("This role cannot be given."), field="role")


def _check_days(grant: RoleGrant, *, by: Any) -> None:
    if grant.begins_on < clock.today() and by is not authz.SYSTEM:
        raise DomainError(_("A role cannot be given for days that have passed."), field="begins_on")
    if grant.ends_on and grant.ends_on < grant.begins_on:
        raise DomainError(_("The last day is before the first."), field="ends_on")
    if (
        not Unit.objects.current(max(grant.begins_on, clock.today())).filter(pk=grant.unit_id).exists()
        and by is not authz.SYSTEM
    ):
        raise DomainError(_("The unit does not exist on that day."), field="unit")
    if not grant.user.is_active or grant.user.erased_at:
        raise DomainError(_("The person cannot sign in. Let her in again first."))


def _check_not_held(grant: RoleGrant) -> None:
    held = RoleGrant.objects.filter(user=grant.user, role=grant.role, unit=grant.unit).not_over()
    if grant.ends_on:
        held = held.filter(begins_on__lte=grant.ends_on)
    if any(other.ends_on is None or other.ends_on >= grant.begins_on for other in held):
        raise DomainError(_("The person already holds this role here in those days."), field="role")


def _facts(grant: RoleGrant) -> dict[str, Any]:
    return {"role": grant.role, "unit": grant.unit_id, "ends_on": grant.ends_on}
