"""Meetings of bodies, the items on their agendas, and how often they meet (R18)."""

from roret.commons.meetings.models.cadences import Cadence
from roret.commons.meetings.models.disqualifications import Disqualification
from roret.commons.meetings.models.meetings import (
    USUAL_LENGTH,
    AgendaItem,
    AgendaItemQuerySet,
    Meeting,
    MeetingQuerySet,
)

__all__ = [
    "USUAL_LENGTH",
    "AgendaItem",
    "AgendaItemQuerySet",
    "Cadence",
    "Disqualification",
    "Meeting",
    "MeetingQuerySet",
]
