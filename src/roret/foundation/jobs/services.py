"""What a person does with background work."""

from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from roret.foundation import authz, journal
from roret.foundation.errors import NotPossible
from roret.foundation.jobs import events
from roret.foundation.jobs.selectors import Run


@transaction.atomic
def retry_job(row: Any, *, by: Any) -> Any:
    """Start a failed job again with the same arguments, as a new row; a second click finds it started."""
    authz.require(by, "jobs.retry_job")
    row = DBTaskResult.objects.select_for_update().get(pk=row.pk)
    run = Run(row)
    if not run.can_retry:
        raise NotPossible(_("This job has not failed, or somebody has started it again already."))
    try:
        task = row.task
    except (ImportError, AttributeError) as error:
        raise NotPossible(_("The program no longer knows this job.")) from error
    arguments = {name: value for name, value in row.args_kwargs["kwargs"].items() if name != "attempt"}
    again = task.using(run_after=None).enqueue(*row.args_kwargs["args"], **arguments)
    row.return_value = {"again": again.id, "because": run.because[:300]}
    row.save(update_fields=["return_value"])
    journal.record(events.Retried, _as_target(row), by=by, job=row.task_path, again=again.id)
    return again


def _as_target(row: Any) -> Any:
    """Give the queue's row the name that the journal keeps."""
    return SimpleNamespace(pk=row.pk, _meta=row._meta, journal_name=row.task_path)
