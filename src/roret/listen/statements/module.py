"""What statements offer the house: menus, what a body has said on other pages, and what waits."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.records.models import Record
from roret.foundation import authz, clock
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row
from roret.listen.statements import selectors
from roret.listen.statements.models import Statement
from roret.listen.statements.rules import ANSWERERS

Shown = tuple[str, dict[str, Any]] | None
AT_MOST = 8


def _panel(rows: Any, heading: str, more: str = "") -> Shown:
    found = list(rows[: AT_MOST + 1])
    if not found:
        return None
    return "statements/public/panel.html", {
        "statements": found[:AT_MOST], "heading": heading, "more": more if len(found) > AT_MOST else ""
    }  # fmt: skip


def _of_body(request: Any, body: Any) -> QuerySet[Statement]:
    return selectors.published(request.user).filter(body=body.pk)


def body(request: Any, body: Any) -> Shown:
    """Show on a body's page what it has said."""
    return _panel(
        _of_body(request, body), _("Statements and proposals"), reverse("public:body-statements", args=[body.pk])
    )


def _in_consultation(request: Any, consultation: Any) -> QuerySet[Statement]:
    return selectors.published(request.user).filter(consultation=consultation.pk)


def consultation(request: Any, consultation: Any) -> Shown:
    """Show what councils have said in a consultation."""
    return _panel(_in_consultation(request, consultation), _("What councils have said"))


def meeting(request: Any, meeting: Any) -> Shown:
    """Show at a meeting the drafts it treats, to those who may read them, and what it has adopted, to everybody."""
    rows = selectors.with_page(request.user).filter(item__meeting=meeting.pk).order_by("item__number", "pk")
    return _panel(rows, _("Statements at the meeting"))


def _unanswered(person: Any) -> QuerySet[Statement]:
    units = authz.standing_of(person).units_by_role
    answers = set().union(*(units.get(role, ()) for role in ANSWERERS))
    mine = Q(owner_id=person.pk or 0) | Q(owner=None, to_unit_id__in=answers)
    return Statement.objects.unanswered().filter(mine, consultation=None).order_by("due_on", "pk")


def _answer(statement: Record, row: Row) -> Iterator[Waiting]:
    """What the person or her unit must answer."""
    late = row.due is not None and row.due < clock.today()
    yield Waiting(
        statement, statement.get_staff_url(), row.due, late, "statement",
        heading=_("Councils that wait for an answer"), action=_("Answer"), record=statement,
    )  # fmt: skip


def _unsent(person: Any) -> QuerySet[Statement] | None:
    keeps = authz.standing_of(person).units_by_role.get("secretary", frozenset())
    return Statement.objects.filter(body_id__in=keeps, adopted_at__isnull=False, sent_at=None) if keeps else None


def _send(statement: Record, _row: Row) -> Iterator[Waiting]:
    """What her body has adopted and not sent."""
    yield Waiting(
        statement, reverse("member:statement-draft", args=[statement.pk]), kind="statement",
        heading=_("Statements to send"), action=_("Send"), record=statement,
    )  # fmt: skip


offer(
    Module(
        "statements",
        navigation=(
            NavItem(gettext_lazy("Statements"), "public:statement-list", order=70, minor=True),
            NavItem(gettext_lazy("Our statements"), "member:statement-list", "member", order=20),
            NavItem(
                gettext_lazy("Statements"), "staff:statement-list", "staff", "statements.view_statement", 35,
                Group.LISTEN,
            ),
        ),
        panels=(
            Panel("body", body, order=40, asked=_of_body),
            Panel("consultation", consultation, order=40, asked=_in_consultation),
            Panel("meeting", meeting, order=40),
            Panel("meeting", meeting, order=40, face="staff"),
        ),
        piles=(Pile(_unanswered, _answer, Record, due="due_on"), Pile(_unsent, _send, Record)),
    )
)  # fmt: skip
