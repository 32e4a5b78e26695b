"""What the duty to consult offers the house: a tab and panels on the matter, and what it demands before a step."""

from typing import Any

from django.utils.translation import gettext_lazy

from roret.decide.duties import selectors
from roret.decide.matters.enums import Step
from roret.decide.matters.services import register_demand
from roret.foundation import authz, lifecycle
from roret.foundation.modules import Group, Module, NavItem, Panel, offer
from roret.foundation.staff import tabs

Shown = tuple[str, dict[str, Any]] | None


def _checklist(matter: Any) -> selectors.Checklist:
    """Return the checklist, read once for each time the matter is read: the panel and every step ask for it."""
    if "duty_checklist" not in matter.__dict__:
        matter.__dict__["duty_checklist"] = selectors.checklist_of(matter)
    return matter.__dict__["duty_checklist"]


def _missing_before(matter: Any, step: Step) -> list[lifecycle.Missing]:
    return selectors.missing_before(_checklist(matter), step)


def matter_for_staff(request: Any, matter: Any) -> Shown:
    """Say on the matter's first page whom the decision waits for."""
    if not authz.allowed(request.user, "duties.view_duty", matter):
        return None
    checklist = _checklist(matter)
    if not (checklist.relevant or checklist.asks_for_domains):
        return None
    return "duties/staff/panel_matter.html", {"checklist": checklist, "matter": matter}


def matter_for_all(_request: Any, matter: Any) -> Shown:
    """Show everybody who has been heard, who has not, and why."""
    checklist = _checklist(matter)
    if not checklist.relevant and not checklist.judged:
        return None
    if checklist.asks_for_domains:
        return None
    return "duties/public/panel_matter.html", {"checklist": checklist}


tabs.join("matter", tabs.Tab("duties", "staff:matter-duties", gettext_lazy("Who must be heard")))
register_demand("duties", _missing_before)
offer(
    Module(
        "duties",
        navigation=(
            NavItem(
                gettext_lazy("Hearings that wait"), "staff:duty-list", "staff", "duties.view_duty", 42, Group.DECIDE
            ),
            NavItem(
                gettext_lazy("Rules about who must be heard"), "staff:dutyrule-list", "staff", "duties.view_dutyrule", 79,
                Group.REGISTERS,
            ),
        ),
        panels=(
            Panel("matter", matter_for_staff, order=10, face="staff"),
            Panel("matter", matter_for_all, order=10),
        ),
    )
)  # fmt: skip
