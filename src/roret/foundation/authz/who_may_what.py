"""What both pages “who may what” show."""

from typing import Any

from django.http import HttpRequest

from roret.foundation.authz import tables
from roret.foundation.authz.roles import ROLES


def who_may_what_context(request: HttpRequest) -> dict[str, Any]:
    """Return the tables; ``?role=`` narrows them to what one role may."""
    role = ROLES.get(request.GET.get("role", ""))
    links = [(str(one.name), f"?role={one.key}", one is role) for one in ROLES.values()]
    return {
        "groups": tables.groups(role.key if role else ""),
        "role": role,
        "role_links": links,
        "role_facts": [(str(one.name), one.description) for one in ROLES.values()],
    }
