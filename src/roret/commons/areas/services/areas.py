"""Areas: create, change, delete, import."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.areas import events
from roret.commons.areas.models import Area
from roret.commons.areas.rings import check_outline
from roret.engines.figures.danish_sort import sort_key
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.plan import Problem
from roret.foundation.staff.importing.saving import note_lines, save_lines, set_many


@transaction.atomic
def create_area(*, by: Any, **fields: Any) -> Area:
    """Create an area of a division."""
    authz.require(by, "areas.create_area")
    area = Area()
    changes = _write(area, fields)
    journal.record(events.AreaCreated, area, by=by, changes=changes)
    return area


@transaction.atomic
def update_area(area: Area, *, by: Any, **fields: Any) -> Area:
    """Change an area."""
    authz.require(by, "areas.update_area", area)
    area = Area.objects.lock(area.pk)
    changes = _write(area, fields)
    if changes:
        journal.record(events.AreaUpdated, area, by=by, changes=changes)
    return area


@transaction.atomic
def delete_area(area: Area, *, by: Any) -> None:
    """Delete an area that no record names; what else refers to it refuses by itself."""
    authz.require(by, "areas.delete_area", area)
    area = Area.objects.lock(area.pk)
    if area.records.exists():  # the spine refers here
        raise DomainError(_("Records refer to the area, so it must stay."))
    journal.record(events.AreaDeleted, area, by=by)
    area.delete()


@transaction.atomic
def import_areas(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the areas of an import, with the units that serve them."""
    authz.require(by, "areas.create_area")
    authz.require(by, "areas.update_area")
    _refuse_bad(lines)
    areas = save_lines(Area, lines, prepare=_prepare)
    for column in ("served_by", "overlaps"):
        set_many(areas, lines, column=column)
    note_lines(areas, lines, by=by, created=events.AreaCreated, updated=events.AreaUpdated)


def _refuse_bad(lines: Sequence[Any]) -> None:
    """Raise ``ImportRefused`` with every line whose area would overlap one of its own division."""
    divisions = dict(Area.objects.values_list("pk", "division"))
    sentence = _("Areas of the same division do not overlap. Choose areas of other divisions.")
    problems = [
        Problem(line.number, "", sentence)
        for line in lines
        if any(divisions[key] == line.values["division"] for key in line.values.get("overlaps", ()))
    ]
    if problems:
        raise ImportRefused(problems)


def _prepare(area: Area) -> None:
    area.sort_key = sort_key(area.name)


def _write(area: Area, fields: dict[str, Any]) -> dict[str, list[str]]:
    changes = change(area, fields)
    check_outline(area.outline)
    if area.valid_from and area.valid_to and area.valid_to < area.valid_from:
        raise DomainError(_("The last day is before the first."), field="valid_to")
    if area.overlaps.filter(division=area.division_id).exists():
        raise DomainError(
            _("Areas of the same division do not overlap. Choose areas of other divisions."), field="overlaps"
        )
    if "outline" in changes:
        changes["outline"] = ["…", "…"]
    return changes
