"""Divisions: create, change, delete, import."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.areas import events
from roret.commons.areas.models import Division
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.saving import note_lines, save_lines


@transaction.atomic
def create_division(*, by: Any, **fields: Any) -> Division:
    """Create a division."""
    authz.require(by, "areas.create_division")
    division = Division()
    changes = change(division, fields)
    journal.record(events.DivisionCreated, division, by=by, changes=changes)
    return division


@transaction.atomic
def update_division(division: Division, *, by: Any, **fields: Any) -> Division:
    """Change a division."""
    authz.require(by, "areas.update_division", division)
    division = Division.objects.lock(division.pk)
    changes = change(division, fields)
    if changes:
        journal.record(events.DivisionUpdated, division, by=by, changes=changes)
    return division


@transaction.atomic
def delete_division(division: Division, *, by: Any) -> None:
    """Delete a division without areas."""
    authz.require(by, "areas.delete_division", division)
    division = Division.objects.lock(division.pk)
    if division.areas.exists():
        raise DomainError(_("The division has areas, so it must stay."))
    journal.record(events.DivisionDeleted, division, by=by)
    division.delete()


@transaction.atomic
def import_divisions(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the divisions of an import."""
    authz.require(by, "areas.create_division")
    authz.require(by, "areas.update_division")
    note_lines(
        save_lines(Division, lines), lines, by=by, created=events.DivisionCreated, updated=events.DivisionUpdated
    )
