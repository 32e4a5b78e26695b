"""Every way the divisions and areas can change."""

from roret.commons.areas.services.areas import create_area, delete_area, import_areas, update_area
from roret.commons.areas.services.divisions import create_division, delete_division, import_divisions, update_division
from roret.commons.areas.services.outlines import import_outlines

__all__ = [
    "create_area",
    "create_division",
    "delete_area",
    "delete_division",
    "import_areas",
    "import_divisions",
    "import_outlines",
    "update_area",
    "update_division",
]
