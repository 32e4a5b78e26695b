"""A job is kept with its transaction, tried again with growing pauses, and stays visible when it has failed for good."""

from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone, translation
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from roret.foundation.jobs import TemporaryFailure
from roret.foundation.jobs.tests import sample_jobs
from roret.foundation.testing.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_memory():
    sample_jobs.calls.clear()
    sample_jobs.failures_to_come.clear()


def test_a_job_runs_once_with_its_arguments():
    sample_jobs.note.enqueue("a")
    assert [row.status for row in run_jobs()] == [TaskResultStatus.SUCCESSFUL]
    assert run_jobs() == []
    assert sample_jobs.calls == ["a"]


def test_a_job_of_a_transaction_that_is_rolled_back_never_was():
    with transaction.atomic():
        sample_jobs.note.enqueue("a")
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()
    assert run_jobs() == []


def test_an_argument_must_be_primitive():
    with pytest.raises(TypeError):
        sample_jobs.note.enqueue(object())
    assert not DBTaskResult.objects.exists()


def test_a_temporary_failure_is_tried_again_after_a_growing_pause():
    sample_jobs.failures_to_come[:] = [TemporaryFailure("away"), TemporaryFailure("away")]
    sample_jobs.send.enqueue(7)
    before = timezone.now()
    run_jobs()
    second = DBTaskResult.objects.get(status=TaskResultStatus.READY)
    assert timedelta(seconds=59) < second.run_after - before < timedelta(seconds=75)
    assert run_jobs() == []
    first = DBTaskResult.objects.get(status=TaskResultStatus.SUCCESSFUL)
    assert first.return_value == {"again": str(second.pk), "because": "TemporaryFailure: away"}
    second.delete()
    sample_jobs.send.using(run_after=None).enqueue(7, attempt=2)
    run_jobs()
    third = DBTaskResult.objects.get(status=TaskResultStatus.READY)
    assert timedelta(seconds=119) < third.run_after - before < timedelta(seconds=135)


def test_it_works_at_the_third_try():
    sample_jobs.failures_to_come[:] = [TemporaryFailure("away"), OperationalError("deadlock detected")]
    sample_jobs.send.enqueue(7)
    rows = run_jobs(later=True)
    assert [row.status for row in rows] == [TaskResultStatus.SUCCESSFUL] * 3
    assert sample_jobs.calls == [7, 7, 7]


def test_after_the_last_try_it_stays_failed_with_its_trace():
    sample_jobs.always_away.enqueue()
    rows = run_jobs(later=True, may_fail=True)
    assert [row.status for row in rows] == [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    assert "no answer" in rows[-1].traceback
    assert run_jobs(later=True) == []


def test_another_error_is_not_tried_again():
    sample_jobs.always_broken.enqueue()
    (row,) = run_jobs(may_fail=True)
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path == "builtins.ValueError"


def test_run_jobs_fails_the_test_of_a_broken_job():
    sample_jobs.always_broken.enqueue()
    with pytest.raises(AssertionError, match="a bug"):
        run_jobs()


def test_a_job_leaves_the_language_of_the_thread_alone():
    sample_jobs.note.enqueue("a")
    with translation.override("en"):
        run_jobs()
        assert translation.get_language() == "en"
