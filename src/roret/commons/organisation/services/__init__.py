"""Every way the organisation can change."""

from roret.commons.organisation.services.target_groups import (
    create_target_group,
    delete_target_group,
    import_target_groups,
    update_target_group,
)
from roret.commons.organisation.services.units import create_unit, end_unit, import_units, rename_unit, update_unit

__all__ = [
    "create_target_group",
    "create_unit",
    "delete_target_group",
    "end_unit",
    "import_target_groups",
    "import_units",
    "rename_unit",
    "update_target_group",
    "update_unit",
]
