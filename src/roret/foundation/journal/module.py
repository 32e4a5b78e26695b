"""What the journal offers the house: its page, and the history of any thing as a panel."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, offer


def history(request: Any, thing: Any) -> tuple[str, dict[str, Any]] | None:
    """Show what has happened to ``thing`` to those who may know: ``{% panels "history" thing face="staff" %}``."""
    if not authz.allowed(request.user, "journal.view_history", thing):
        return None
    return "journal/history.html", {"thing": thing}


journal = offer(
    Module(
        "journal",
        navigation=(NavItem(_("Journal"), "staff:journal", "staff", "journal.view_event", 91, Group.OPERATIONS),),
        panels=(Panel("history", history, face="staff"),),
    )
)
