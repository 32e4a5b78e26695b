"""Meetings for tests, planned through the services."""

from datetime import timedelta
from typing import Any

from roret.commons.meetings import services
from roret.commons.meetings.models import Meeting
from roret.foundation import authz, clock


def meeting(body: Any, *, by: Any = authz.SYSTEM, days: int = 10, **values: Any) -> Meeting:
    """Plan and announce a meeting of a body in so many days."""
    begins = (clock.now() + timedelta(days=days)).replace(hour=14, minute=0, second=0, microsecond=0)
    return services.create_meeting(by=by, body=body, begins_at=begins, place="Rådhuset", **values)
