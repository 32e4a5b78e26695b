"""What commitments offer the house: menus, what is owed on the pages of matters, decisions, meetings and bodies, and what waits."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.records.models import Record
from roret.decide.commitments import selectors
from roret.decide.commitments.models import Commitment
from roret.foundation import authz, clock
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row

Shown = tuple[str, dict[str, Any]] | None
AT_MOST = 20
PUBLIC, STAFF = "commitments/public/panel.html", "commitments/staff/panel_matter.html"


def _panel(rows: Any, heading: str) -> Shown:
    found = list(rows[:AT_MOST])
    return (PUBLIC, {"commitments": found, "heading": heading}) if found else None


def matter_for_all(request: Any, matter: Any) -> Shown:
    """Show what was promised when the matter was decided."""
    return _panel(selectors.of_matter(matter, request.user), _("What was promised"))


def matter_for_staff(request: Any, matter: Any) -> Shown:
    """Offer to register a promise under each decision, and show those that stand."""
    decisions = list(matter.decisions.all())
    if not decisions or not authz.allowed(request.user, "commitments.create_commitment", matter):
        return None
    return STAFF, {"commitments": list(selectors.of_matter(matter, request.user)[:AT_MOST]), "decisions": decisions}


def decision(request: Any, decision: Any) -> Shown:
    """Show what was promised with a decision; staff registers it with one click."""
    found = list(selectors.published(request.user).filter(decision=decision.pk)[:AT_MOST])
    may = authz.allowed(request.user, "commitments.create_commitment", decision)
    if not found and not may:
        return None
    return PUBLIC, {"commitments": found, "heading": _("What was promised"), "decision": decision if may else None}


def meeting(request: Any, meeting: Any) -> Shown:
    """Show what the meeting's body still waits for."""
    return _panel(selectors.owed_to(meeting.body_id, request.user), _("What we owe this committee"))


def body(request: Any, body: Any) -> Shown:
    """Show what a body still waits for."""
    return _panel(selectors.owed_to(body.pk, request.user), _("What the administration owes this body"))


def _owed(person: Any) -> QuerySet[Commitment]:
    bodies = authz.standing_of(person).units_by_role.get("committee_secretary", frozenset())
    rows = Commitment.objects.owed().filter(Q(owner_id=person.pk or 0) | Q(body_id__in=bodies))
    return rows.annotate(mine=Q(owner_id=person.pk or 0)).order_by("due_on", "pk")


def _owe(one: Record, row: Row) -> Iterator[Waiting]:
    """A commitment that the person owns, or that her committee waits for."""
    mine, late = row.facts["mine"], row.due is not None and row.due < clock.today()
    yield Waiting(
        one, one.get_staff_url(), row.due, late, "commitment", heading=_("Commitments to a committee"),
        action=_("Answer") if mine else _("See the commitment"), record=one, whom="" if mine else one.unit,
    )  # fmt: skip


offer(
    Module(
        "commitments",
        navigation=(
            NavItem(gettext_lazy("Commitments"), "public:commitment-list", order=80, minor=True),
            NavItem(
                gettext_lazy("Commitments"), "staff:commitment-list", "staff", "commitments.view_commitment", 44,
                Group.DECIDE,
            ),
        ),
        panels=(
            Panel("matter", matter_for_all, order=20),
            Panel("matter", matter_for_staff, order=20, face="staff"),
            Panel("decision", decision),
            Panel("meeting", meeting, order=60),
            Panel("meeting", meeting, order=60, face="staff"),
            Panel("body", body, order=60),
        ),
        piles=(Pile(_owed, _owe, Record, due="due_on", facts=("mine",)),),
    )
)  # fmt: skip
