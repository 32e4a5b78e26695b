"""May this actor do this to that? One question, asked in one place, answered from one table."""

from roret.foundation.authz.actors import SYSTEM, Standing, name_of, standing_of
from roret.foundation.authz.permissions import Permission, allowed, catalogue, declare, require
from roret.foundation.authz.roles import ROLES, Role

__all__ = [
    "ROLES",
    "SYSTEM",
    "Permission",
    "Role",
    "Standing",
    "allowed",
    "catalogue",
    "declare",
    "name_of",
    "require",
    "standing_of",
]
