"""What analyses offer the house: a panel on the consultation's page."""

from typing import Any

from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer
from roret.listen.analyses import selectors


def panel(request: Any, record: Any) -> tuple[str, dict[str, Any]] | None:
    """Offer to have the responses read, or say how far one has come with what is suggested."""
    if not record.is_published or not authz.allowed(request.user, "analyses.view_analysis", record):
        return None
    latest = selectors.latest_of(record)
    context: dict[str, Any] = {"record": record, "analysis": latest}
    if latest is None:
        context["verdict"] = selectors.can_analyse(record)
    else:
        context["standing"] = selectors.standing_of_analysis(latest)
    return "analyses/staff/panel.html", context


analyses = offer(Module("analyses", panels=(Panel("consultation-themes", panel, order=20, face="staff"),)))
