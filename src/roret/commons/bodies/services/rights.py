"""Rights with a date: given to a body, or taken from it, from a day on."""

from datetime import date
from typing import Any

from django.db import transaction

from roret.commons.bodies import events
from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body, RightChange
from roret.foundation import authz, journal


@transaction.atomic
def change_right(body: Body, *, by: Any, right: Right, given: bool, first_day: date, basis: str) -> RightChange:
    """Give a body a right from a day on, or take it; ``basis`` says who decided it and when.

    What was decided twice for the same day is written over. What counted before the day stays known.
    """
    authz.require(by, "bodies.update_body", body)
    body = Body.objects.lock(body.pk)
    values = {"given": given, "basis": basis}
    changed, _made = RightChange.objects.update_or_create(body=body, right=right, first_day=first_day, defaults=values)
    said = {"right": str(right), "given": given, "first_day": first_day.isoformat(), "basis": basis}
    journal.record(events.RightChanged, body, by=by, **said)
    return changed
