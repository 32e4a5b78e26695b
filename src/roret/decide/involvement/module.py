"""What the involvement log offers the house: the table on a matter's page, and the log on it in the workspace."""

from typing import Any

from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer

Shown = tuple[str, dict[str, Any]] | None


def matter_for_all(_request: Any, matter: Any) -> Shown:
    """Lead everybody to the table annexed to the matter, and ask nothing: the page says when nobody has been entered."""
    return "involvement/link.html", {"matter": matter}


def matter_for_staff(request: Any, matter: Any) -> Shown:
    """Lead those who keep the log to it."""
    if not authz.allowed(request.user, "involvement.keep_log", matter):
        return None
    return "involvement/staff.html", {"matter": matter}


offer(
    Module(
        "involvement",
        panels=(
            Panel("matter", matter_for_all, order=5),
            Panel("matter", matter_for_staff, order=15, face="staff"),
        ),
    )
)  # fmt: skip
