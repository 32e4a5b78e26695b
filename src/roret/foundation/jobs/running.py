"""Doing at once what waits: for tests, and for the demo loader that replays history."""

from typing import Any

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from roret.foundation.jobs.worker import RoretWorker

MOST = 10_000


def run_waiting(*, later: bool = False) -> list[Any]:
    """Run all that is due, and what that enqueues, in this process; return the rows. ``later`` runs what waits for its time too."""
    worker, finished = RoretWorker(interval=0), list[Any]()
    while len(finished) < MOST:
        rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY) if later else DBTaskResult.objects.ready()
        row = rows.first()
        if row is None:
            return finished
        row.claim(worker.worker_id)
        worker.run_task(row)
        finished.append(row)
    raise RuntimeError(f"More than {MOST} jobs: one of them seems to enqueue itself without end ({timezone.now()}).")
