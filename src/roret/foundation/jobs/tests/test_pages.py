"""The page of background work: who may see it, what it shows, and starting a failed job again."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from roret.commons.organisation.models import Unit
from roret.commons.people.models import RoleGrant
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.authz.models import OperatorSession
from roret.foundation.errors import NotPossible
from roret.foundation.jobs import services, tasks
from roret.foundation.jobs.models import Progress, Worker
from roret.foundation.jobs.tests import sample_jobs
from roret.foundation.journal.models import Event
from roret.foundation.notify.models import Notification
from roret.foundation.testing.jobs import run_jobs

pytestmark = pytest.mark.django_db


def person(role, *, session=False):
    user = get_user_model().objects.create_user(f"{role}@example.org", "et langt kodeord", name=role)
    unit = Unit.objects.get_or_create(name="Socialforvaltningen", kind="administration")[0]
    RoleGrant.objects.create(user=user, role=role, unit=unit, begins_on=clock.today(), granted_by="test")
    if session:
        OperatorSession.objects.create(user=user, reason="Fejlsøgning", opened_at=clock.now())
    return user


@pytest.fixture
def failed():
    sample_jobs.always_broken.enqueue()
    (row,) = run_jobs(may_fail=True)
    return row


LIST = "staff:job-list"


WHO = [("operator", True, 200), ("operator", False, 403), ("privacy_officer", False, 200), ("case_worker", False, 403)]


@pytest.mark.parametrize(("role", "session", "status"), WHO)
def test_who_may_see_it(client, role, session, status):
    client.force_login(person(role, session=session))
    assert client.get(reverse(LIST)).status_code == status


def test_the_danish_address_is_danish():
    assert reverse(LIST).endswith("/natarbejde/")


def test_it_shows_failures_periodic_work_and_that_no_worker_runs(client, failed):
    client.force_login(person("privacy_officer"))
    page = client.get(reverse(LIST)).content.decode()
    assert "Fail for good" in page
    assert "Ingen" in page
    assert "Glem gamle kørsler" in page
    Worker.objects.create(id="w", machine="maskine-7", started_at=timezone.now(), beat_at=timezone.now())
    assert "maskine-7" in client.get(reverse(LIST)).content.decode()


def test_the_trace_is_for_operators(client, failed):
    url = reverse("staff:job-detail", args=[failed.pk])
    client.force_login(person("privacy_officer"))
    page = client.get(url).content.decode()
    assert "Traceback" not in page
    assert "a bug" not in page
    client.force_login(person("operator", session=True))
    assert "a bug" in client.get(url).content.decode()


def test_an_operator_starts_a_failed_job_again(client, failed):
    client.force_login(person("operator", session=True))
    client.post(reverse("staff:job-retry", args=[failed.pk]))
    again = DBTaskResult.objects.get(status=TaskResultStatus.READY)
    failed.refresh_from_db()
    assert failed.return_value["again"] == str(again.pk)
    event = Event.objects.get(type="jobs.retried")
    assert event.data == {"job": failed.task_path, "again": str(again.pk)}
    assert not Event.objects.filter(type="jobs.retried").exclude(pk=event.pk).exists()


def test_a_second_click_starts_nothing(client, failed):
    services.retry_job(failed, by=SYSTEM)
    with pytest.raises(NotPossible):
        services.retry_job(failed, by=SYSTEM)
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1


def test_the_privacy_officer_looks_only(client, failed):
    officer = person("privacy_officer")
    with pytest.raises(PermissionDenied):
        services.retry_job(failed, by=officer)
    client.force_login(officer)
    assert client.post(reverse("staff:job-retry", args=[failed.pk])).status_code == 403
    assert client.get(reverse("staff:job-retry", args=[failed.pk])).status_code == 405


def test_a_job_that_the_program_no_longer_knows_is_refused_with_a_sentence(failed):
    DBTaskResult.objects.update(task_path="roret.gone.job")
    with pytest.raises(NotPossible, match=r"\w"):
        services.retry_job(failed, by=SYSTEM)


def test_a_job_started_again_has_all_its_tries_before_it():
    sample_jobs.always_away.enqueue()
    row = run_jobs(later=True, may_fail=True)[-1]
    services.retry_job(row, by=SYSTEM)
    assert len(run_jobs(later=True, may_fail=True)) == 2


def test_operators_hear_once_a_day_what_failed(failed):
    operator = person("operator")
    person("case_worker")
    assert tasks.tell_what_failed.call() == 1
    assert tasks.tell_what_failed.call() == 0
    told = Notification.objects.get()
    assert told.recipient.user == operator
    assert "Fail for good" in told.sentence
    assert told.url == reverse(LIST)


def test_on_a_good_day_they_hear_nothing():
    person("operator")
    assert tasks.tell_what_failed.call() == 0


def test_old_runs_are_forgotten_failures_later(failed):
    sample_jobs.note.enqueue("a")
    run_jobs()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=8))
    Progress.objects.create(title="gammel", started_at=clock.now() - timedelta(days=100))
    tasks.forget_old_runs.call()
    assert list(DBTaskResult.objects.values_list("status", flat=True)) == [TaskResultStatus.FAILED]
    assert not Progress.objects.exists()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=91))
    tasks.forget_old_runs.call()
    assert not DBTaskResult.objects.exists()
