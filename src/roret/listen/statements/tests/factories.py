"""Statements for tests, made through the services."""

from datetime import timedelta
from typing import Any

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.foundation import authz, clock
from roret.listen.consultations import services as consultations
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.statements import services
from roret.listen.statements.models import Statement

TEXT = "Rådet mener, at fortovene skal være fri for reklameskilte, så alle kan komme frem."


def able(body: Any, **flags: bool) -> Body:
    """Give a body the right to state and propose, and what else is named."""
    Body.objects.filter(pk=body.pk).update(may_state=True, may_propose=True, **flags)
    return Body.objects.get(pk=body.pk)


def drafted(world: Any, *, by: Any = authz.SYSTEM, **values: Any) -> Statement:
    """Begin a draft of the council to the centre."""
    values = {"title": "Fri fortove", "text": TEXT, "to_unit": world.centre, "type": "statement", **values}
    return services.create_statement(by=by, body=values.pop("body", None) or able(world.council), **values)


def item_held(body: Any, *, days: int = 2) -> Any:
    """Return an item of a meeting that the body held so many days ago."""
    begins = clock.now() - timedelta(days=days)
    with clock.at(begins - timedelta(days=10)):
        meeting = meetings.create_meeting(by=authz.SYSTEM, body=Body.objects.get(pk=body.pk), begins_at=begins)
        return meetings.put_on_agenda(meeting, by=authz.SYSTEM, title="Udtalelser")


def adopted(world: Any, **values: Any) -> Statement:
    """Have the council adopt a draft at a meeting of two days ago."""
    made = drafted(world, **values)
    return services.adopt_statement(made, by=authz.SYSTEM, item=item_held(made.body))


def sent(world: Any, **values: Any) -> Statement:
    """Have the council send it."""
    return services.send_statement(adopted(world, **values), by=authz.SYSTEM)


def asking_the_council(world: Any) -> Consultation:
    """Hold a consultation in which the council has a right to be heard."""
    asked = open_consultation(world.centre)
    consultations.add_party(asked, by=world.bo, name="Rådet", unit=world.council, right="heard")
    return asked
