"""What reaching people offers the house: a panel on the consultation, and the page where codes are keyed in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, offer
from roret.listen.outreach.forms import PrintForm
from roret.listen.outreach.models import PaperRun


def share(_request: Any, consultation: Any) -> tuple[str, dict[str, Any]] | None:
    """Let everybody print the poster and the form while responses are taken."""
    if not consultation.can_respond():
        return None
    return "outreach/public/share.html", {"consultation": consultation}


def print_panel(request: Any, consultation: Any) -> tuple[str, dict[str, Any]] | None:
    """Let the case worker print poster and forms, and see what has been printed."""
    if not consultation.is_published or not authz.allowed(request.user, "outreach.print_paper_form", consultation):
        return None
    runs = PaperRun.objects.visible_to(request.user).filter(consultation=consultation)
    return "outreach/staff/panel.html", {"consultation": consultation, "runs": runs[:20], "form": PrintForm()}


outreach = offer(
    Module(
        "outreach",
        navigation=(
            NavItem(_("Key in paper"), "staff:paper-form-find", "staff", "outreach.enter_paper_form", 17, Group.WORK),
        ),
        panels=(
            Panel("consultation", share, order=80),
            Panel("consultation-responses", print_panel, order=80, face="staff"),
        ),
    )
)
