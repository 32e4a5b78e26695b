"""How far a long job has come is seen from outside while its transaction still runs, and costs next to nothing."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.urls import reverse

from roret.foundation.errors import NotPossible
from roret.foundation.jobs import TemporaryFailure, progress
from roret.foundation.jobs.models import Progress


@pytest.fixture
def owner(db):
    return get_user_model().objects.create_user("ejer@example.org", "et langt kodeord", name="Ejer")


def from_outside(question):
    """Ask by another connection."""
    answers = []

    def ask():
        answers.append(question())
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return answers[0]


@pytest.mark.django_db(transaction=True)
def test_it_is_seen_from_outside_while_a_transaction_runs(monkeypatch, owner):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0)
    with transaction.atomic(), progress.track(owner=owner, title="Import", total=3) as tracker:
        owner.name = "Ny"
        owner.save()
        tracker.step(2, message="Nr. 2")
        seen = from_outside(Progress.objects.get)
        assert (seen.done, seen.total, seen.message, seen.ended_at) == (2, 3, "Nr. 2", None)
        assert from_outside(lambda: get_user_model().objects.get().name) == "Ejer"


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_seen_even_though_its_transaction_is_rolled_back(owner):
    waiting = progress.begin(owner=owner, title="Import")

    def work():
        with progress.track(waiting.pk, total=5) as tracker, transaction.atomic():
            tracker.step()
            raise NotPossible("Række 3 mangler en dato.")

    with pytest.raises(NotPossible):
        work()
    waiting.refresh_from_db()
    assert waiting.failed
    assert waiting.message == "Række 3 mangler en dato."
    assert waiting.done == 1


@pytest.mark.django_db
def test_it_ends_complete_with_its_result(owner):
    with progress.track(owner=owner, title="Import", total=10) as tracker:
        tracker.step(3)
        tracker.finish(url="/resultat/", message="10 rækker")
    row = Progress.objects.get(pk=tracker.pk)
    assert (row.done, row.total, row.result_url, row.failed) == (10, 10, "/resultat/", False)
    assert row.ended_at is not None


@pytest.mark.django_db
def test_a_hundred_thousand_steps_write_at_most_twice_a_second(owner, django_assert_max_num_queries):
    with django_assert_max_num_queries(12), progress.track(owner=owner, title="Import", total=100_000) as tracker:
        for _step in range(100_000):
            tracker.step()
    assert Progress.objects.get(pk=tracker.pk).done == 100_000


@pytest.mark.django_db
def test_a_bug_is_told_without_its_details(owner):
    with pytest.raises(ZeroDivisionError), progress.track(owner=owner, title="Import") as tracker:
        1 / 0  # noqa: B018
    row = Progress.objects.get(pk=tracker.pk)
    assert row.failed
    assert "ZeroDivision" not in row.message


@pytest.mark.django_db
def test_what_will_be_tried_again_has_not_failed(owner):
    waiting = progress.begin(owner=owner, title="Import")
    with pytest.raises(TemporaryFailure), progress.track(waiting.pk):
        raise TemporaryFailure
    waiting.refresh_from_db()
    assert not waiting.failed
    assert waiting.ended_at is None
    with progress.track(waiting.pk, total=2) as tracker:
        tracker.step(2)
    waiting.refresh_from_db()
    assert waiting.ended_at is not None


@pytest.mark.django_db
def test_the_page_asks_again_by_itself_until_it_has_ended(owner, client):
    client.force_login(owner)
    waiting = progress.begin(owner=owner, title="Import af enheder", total=4)
    url = reverse("staff:job-progress", args=[waiting.pk])
    page = client.get(url).content.decode()
    assert "Import af enheder" in page
    assert 'hx-trigger="every 2s"' in page
    assert f'<a href="{url}">Opdater</a>' in page, "without script there is a link"
    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="job-progress"')
    with progress.track(waiting.pk) as tracker:
        tracker.finish(url="/resultat/")
    page = client.get(url).content.decode()
    assert "hx-trigger" not in page
    assert "Opdater" not in page
    assert 'href="/resultat/"' in page


@pytest.mark.django_db
def test_nobody_else_sees_it(owner, client, django_user_model):
    waiting = progress.begin(owner=owner, title="Import")
    client.force_login(django_user_model.objects.create_user("anden@example.org", "et langt kodeord"))
    assert client.get(reverse("staff:job-progress", args=[waiting.pk])).status_code == 404
    client.logout()
    assert client.get(reverse("staff:job-progress", args=[waiting.pk])).status_code == 302
