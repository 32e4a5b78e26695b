"""One clock for the whole house, so that the demo municipality can replay its history through the services."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_simulated: ContextVar[datetime | None] = ContextVar("simulated_time", default=None)


def now() -> datetime:
    """Return the present moment, aware of its time zone."""
    return _simulated.get() or timezone.now()


def today() -> date:
    """Return the present day in the municipality's time zone."""
    return timezone.localdate(now())


def end_of_day(day: date) -> datetime:
    """Return the last second of a day: “til og med” a date means until 23.59.59 in the municipality's time zone."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def start_of_day(day: date) -> datetime:
    """Return the first moment of a day in the municipality's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the services believe that it is ``moment``; for replaying history, never for serving pages."""
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    token = _simulated.set(moment)
    try:
        yield
    finally:
        _simulated.reset(token)
