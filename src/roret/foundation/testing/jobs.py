"""Background work in tests: ``run_jobs()`` does at once all that waits."""

from typing import Any

from django_tasks.base import TaskResultStatus

from roret.foundation.jobs.running import run_waiting


def run_jobs(*, later: bool = False, may_fail: bool = False) -> list[Any]:
    """Run all that is due and what that enqueues; return the rows of ``DBTaskResult``.

    ``later`` also runs what waits for its time (retries, back-off). A failed job fails the test unless ``may_fail``.
    """
    rows = run_waiting(later=later)
    broken = [row for row in rows if row.status == TaskResultStatus.FAILED]
    if broken and not may_fail:
        raise AssertionError("\n".join(f"{row.task_path}:\n{row.traceback}" for row in broken))
    return rows
