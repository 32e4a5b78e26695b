"""Every way material can change, and how a clause is written about; split by noun."""

from roret.listen.material.services.editions import (
    remove_translation,
    sign_translation,
    write_short_edition,
    write_translation,
)
from roret.listen.material.services.remarks import send_remark
from roret.listen.material.services.versions import (
    add_material,
    add_version,
    delete_version,
    publish_version,
    read_version,
    remove_material,
    rename_material,
)

__all__ = [
    "add_material",
    "add_version",
    "delete_version",
    "publish_version",
    "read_version",
    "remove_material",
    "remove_translation",
    "rename_material",
    "send_remark",
    "sign_translation",
    "write_short_edition",
    "write_translation",
]
