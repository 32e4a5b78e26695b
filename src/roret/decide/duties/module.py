"""What the duty to consult offers the house: a tab and panels on the matter, what it demands before a step, and what waits."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.decide.duties import selectors
from roret.decide.matters.enums import Step
from roret.decide.matters.services import register_demand
from roret.foundation import authz, lifecycle
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.staff import tabs

Shown = tuple[str, dict[str, Any]] | None
AT_MOST = 20
HEADING = gettext_lazy("Hearings that wait")


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


def waiting(person: Any) -> Iterator[Waiting]:
    """Yield the duties whose deadline has passed, and those that nobody has sent yet, in a person's matters."""
    if not authz.allowed(person, "duties.register_duty"):
        return
    desk = selectors.waiting_for(person)
    for matter in desk.unsaid[:AT_MOST]:
        where = reverse("staff:matter-duties", args=[matter.pk]) + "#domains"
        yield Waiting(matter, where, kind="duty", heading=HEADING, action=_("Say the domains"), record=matter)
    for line in desk.lines[:AT_MOST]:
        yield _about(line)


def _about(line: selectors.Line) -> Waiting:
    label = _("%(who)s: %(matter)s") % {"who": line.who, "matter": line.matter}
    overdue, whom = line.state == "overdue", line.who if line.state == "sent" else ""
    words = {"heading": HEADING, "action": _("See the hearing"), "record": line.matter, "whom": whom}
    return Waiting(label, line.url, line.duty.due, overdue, "duty", **words)


tabs.join("matter", tabs.Tab("duties", "staff:matter-duties", gettext_lazy("Who must be heard")))
register_demand("duties", _missing_before)
offer(
    Module(
        "duties",
        navigation=(
            NavItem(
                HEADING, "staff:duty-list", "staff", "duties.view_duty", 42, Group.DECIDE
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
        waiting=waiting,
    )
)  # fmt: skip
