"""What people send as a file is read, found by staff only, shown to the moderator, and erased with the rest."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roret.engines.documents.tests import samples
from roret.foundation.files.models import FileText, StoredFile
from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation

pytestmark = pytest.mark.django_db
WORDS = "Ladcyklerne skal have plads. Mit nummer er 20 30 40 50."


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files-of-this-test"


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def send(client, consultation, name, content):
    url = reverse("public:consultation-respond", args=[consultation.number])
    submission = re.search(r'name="submission" value="([^"]+)"', client.get(url).content.decode()).group(1)
    data = {"text": "Se min fil", "capacity": "private", "publication": "named", "submission": submission}
    return client.post(url, {**data, "files": SimpleUploadedFile(name, content)})


def test_the_moderator_reads_the_text_of_the_file_with_personal_data_marked(client, consultation, bo):
    assert send(client, consultation, "svar.docx", samples.docx(samples.paragraph(WORDS))).status_code == 302
    run_jobs()
    client.force_login(bo)

    page = client.get(
        reverse("staff:contribution-detail", args=[Contribution.objects.get().reference])
    ).content.decode()

    assert "Ladcyklerne skal have plads." in page
    assert "<mark>20 30 40 50</mark>" in page


def test_staff_find_a_response_by_the_words_of_its_file_and_the_public_does_not(client, consultation, bo):
    send(client, consultation, "svar.docx", samples.docx(samples.paragraph(WORDS)))
    run_jobs()
    contributions.approve_contribution(Contribution.objects.get(), by=bo)
    reference = Contribution.objects.get().reference
    public = reverse("public:consultation-responses", args=[consultation.number])

    assert reference not in client.get(public + "?q=ladcykel").content.decode()
    client.force_login(bo)
    queue = reverse("staff:contribution-queue") + "?moderation=approved&q=ladcykel"
    assert reference in client.get(queue).content.decode()
    ungrouped = reverse("staff:consultation-ungrouped", args=[consultation.pk])
    assert reference in client.get(ungrouped + "?q=ladcykel").content.decode()
    assert reference not in client.get(ungrouped + "?q=skolevej").content.decode()


@pytest.mark.parametrize(("name", "content"), [("a.pdf", samples.pdf(samples.SCANNED)), ("a.docx", samples.docx())])
def test_a_file_without_text_is_refused_and_the_written_text_stays(client, consultation, name, content):
    response = send(client, consultation, name, content)

    assert response.status_code == 200
    assert response.context["form"].errors["files"]
    assert "Se min fil" in response.content.decode()
    assert not StoredFile.objects.exists()


def test_a_file_that_could_not_be_read_says_why_to_the_moderator(client, consultation, bo):
    send(client, consultation, "a.txt", "Hej".encode("utf-16"))
    send(client, consultation, "b.txt", b" \n ")
    run_jobs()
    client.force_login(bo)
    for found in Contribution.objects.all():
        assert client.get(reverse("staff:contribution-detail", args=[found.reference])).status_code == 200


def test_erasing_a_sender_erases_the_text_of_her_files(client, consultation, world):
    send(client, consultation, "svar.docx", samples.docx(samples.paragraph(WORDS)))
    run_jobs()
    contributions.erase_contribution(Contribution.objects.get(), by=world.privacy_officer)
    assert not FileText.objects.exists()
    assert not StoredFile.objects.exists()
