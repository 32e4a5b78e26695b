"""Events for tests, made through the services."""

import uuid
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser

from roret.foundation import authz, clock
from roret.listen.events import services
from roret.listen.events.models import Event, Registration
from roret.listen.events.services import Details, Receipt

GUEST = AnonymousUser()


def draft(unit: Any, *, by: Any = authz.SYSTEM, days: int = 30, hours: int = 2, **values: Any) -> Event:
    """Make an event that lacks nothing but being announced."""
    begins = clock.start_of_day(clock.today() + timedelta(days=days)) + timedelta(hours=19)
    words = {
        "title": "Borgermøde om Ågade",
        "summary": "Kom og hør om cykelstien.",
        "purpose": "Vi vil høre, hvor stien skal ligge.",
        "type": "citizen_meeting",
        "place": "Biblioteket",
        "access": "Der er elevator og teleslynge.",
        "contact": "sof@kommune.example",
        "begins_at": begins,
        "ends_at": begins + timedelta(hours=hours),
    }
    made = services.create_event(by=by, unit=unit, **{**words, **values})
    services.add_point(made, by=by, begins_at=made.begins_at, title="Velkomst", speaker="Borgmesteren")
    return made


def announced(unit: Any, **values: Any) -> Event:
    """Make an event that people can come to."""
    return services.announce_event(draft(unit, **values), by=authz.SYSTEM)


def coming(event: Event, name: str = "Ane", *, by: Any = GUEST, **details: Any) -> Registration:
    """Register somebody, each time a new one."""
    return receipt(event, name, by=by, **details).registration


def receipt(
    event: Event, name: str = "Ane", *, by: Any = GUEST, submission: str = "", invitation: Any = None, **details: Any
) -> Receipt:
    """Register somebody and return her receipt."""
    values = Details(name=name, **details)
    number = submission or str(uuid.uuid4())
    return services.register(event, by=by, details=values, submission=number, invitation=invitation)


def after(event: Event, **time: int) -> Any:
    """Travel to a time after the event has ended."""
    return clock.at(event.ends_at + timedelta(**time))
