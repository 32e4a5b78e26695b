"""What hearing the parties offers the house: a panel below a consultation's parties."""

from typing import Any

from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer


def overview(request: Any, consultation: Any) -> tuple[str, dict[str, Any]] | None:
    """Lead the case worker to what was sent to the parties and what came back."""
    if not authz.allowed(request.user, "parties.send_delivery", consultation):
        return None
    return "parties/staff/panel.html", {"consultation": consultation}


parties = offer(Module("parties", panels=(Panel("consultation-parties", overview, order=10, face="staff"),)))
