"""Jobs for the tests; a job has to live in a module, so that a worker finds it by its path."""

import time
from datetime import timedelta

from roret.commons.organisation.models import TargetGroup
from roret.foundation.jobs import TemporaryFailure, job

calls: list[object] = []
failures_to_come: list[Exception] = []


@job()
def note(value):
    """Remember that the job ran."""
    calls.append(value)


@job(attempts=3, first_delay=timedelta(minutes=1))
def send(value):
    """Fail as often as the test says, then remember that the job ran."""
    calls.append(value)
    if failures_to_come:
        raise failures_to_come.pop(0)


@job()
def always_broken():
    """Fail for good."""
    raise ValueError("a bug")


@job(attempts=2)
def always_away():
    """Find the other side away."""
    raise TemporaryFailure("no answer")


@job()
def sleep_and_write(name, seconds):
    """Take a while, then leave a row that another process can see."""
    time.sleep(seconds)
    TargetGroup.objects.get_or_create(name=name)
