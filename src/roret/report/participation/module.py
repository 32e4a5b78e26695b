"""What participation offers the house: menus, and the way from a consultation and its white paper to who took part."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, offer
from roret.report.participation.models import Figures

Shown = tuple[str, dict[str, Any]] | None


def link(request: Any, consultation: Any) -> Shown:
    """Lead from a closed consultation to who took part; no query, the page itself says when it is not counted yet."""
    return ("participation/public/link.html", {"consultation": consultation}) if consultation.closed_at else None


def link_from_white_paper(request: Any, paper: Any) -> Shown:
    """Lead from a white paper to who took part."""
    return link(request, paper.consultation)


def for_staff(request: Any, consultation: Any) -> Shown:
    """Say whom we do not hear, while something can still be done about it."""
    if not consultation.is_published or not authz.allowed(request.user, "participation.view_figures", consultation):
        return None
    found = Figures.objects.filter(consultation_id=consultation.pk).first()
    return "participation/staff/panel.html", {"consultation": consultation, "found": found}


offer(
    Module(
        "participation",
        navigation=(
            NavItem(_("Participation"), "public:participation", "public", order=60, minor=True),
            NavItem(_("Participation"), "staff:participation", "staff", "participation.view_figures", 62, Group.REPORT),
        ),
        panels=(
            Panel("consultation-aside", link, 60),
            Panel("white-paper", link_from_white_paper, 60),
            Panel("consultation", for_staff, 60, face="staff"),
        ),
    )
)
