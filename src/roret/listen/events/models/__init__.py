"""Events, who comes to them, and what is left when they are over (R19)."""

from roret.listen.events.models.afterwards import EvaluationAnswer, Picture
from roret.listen.events.models.events import Event, EventChildQuerySet, EventQuerySet, ProgrammePoint
from roret.listen.events.models.groups import WorkingGroup
from roret.listen.events.models.guests import Invitation, Registration, RegistrationQuerySet

__all__ = [
    "EvaluationAnswer",
    "Event",
    "EventChildQuerySet",
    "EventQuerySet",
    "Invitation",
    "Picture",
    "ProgrammePoint",
    "Registration",
    "RegistrationQuerySet",
    "WorkingGroup",
]
