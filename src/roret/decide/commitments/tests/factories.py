"""Commitments for tests, made through the services."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from roret.decide.commitments import services
from roret.decide.commitments.models import Commitment
from roret.decide.matters.models import Decision
from roret.decide.matters.tests import factories as matters
from roret.foundation import authz, clock


def decided(world: Any) -> Decision:
    """Bring a matter to a committee that met ten days ago."""
    with clock.at(clock.now() - timedelta(days=20)):
        return matters.decided(world)


def due_of(decision: Decision, *, days: int = 14) -> Any:
    """Return a day after the meeting of the decision."""
    return localdate(decision.meeting.begins_at) + timedelta(days=days)


def promised(world: Any, decision: Decision | None = None, *, by: Any = authz.SYSTEM, **values: Any) -> Commitment:
    """Promise something with a decision, due two weeks after its meeting."""
    decision = decision or decided(world)
    words = {"title": "Midtvejsstatus", "words": "Forvaltningen vender tilbage med en midtvejsstatus."}
    if "due_on" not in values and "due_meeting" not in values:
        words["due_on"] = due_of(decision)
    return services.register_commitment(decision, by=by, **{**words, **values})


def days_after(commitment: Commitment, days: int) -> Any:
    """Believe that so many days have passed since the deadline (a context)."""
    return clock.at(commitment.decision.meeting.begins_at + timedelta(days=14 + days))
