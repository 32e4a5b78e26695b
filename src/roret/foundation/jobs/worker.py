"""The worker: does what waits, starts what is due, and takes over from workers that were killed.

Any number may run on any number of machines. Beside the job itself a second thread renews this worker's lease, enqueues
periodic work and frees the jobs of workers whose lease ran out; so a long job delays neither.
"""

import logging
import socket
import threading
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker
from django_tasks_db.models import DBTaskResult

from roret.foundation.jobs.models import Worker
from roret.foundation.jobs.periodic import start_due

SECONDS_BETWEEN_ROUNDS = 3.0
LEASE = timedelta(seconds=60)
MOST_LIVES = 3
"""How many workers a job may take down with it before it is given up."""
INTERRUPTED = Q(status=TaskResultStatus.RUNNING) | Q(
    status=TaskResultStatus.FAILED, exception_class_path__in=["builtins.SystemExit", "builtins.KeyboardInterrupt"]
)
_log = logging.getLogger("roret.jobs")


class WorkerDiedError(Exception):
    """The process ended in the middle of the job, again and again; the job may be what killed it."""


class RoretWorker(DatabaseWorker):
    """The worker of django-tasks with a lease, run until it is told to stop (SIGTERM lets the job at hand end)."""

    def __init__(
        self, *, interval: float = 1.0, lease: timedelta = LEASE, rounds: float = SECONDS_BETWEEN_ROUNDS
    ) -> None:
        """Take the seconds between looks at an empty queue, the lease, and the seconds between its renewals."""
        super().__init__(
            queue_names=["*"], interval=interval, batch=False, backend_name="default", startup_delay=False, max_tasks=None,
            worker_id=get_random_string(32), excluded_queue_names=[],
        )  # fmt: skip
        self.lease, self.rounds = lease, rounds
        self.stopping = threading.Event()

    def run(self) -> None:
        """Work until told to stop; then hand back what was not finished."""
        now = timezone.now()
        Worker.objects.create(id=self.worker_id, machine=socket.gethostname()[:200], started_at=now, beat_at=now)
        keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)
        keeper.start()
        try:
            super().run()
        finally:
            self.stopping.set()
            keeper.join(timeout=10)
            hand_back(self.worker_id)

    def _keep(self) -> None:
        """Renew the lease, free what the dead left, start what is due: every few seconds, whatever happens."""
        while not self.stopping.is_set():
            try:
                self.keep_once()
            except DatabaseError:
                _log.exception("The worker could not reach the database; it goes on trying.")
                connection.close()
            except Exception:  # noqa: BLE001 — one broken declaration must not stop the lease from being renewed
                _log.exception("The worker could not start periodic work; it goes on trying.")
            self.stopping.wait(self.rounds)
        connection.close()

    def keep_once(self) -> None:
        """Do one round of the second thread."""
        now = timezone.now()
        Worker.objects.update_or_create(
            id=self.worker_id, defaults={"beat_at": now},
            create_defaults={"beat_at": now, "started_at": now, "machine": socket.gethostname()[:200]},
        )  # fmt: skip
        free_orphans(lease=self.lease)
        start_due()


def hand_back(worker_id: str) -> int:
    """Sign a worker off; a job that it was told to leave goes back into the queue. Return how many."""
    with transaction.atomic():
        rows = DBTaskResult.objects.filter(INTERRUPTED, worker_ids__contains=[worker_id]).select_for_update()
        mine = [row for row in rows if row.worker_ids[-1] == worker_id]
        for row in mine:
            _free(row)
        Worker.objects.filter(pk=worker_id).delete()
    return len(mine)


@transaction.atomic
def free_orphans(*, lease: timedelta = LEASE) -> int:
    """Put jobs whose worker is dead back into the queue, or give them up; return how many there were."""
    Worker.objects.filter(beat_at__lt=timezone.now() - lease).delete()
    living = set(Worker.objects.values_list("pk", flat=True))
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - lease)
    orphans = [row for row in running.select_for_update(skip_locked=True) if row.worker_ids[-1] not in living]
    for row in orphans:
        _log.warning("%s %s was left by a dead worker.", row.task_path, row.pk)
        _free(row)
    return len(orphans)


def _free(row: Any) -> None:
    if len(row.worker_ids) >= MOST_LIVES:
        row.set_failed(WorkerDiedError(f"{len(row.worker_ids)} workers ended in the middle of this job."))
        return
    row.status, row.started_at, row.finished_at = TaskResultStatus.READY, None, None
    row.exception_class_path = row.traceback = ""
    row.save(update_fields=["status", "started_at", "finished_at", "exception_class_path", "traceback"])
