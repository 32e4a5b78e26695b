"""Persons and their roles as a file: what the import reads, and nothing that lets anybody sign in."""

from typing import Any

from django.db import transaction

from roret.commons.people.events import RolesExported
from roret.commons.people.models import RoleGrant
from roret.foundation import authz, journal


@transaction.atomic
def export_roles(persons: Any, *, by: Any) -> list[RoleGrant]:
    """Return the roles in force or to come of ``persons`` (a question), as far as ``by`` may see them; the journal
    remembers that they were fetched, and how many.
    """
    authz.require(by, "people.export_user")
    visible = RoleGrant.objects.visible_to(by).not_over().filter(user__in=persons, user__erased_at=None)
    grants = list(visible.select_related("user", "unit").order_by("user__name", "user__email", "role", "pk"))
    journal.record(RolesExported, by, by=by, roles=len(grants), persons=len({grant.user_id for grant in grants}))
    return grants
