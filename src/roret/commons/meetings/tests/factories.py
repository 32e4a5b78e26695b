"""Meetings for tests, planned through the services."""

from datetime import timedelta
from typing import Any

from roret.commons.bodies import services as bodies
from roret.commons.bodies.enums import SeatSource
from roret.commons.meetings import services
from roret.commons.meetings.models import Meeting
from roret.foundation import authz, clock


def meeting(body: Any, *, by: Any = authz.SYSTEM, days: int = 10, **values: Any) -> Meeting:
    """Plan and announce a meeting of a body in so many days."""
    begins = (clock.now() + timedelta(days=days)).replace(hour=14, minute=0, second=0, microsecond=0)
    return services.create_meeting(by=by, body=body, begins_at=begins, place="Rådhuset", **values)


def seats(
    body: Any, names: tuple[str, ...] = ("Anna", "Bent", "Carl"), *, users: Any = (), party: str = ""
) -> list[Any]:
    """Seat people in a body, each with one substitute behind her; ``users`` are the first members' accounts."""
    post = bodies.create_post(body, by=authz.SYSTEM, label="Medlem", seats=len(names), source=SeatSource.COUNCIL)
    made = []
    for number, name in enumerate(names):
        user = users[number] if number < len(users) else None
        values = {"name": name, "user": user, "on_behalf_of": party}
        member = bodies.appoint_member(post, by=authz.SYSTEM, **values)
        bodies.appoint_member(post, by=authz.SYSTEM, name=f"{name} II", substitute_for=member)
        made.append(member)
    return made


def called(body: Any, names: tuple[str, ...] = ("Anna", "Bent", "Carl"), *, users: Any = (), **values: Any) -> Meeting:
    """Seat people in a body, plan a meeting and call them to it."""
    seats(body, names, users=users)
    return services.call_meeting(meeting(body, **values), by=authz.SYSTEM)
