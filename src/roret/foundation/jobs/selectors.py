"""Questions about background work, for the people who look after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from roret.foundation import authz
from roret.foundation.authz.roles import OPERATOR
from roret.foundation.jobs.decorators import title_of
from roret.foundation.jobs.models import PeriodicRun, Progress, Worker
from roret.foundation.jobs.periodic import Periodic, registry
from roret.foundation.jobs.worker import LEASE


@dataclass(frozen=True)
class Run:
    """One try of a job, as the page shows it."""

    row: Any

    @property
    def title(self) -> str:
        """What the job is called."""
        return title_of(self.row.task_path)

    @property
    def duration(self) -> timedelta | None:
        """How long it took, or has taken until now."""
        if self.row.started_at is None:
            return None
        return (self.row.finished_at or timezone.now()) - self.row.started_at

    @property
    def attempt(self) -> int:
        """Which try it was, from 1."""
        return int(self.row.args_kwargs["kwargs"].get("attempt", 1))

    @property
    def again(self) -> str:
        """The key of the try that follows this one; empty when there is none."""
        value = self.row.return_value
        return str(value.get("again", "")) if isinstance(value, dict) else ""

    @property
    def because(self) -> str:
        """Why it is tried again, or the last line of the trace."""
        value = self.row.return_value
        if isinstance(value, dict) and value.get("because"):
            return str(value["because"])
        return self.row.traceback.strip().rpartition("\n")[2]

    @property
    def failed(self) -> bool:
        """Say whether it failed for good."""
        return bool(self.row.status == TaskResultStatus.FAILED)

    @property
    def can_retry(self) -> bool:
        """Say whether it failed and nobody has started it again."""
        return self.failed and not self.again


@dataclass(frozen=True)
class PeriodicState:
    """One piece of periodic work, with its last run and its next."""

    periodic: Periodic
    started_at: datetime | None
    last: Run | None

    @property
    def title(self) -> str:
        """What the job is called."""
        return title_of(self.periodic.name)

    @property
    def next_at(self) -> datetime:
        """When it is due again."""
        return self.periodic.next_after(self.started_at)


def runs_visible_to(person: Any) -> QuerySet[Any]:
    """Return the tries of all jobs to those who may look after them, none to others; newest first."""
    rows = DBTaskResult.objects.order_by("-enqueued_at")
    return rows if authz.allowed(person, "jobs.view_job") else rows.none()


def failures(person: Any) -> QuerySet[Any]:
    """Return the tries that failed for good and that nobody has started again."""
    return runs_visible_to(person).filter(status=TaskResultStatus.FAILED, return_value=None).order_by("-finished_at")


def periodic_states() -> list[PeriodicState]:
    """Return all periodic work by title (2 queries)."""
    known = registry()
    started = dict(PeriodicRun.objects.filter(name__in=known).values_list("name", "started_at"))
    rows = DBTaskResult.objects.filter(task_path__in=known).order_by("task_path", "-enqueued_at").distinct("task_path")
    last = {row.task_path: Run(row) for row in rows}
    states = [PeriodicState(periodic, started.get(name), last.get(name)) for name, periodic in known.items()]
    return sorted(states, key=lambda state: state.title)


def living_workers() -> QuerySet[Any]:
    """Return the workers whose lease runs."""
    return Worker.objects.filter(beat_at__gte=timezone.now() - LEASE)


def under_way(since: datetime) -> QuerySet[Any]:
    """Return the long jobs that have not ended and have moved since then."""
    return Progress.objects.filter(ended_at=None, changed_at__gte=since).order_by("started_at")


def waiting_count() -> int:
    """Return how many jobs are due and not begun."""
    return DBTaskResult.objects.ready().count()


def failed_since(moment: datetime) -> list[str]:
    """Return the titles of what failed for good since then, each once."""
    paths = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gte=moment).values_list(
        "task_path", flat=True
    )
    return sorted({title_of(path) for path in paths.order_by()})


def operators() -> Iterable[Any]:
    """Return the persons who hold the operator's role today."""
    people = get_user_model().objects.filter(is_active=True, grants__role=OPERATOR).distinct()
    return [person for person in people if authz.standing_of(person).holds(OPERATOR)]
