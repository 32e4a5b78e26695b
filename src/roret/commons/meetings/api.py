"""Meetings and open agenda items for machines, with the field names of OParl 1.1 where there is one."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.commons.meetings import selectors
from roret.commons.meetings.models import Meeting

router = Router(tags=["meetings"])
prefix = "/meetings/"
PAGE = 100


class AgendaItemOut(Schema):
    """One agenda item; a closed one keeps its number only."""

    number: int
    public: bool
    name: str | None = None
    purpose: str | None = None
    """What the item is for: decision, discussion, orientation, questions, deputation, approval or other."""
    paper: str | None = None
    """The number of the matter that is treated."""


class MeetingOut(Schema):
    """One meeting."""

    id: str
    name: str
    meetingState: str  # noqa: N815 — OParl's name
    cancelled: bool
    start: datetime
    end: datetime | None
    location: str
    organization: str
    organizationId: int  # noqa: N815 — as OParl writes
    modified: datetime
    web: str


class MeetingWithAgendaOut(MeetingOut):
    """One meeting with its agenda."""

    agendaItem: list[AgendaItemOut]  # noqa: N815 — OParl's name


@router.get("", response=list[MeetingOut], summary="List public meetings")
def list_meetings(request: HttpRequest, after: int = 0, organization: int | None = None) -> Any:
    """Return up to 100 meetings with a key above ``after``, of one body when ``organization`` is given."""
    rows = (
        Meeting.objects.visible_to(request.user).filter(published_at__isnull=False, pk__gt=after).select_related("body")
    )
    rows = rows.filter(body_id=organization) if organization else rows
    return [meeting_out(meeting) for meeting in rows.order_by("pk")[:PAGE]]


@router.get("{number}", response=MeetingWithAgendaOut, summary="Read one meeting with its agenda")
def read_meeting(request: HttpRequest, number: str) -> Any:
    """Return one meeting by its number."""
    found = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body"), number=number)
    rows = selectors.agenda_of(found, request.user)
    return {**meeting_out(found), "agendaItem": [_item_out(row) for row in rows]}


def meeting_out(meeting: Meeting) -> dict[str, Any]:
    """Return one meeting as the API tells it."""
    return {
        "id": meeting.number,
        "name": str(meeting),
        "meetingState": str(meeting.state),
        "cancelled": meeting.cancelled_at is not None,
        "start": meeting.begins_at,
        "end": meeting.ends_at,
        "location": meeting.place,
        "organization": str(meeting.body),
        "organizationId": meeting.body_id,
        "modified": meeting.changed_at,
        "web": meeting.get_absolute_url(),
    }


def _item_out(row: selectors.AgendaRow) -> dict[str, Any]:
    item = row.item
    if item is None:
        return {"number": row.number, "public": False}
    return {
        "number": row.number,
        "public": not item.closed,
        "name": item.title,
        "purpose": item.kind,
        "paper": item.record.number if item.record else None,
    }
