"""Target groups: create, change, delete, import."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.organisation import events
from roret.commons.organisation.models import TargetGroup
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.saving import note_lines, save_lines


@transaction.atomic
def create_target_group(*, by: Any, **fields: Any) -> TargetGroup:
    """Create a target group."""
    authz.require(by, "organisation.create_targetgroup")
    group = TargetGroup()
    changes = _write(group, fields)
    journal.record(events.TargetGroupCreated, group, by=by, changes=changes)
    return group


@transaction.atomic
def update_target_group(group: TargetGroup, *, by: Any, **fields: Any) -> TargetGroup:
    """Change a target group."""
    authz.require(by, "organisation.update_targetgroup", group)
    group = TargetGroup.objects.lock(group.pk)
    changes = _write(group, fields)
    if changes:
        journal.record(events.TargetGroupUpdated, group, by=by, changes=changes)
    return group


@transaction.atomic
def delete_target_group(group: TargetGroup, *, by: Any) -> None:
    """Delete a target group that no record names."""
    authz.require(by, "organisation.delete_targetgroup", group)
    group = TargetGroup.objects.lock(group.pk)
    if group.records.exists():  # the spine refers here
        raise DomainError(_("Records refer to the target group, so it must stay."))
    journal.record(events.TargetGroupDeleted, group, by=by)
    group.delete()


@transaction.atomic
def import_target_groups(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the target groups of an import."""
    authz.require(by, "organisation.create_targetgroup")
    authz.require(by, "organisation.update_targetgroup")
    note_lines(
        save_lines(TargetGroup, lines),
        lines,
        by=by,
        created=events.TargetGroupCreated,
        updated=events.TargetGroupUpdated,
    )


def _write(group: TargetGroup, fields: dict[str, Any]) -> dict[str, list[str]]:
    changes = change(group, fields)
    if group.age_from is not None and group.age_to is not None and group.age_to < group.age_from:
        raise DomainError(_("The highest age is below the lowest."), field="age_to")
    return changes
