"""Meetings of bodies, the items on their agendas, and how often they meet (R18)."""

from roret.commons.meetings.models.attendance import Attendance, AttendanceQuerySet
from roret.commons.meetings.models.cadences import Cadence
from roret.commons.meetings.models.disqualifications import Disqualification
from roret.commons.meetings.models.meetings import (
    USUAL_LENGTH,
    AgendaItem,
    AgendaItemQuerySet,
    Meeting,
    MeetingQuerySet,
)
from roret.commons.meetings.models.rules import NOTICE_DAYS, MeetingRule

__all__ = [
    "NOTICE_DAYS",
    "USUAL_LENGTH",
    "AgendaItem",
    "AgendaItemQuerySet",
    "Attendance",
    "AttendanceQuerySet",
    "Cadence",
    "Disqualification",
    "Meeting",
    "MeetingQuerySet",
    "MeetingRule",
]
