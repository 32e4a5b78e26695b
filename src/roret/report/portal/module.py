"""What the portal offers the house: its menu, and what became of it on lower pages."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Group, Module, NavItem, Panel, offer
from roret.report.portal.outcomes import outcome_of_contribution


def outcome_panel(request: Any, contribution: Any) -> tuple[str, dict[str, Any]] | None:
    """Show on a contribution's page what its themes led to."""
    outcomes = outcome_of_contribution(contribution, person=request.user)
    return ("portal/outcome_panel.html", {"outcomes": outcomes}) if outcomes else None


def consultation_panel(request: Any, consultation: Any) -> tuple[str, dict[str, Any]] | None:
    """Lead from a closed consultation to what became of it."""
    if consultation.state not in {"closed", "answered"}:
        return None
    return "portal/consultation_panel.html", {"consultation": consultation}


portal = offer(
    Module(
        "portal",
        navigation=(
            NavItem(_("What became of it?"), "public:outcome-list", "public", order=20),
            *((NavItem(_("The tour"), "public:tour", "public", order=90),) if settings.DEMO else ()),
            NavItem(_("My day"), "staff:today", "staff", order=1, group=Group.WORK),
            NavItem(_("My councils"), "member:home", "member", order=1),
        ),
        panels=(Panel("contribution", outcome_panel, 10), Panel("consultation-head", consultation_panel, 5)),
    )
)
