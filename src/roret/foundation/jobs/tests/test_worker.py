"""The worker: a lease on its jobs, a clean stop, and nothing lost when it is killed."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from roret.commons.organisation.models import TargetGroup
from roret.foundation.jobs.models import Worker
from roret.foundation.jobs.tests import sample_jobs
from roret.foundation.jobs.worker import MOST_LIVES, RoretWorker, free_orphans, hand_back
from roret.foundation.testing.jobs import run_jobs


def claimed(worker_id, *, minutes_ago=5, earlier=()):
    row = DBTaskResult.objects.get(pk=sample_jobs.note.enqueue("a").id)
    row.worker_ids = list(earlier)
    row.claim(worker_id)
    DBTaskResult.objects.filter(pk=row.pk).update(started_at=timezone.now() - timedelta(minutes=minutes_ago))
    return row


def living(worker_id, *, silent=0):
    now = timezone.now()
    return Worker.objects.create(id=worker_id, machine="m", started_at=now, beat_at=now - timedelta(seconds=silent))


@pytest.mark.django_db
def test_a_job_of_a_dead_worker_is_found_and_done():
    sample_jobs.calls.clear()
    claimed("dead")
    assert free_orphans() == 1
    run_jobs()
    assert sample_jobs.calls == ["a"]


@pytest.mark.django_db
def test_a_worker_that_is_silent_for_too_long_counts_as_dead():
    living("silent", silent=61)
    row = claimed("silent")
    assert free_orphans() == 1
    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY
    assert not Worker.objects.exists()


@pytest.mark.django_db
def test_a_long_job_of_a_living_worker_is_left_alone():
    living("alive", silent=50)
    row = claimed("alive", minutes_ago=600)
    assert free_orphans() == 0
    row.refresh_from_db()
    assert row.status == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_a_job_that_takes_workers_down_with_it_is_given_up():
    row = claimed("third", earlier=[f"w{number}" for number in range(MOST_LIVES - 1)])
    free_orphans()
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    assert "WorkerDiedError" in row.traceback
    assert run_jobs() == []


@pytest.mark.django_db
def test_a_worker_that_signs_off_hands_back_what_it_was_told_to_leave():
    living("leaving")
    row, other = claimed("leaving"), claimed("other")
    row.set_failed(SystemExit(1))
    assert hand_back("leaving") == 1
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.status, other.status) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    assert not Worker.objects.filter(pk="leaving").exists()


@pytest.mark.django_db
def test_one_round_renews_the_lease_and_starts_periodic_work():
    worker = RoretWorker()
    worker.keep_once()
    first = Worker.objects.get().beat_at
    worker.keep_once()
    assert Worker.objects.get().beat_at > first


def start_worker(*options):
    settings = connection.settings_dict
    address = (
        f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}&port={settings['PORT'] or 5432}"
    )
    command = [sys.executable, "-W", "ignore", "-m", "roret.shell.manage", "worker", "--interval", "0.1", *options]
    script = "from roret.shell.manage import main; main()"
    command[3:5] = ["-c", script]
    return subprocess.Popen(command, env={**os.environ, "DATABASE_URL": address}, stderr=subprocess.PIPE, text=True)


def wait_for(condition, *, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def status_of(result):
    return DBTaskResult.objects.get(pk=result.id).status


@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_stop_ends_its_job_first_and_leaves_nothing_behind():
    result = sample_jobs.sleep_and_write.enqueue("ended", 2)
    process = start_worker()
    wait_for(lambda: status_of(result) == TaskResultStatus.RUNNING)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0, process.stderr.read()
    process.stderr.close()
    assert status_of(result) == TaskResultStatus.SUCCESSFUL
    assert TargetGroup.objects.filter(name="ended").exists()
    assert not Worker.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_job_of_a_killed_worker_is_done_by_another():
    result = sample_jobs.sleep_and_write.enqueue("killed", 2)
    process = start_worker()
    wait_for(lambda: status_of(result) == TaskResultStatus.RUNNING)
    process.kill()
    process.wait(timeout=10)
    process.stderr.close()
    assert status_of(result) == TaskResultStatus.RUNNING
    other = start_worker("--lease", "1", "--rounds", "0.2")
    wait_for(lambda: status_of(result) == TaskResultStatus.SUCCESSFUL)
    other.send_signal(signal.SIGTERM)
    assert other.wait(timeout=20) == 0, other.stderr.read()
    other.stderr.close()
    assert TargetGroup.objects.filter(name="killed").count() == 1
    assert len(DBTaskResult.objects.get(pk=result.id).worker_ids) == 2
