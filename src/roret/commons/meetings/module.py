"""What meetings offer the house: menus, a panel on a body's page, and agendas that wait for their secretary."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.meetings import selectors
from roret.commons.meetings.models import Meeting
from roret.commons.records.models import Record
from roret.foundation import authz, clock
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row


def _unpublished(person: Any) -> QuerySet[Meeting] | None:
    return selectors.agendas_to_publish(person) if authz.allowed(person, "meetings.publish_agenda") else None


def _publish(meeting: Record, _row: Row) -> Iterator[Waiting]:
    """An agenda that should be out."""
    due = selectors.agenda_due(meeting)
    yield Waiting(
        meeting, meeting.get_staff_url(), due, due < clock.today(), "agenda", heading=_("Agendas to publish"),
        action=_("Publish the agenda"), record=meeting,
    )  # fmt: skip


def body_panel(request: Any, body: Any) -> tuple[str, dict[str, Any]]:
    """Show a body's next meetings on its page, and the way to its year."""
    coming, past = (
        rows(request.user).filter(body_id=body.pk)[:3] for rows in (selectors.coming_meetings, selectors.past_meetings)
    )
    beside = sorted(coming.union(past, all=True), key=lambda meeting: meeting.begins_at)
    coming = [meeting for meeting in beside if not meeting.has_begun]
    past = [meeting for meeting in reversed(beside) if meeting.has_begun]
    return "meetings/public/panel_body.html", {"coming": coming, "past": past, "body": body}


offer(
    Module(
        "meetings",
        navigation=(
            NavItem(gettext_lazy("Meetings"), "public:meeting-list", order=40),
            NavItem(gettext_lazy("Annual wheel"), "staff:wheel", "staff", "meetings.view_meeting", 46, Group.DECIDE),
            NavItem(
                gettext_lazy("Recurring dates"),
                "staff:cadence-list",
                "staff",
                "meetings.view_cadence",
                66,
                Group.REGISTERS,
            ),
            NavItem(
                gettext_lazy("Notice and quorum"),
                "staff:meetingrule-list",
                "staff",
                "meetings.view_meetingrule",
                67,
                Group.REGISTERS,
            ),
            NavItem(gettext_lazy("Meetings"), "staff:meeting-list", "staff", "meetings.view_meeting", 45, Group.DECIDE),
        ),
        panels=(Panel("body", body_panel),),
        piles=(Pile(_unpublished, _publish, Record),),
    )
)
