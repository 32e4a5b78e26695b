"""Every way persons, their roles and their outside identities can change."""

from roret.commons.people.services.erasing import erase_person
from roret.commons.people.services.exporting import export_roles
from roret.commons.people.services.grants import end_role, grant_role
from roret.commons.people.services.identities import link_identity, sign_in_by_identity, unlink_identity
from roret.commons.people.services.importing import import_roles
from roret.commons.people.services.operators import appoint_operator, begin_platform
from roret.commons.people.services.persons import (
    activate_person,
    create_person,
    deactivate_person,
    send_invitation,
    update_person,
)

__all__ = [
    "activate_person",
    "appoint_operator",
    "begin_platform",
    "create_person",
    "deactivate_person",
    "end_role",
    "erase_person",
    "export_roles",
    "grant_role",
    "import_roles",
    "link_identity",
    "send_invitation",
    "sign_in_by_identity",
    "unlink_identity",
    "update_person",
]
