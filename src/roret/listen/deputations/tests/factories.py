"""Requests to speak for tests, made through the services."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from roret.commons.bodies.models import Body
from roret.commons.meetings.tests.factories import meeting
from roret.foundation import authz, clock
from roret.listen.deputations import services
from roret.listen.deputations.models import Deputation
from roret.listen.deputations.services import Receipt, Wish

TEXT = "Vi er beboere på Refsnæsgade og vil gerne vise, hvor cyklerne kører."


def taking(body: Any, **flags: bool) -> Body:
    """Let a body take deputations."""
    Body.objects.filter(pk=body.pk).update(takes_deputations=True, **flags)
    return Body.objects.get(pk=body.pk)


def wish(world: Any, **values: Any) -> Wish:
    """Return what a group of residents fills in."""
    given = {"topic": "Cykelsti på Refsnæsgade", "text": TEXT, "name": "Ane Kirstine Møller", "email": "ane@example.dk"}
    return Wish(**{"body": values.pop("body", None) or taking(world.committee), **given, **values})


def requested(world: Any, *, by: Any = None, submission: str = "", **values: Any) -> Receipt:
    """Ask as a guest."""
    submission = submission or str(uuid4())
    return services.request_deputation(wish(world, **values), by=by or world.guest, submission=submission)


def offered(world: Any, *, minutes: int = 10, **values: Any) -> Deputation:
    """Offer the beginning of the committee's next meeting."""
    made = requested(world, **values).deputation
    when = meeting(made.body)
    given = {"meeting": when, "slot_at": when.begins_at, "minutes": minutes, "title": "Foretræde om cykelstien"}
    return services.offer_slot(made, by=authz.SYSTEM, **given)


def after(deputation: Deputation) -> Any:
    """Believe that the time of a deputation has passed (a context)."""
    return clock.at(deputation.slot_ends_at + timedelta(hours=1))
