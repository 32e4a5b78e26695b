"""Work that comes back by itself: a registry, and one row for each that says when it last began."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import Task, TaskResultStatus

from roret.foundation import clock

AnyTask = TypeVar("AnyTask", bound=Task[Any, Any])
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Periodic:
    """One piece of work that comes back: how often, and for work once a day at which local time."""

    task: Task[Any, Any]
    interval: timedelta
    at: time | None = None

    @property
    def name(self) -> str:
        """The path of the job, which is also the key of its row."""
        return self.task.module_path

    def due_since(self, now: datetime) -> datetime:
        """Return the moment such that a run that began before it is due for the next."""
        if self.at is None:
            return now - self.interval
        local = timezone.localtime(now)
        latest = local.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        return (latest if latest <= local else latest - DAY) - (self.interval - DAY)

    def next_after(self, started: datetime | None) -> datetime:
        """Return when the run after the one that began at ``started`` is due."""
        if started is None:
            return clock.now()
        if self.at is None:
            return started + self.interval
        day = timezone.localtime(started) + self.interval
        day = day.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        return day - DAY if day - DAY > started else day


_registry: dict[str, Periodic] = {}


def every(interval: timedelta, *, at: time | None = None) -> Callable[[AnyTask], AnyTask]:
    """Let a job come back by itself: each ``interval``, or with ``at`` at that local time (whole days only)."""
    if at is not None and (interval < DAY or interval % DAY):
        raise ValueError("A time of day only makes sense for whole days.")

    def register(made: AnyTask) -> AnyTask:
        _registry[made.module_path] = Periodic(made, interval, at)
        return made

    return register


def registry() -> dict[str, Periodic]:
    """Return all periodic work by name, from every app's ``tasks.py``."""
    autodiscover_modules("tasks")
    return _registry


def start_due() -> list[str]:
    """Enqueue what is due and return the names; safe on several machines, because the conditional update is the claim.

    Work whose last run still waits or runs is left alone: it never overtakes itself.
    """
    return [periodic.name for periodic in registry().values() if _start_if_due(periodic)]


@transaction.atomic
def _start_if_due(periodic: Periodic) -> bool:
    from roret.foundation.jobs.models import PeriodicRun

    now = clock.now()
    due = Q(started_at=None) | Q(started_at__lt=periodic.due_since(now))
    PeriodicRun.objects.get_or_create(name=periodic.name)
    if _is_under_way(periodic) or not PeriodicRun.objects.filter(due, name=periodic.name).update(started_at=now):
        return False
    periodic.task.enqueue()
    return True


def _is_under_way(periodic: Periodic) -> bool:
    from django_tasks_db.models import DBTaskResult

    rows = DBTaskResult.objects.filter(task_path=periodic.name)
    return rows.ready().exists() or rows.filter(status=TaskResultStatus.RUNNING).exists()
