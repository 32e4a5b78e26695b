"""Periodic work starts when it is due, once, and never overtakes itself."""

import threading
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django_tasks_db.models import DBTaskResult

from roret.foundation import clock
from roret.foundation.jobs import every, periodic
from roret.foundation.jobs.models import PeriodicRun
from roret.foundation.jobs.periodic import Periodic, start_due
from roret.foundation.jobs.tests import sample_jobs
from roret.foundation.testing.jobs import run_jobs

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


@pytest.fixture
def only(monkeypatch):
    """Let one job be the only periodic work of the house."""

    def register(interval, **at):
        monkeypatch.setattr(periodic, "_registry", {})
        monkeypatch.setattr(periodic, "autodiscover_modules", lambda name: None)
        return every(interval, **at)(sample_jobs.always_away)

    return register


@pytest.mark.django_db
def test_it_starts_at_once_and_then_after_each_interval(only):
    only(timedelta(hours=1))
    for minutes, expected in [(0, 1), (30, 0), (59, 0), (61, 1), (100, 0), (122, 1)]:
        with clock.at(NOON + timedelta(minutes=minutes)):
            assert len(start_due()) == expected, minutes
        DBTaskResult.objects.all().delete()


@pytest.mark.django_db
def test_it_never_overtakes_itself(only):
    name = only(timedelta(minutes=1)).module_path
    with clock.at(NOON):
        assert start_due() == [name]
    with clock.at(NOON + timedelta(hours=1)):
        assert start_due() == []
        run_jobs(may_fail=True)
        assert start_due() == [name]


@pytest.mark.django_db
def test_a_claim_is_lost_together_with_its_job(only):
    job = only(timedelta(minutes=1))
    broken = Periodic(job, timedelta(minutes=1))
    object.__setattr__(
        broken, "task", type("Broken", (), {"module_path": job.module_path, "enqueue": lambda self: 1 / 0})()
    )
    with pytest.raises(ZeroDivisionError):
        periodic._start_if_due(broken)
    assert not PeriodicRun.objects.exists()


@pytest.mark.parametrize(
    ("moment", "started", "due"),
    [
        (datetime(2026, 3, 2, 5, 0, tzinfo=UTC), datetime(2026, 3, 1, 6, 0, tzinfo=UTC), False),
        (datetime(2026, 3, 2, 5, 31, tzinfo=UTC), datetime(2026, 3, 1, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 2, 9, 0, tzinfo=UTC), datetime(2026, 3, 2, 5, 31, tzinfo=UTC), False),
        # After the clocks went forward on 29 March, 06:30 in Copenhagen is 04:30 UTC.
        (datetime(2026, 3, 30, 4, 31, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 30, 4, 29, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC), False),
    ],
)
def test_daily_work_waits_for_its_local_hour(moment, started, due):
    daily = Periodic(sample_jobs.note, timedelta(days=1), time(6, 30))
    assert (started < daily.due_since(moment)) is due


def test_the_next_time_is_told():
    started = datetime(2026, 3, 2, 5, 31, tzinfo=UTC)
    daily = Periodic(sample_jobs.note, timedelta(days=1), time(6, 30))
    assert daily.next_after(started) == datetime(2026, 3, 3, 5, 30, tzinfo=UTC)
    hourly = Periodic(sample_jobs.note, timedelta(hours=1))
    assert hourly.next_after(started) == started + timedelta(hours=1)
    with time_machine.travel(NOON, tick=False):
        assert hourly.next_after(None) == NOON


def test_a_time_of_day_needs_whole_days():
    with pytest.raises(ValueError, match="whole days"):
        every(timedelta(hours=5), at=time(3, 0))


@pytest.mark.django_db(transaction=True)
def test_of_many_machines_only_one_starts_it(only):
    only(timedelta(hours=1))
    ready, started = threading.Barrier(6), []

    def machine():
        ready.wait()
        started.extend(start_due())
        connection.close()

    machines = [threading.Thread(target=machine) for _number in range(6)]
    for thread in machines:
        thread.start()
    for thread in machines:
        thread.join()
    assert len(started) == 1
    assert DBTaskResult.objects.count() == 1
