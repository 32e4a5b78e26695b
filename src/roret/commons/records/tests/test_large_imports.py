"""A large file is tried out and imported by jobs, and a page shows how far they have come."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roret.commons.records import services_topics as services
from roret.commons.records.models import Topic
from roret.commons.records.staff.topics import TOPICS
from roret.foundation.authz import SYSTEM
from roret.foundation.jobs.models import Progress
from roret.foundation.journal.models import Event
from roret.foundation.staff.models import Upload
from roret.foundation.staff.services import MANY_LINES
from roret.foundation.testing.jobs import run_jobs
from roret.foundation.testing.screens import person_with

pytestmark = pytest.mark.django_db
MANY = MANY_LINES + 100


@pytest.fixture
def desk(client):
    client.force_login(person_with("operator"))
    return client


def rows(*more, below="Emne"):
    return ("\r\n".join(["emne;KLE-nummer", "Emne;", *(f"{below} > Under {n};" for n in range(MANY)), *more])).encode()


def send(client, content):
    return client.post(TOPICS.url("import"), {"file": SimpleUploadedFile("emner.csv", content)})


def preview_url():
    return TOPICS.url("import", Upload.objects.get().pk)


def test_a_large_file_waits_on_a_page_until_it_has_been_tried_out(desk):
    answer = send(desk, rows())
    waiting = desk.get(answer["Location"])
    assert answer["Location"] == reverse("staff:job-progress", args=[Upload.objects.get().progress_id])
    assert "job-progress" in waiting.content.decode()
    run_jobs()
    assert desk.get(answer["Location"]).context["progress"].result_url == preview_url()
    assert not Topic.objects.exists(), "trying out changes nothing"
    assert not Event.objects.filter(type="topic.created").exists()
    assert [int(count) for count, _label in desk.get(preview_url()).context["tiles"]] == [MANY + 1, 0, 0]


def test_the_preview_waits_too_while_the_job_is_at_work(desk):
    answer = send(desk, rows())
    assert desk.get(preview_url())["Location"] == answer["Location"]


def test_a_large_file_is_imported_by_a_job_and_pressing_twice_imports_once(desk):
    send(desk, rows())
    run_jobs()
    url = preview_url()
    first, second = desk.post(url, {"confirm": "1"}), desk.post(url, {"confirm": "1"})
    assert first["Location"] == second["Location"]
    assert not Topic.objects.exists()
    run_jobs()
    page = desk.get(first["Location"])
    assert page.context["progress"].result_url == TOPICS.url("list")
    assert str(MANY + 1) in page.content.decode()
    assert Topic.objects.filter(parent__name="Emne").count() == MANY
    assert Event.objects.filter(type="import.done").count() == 1
    assert not Upload.objects.exists()


def test_every_bad_row_of_a_large_file_is_named_by_its_line_and_nothing_is_imported(desk):
    send(desk, rows("Emne > Skæv;abc", "Ukendt > Under;"))
    run_jobs()
    page = desk.get(preview_url())
    assert [problem.line for problem in page.context["shown"]] == [MANY + 3, MANY + 4]
    desk.post(preview_url(), {"confirm": "1"})
    run_jobs()
    assert not Topic.objects.exists()


def test_what_changed_after_the_preview_counts_and_the_page_says_what_is_wrong(desk):
    above = services.create_topic(by=SYSTEM, name="Overemne")
    send(desk, rows(below="Overemne"))
    run_jobs()
    answer = desk.post(preview_url(), {"confirm": "1"})
    services.delete_topic(above, by=SYSTEM)
    run_jobs()
    waiting = Progress.objects.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])
    assert waiting.failed
    assert waiting.result_url == preview_url()
    assert len(desk.get(preview_url()).context["shown"]) == 200
    assert desk.get(preview_url()).context["hidden"] == MANY - 200
    assert not Topic.objects.exists()


def test_only_the_sender_sees_what_was_found(desk, client):
    send(desk, rows())
    run_jobs()
    client.force_login(person_with("operator"))
    assert client.get(preview_url()).status_code == 404


def test_a_file_that_was_given_up_is_left_alone_by_its_job(desk):
    send(desk, rows())
    desk.post(preview_url(), {"cancel": "1"})
    run_jobs()
    assert not Upload.objects.exists()
    assert not Topic.objects.exists()
