"""What the involvement log offers the house: the table on a matter's page, and the log on it in the workspace."""

from typing import Any

from roret.decide.involvement import selectors
from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer

Shown = tuple[str, dict[str, Any]] | None


def matter_for_all(request: Any, matter: Any) -> Shown:
    """Show everybody who was involved, as the table annexed to the matter; nothing when the log is empty."""
    rows = list(selectors.log_of(matter, request.user))
    links = {row.record_id: row.record for row in rows if row.record}
    context = {"headers": selectors.headers(), "lines": selectors.lines(rows), "links": list(links.values())}
    return ("involvement/public.html", context) if rows else None


def matter_for_staff(request: Any, matter: Any) -> Shown:
    """Show the log to those who keep it."""
    if not authz.allowed(request.user, "involvement.keep_log", matter):
        return None
    return "involvement/staff.html", {"matter": matter, "rows": list(selectors.log_of(matter, request.user))}


offer(
    Module(
        "involvement",
        panels=(
            Panel("matter", matter_for_all, order=5),
            Panel("matter", matter_for_staff, order=15, face="staff"),
        ),
    )
)  # fmt: skip
