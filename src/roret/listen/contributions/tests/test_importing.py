"""A file of responses is taken whole or not at all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roret.foundation.errors import ImportRefused
from roret.foundation.staff.models import Upload
from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions.models import Contribution, Redaction
from roret.listen.contributions.staff.importing import import_file
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def load(consultation, bo, text, encoding="utf-8-sig"):
    return import_file(consultation, by=bo, data=text.encode(encoding), filename="svar.csv")


def test_rows_follow_after_those_that_are_there(consultation, bo):
    sent(consultation)

    assert load(consultation, bo, "text;name;received\nSmal sti;Ane;24-12-2025\nBred sti;;\n") == 2
    assert list(Contribution.objects.order_by("reference").values_list("text", flat=True))[1:] == [
        "Smal sti",
        "Bred sti",
    ]
    assert sent(consultation).reference.endswith("0004")


def test_danish_letters_from_an_old_excel_are_read(consultation, bo):
    load(consultation, bo, "text\nRødgrød på Ågade\n", encoding="cp1252")

    assert Contribution.objects.get().text == "Rødgrød på Ågade"


def test_danish_column_names_and_choices_are_read(consultation, bo):
    head = "Svar;Navn;Svarer som;Organisation;Kom via;Offentliggørelse;Modtaget\n"
    load(
        consultation,
        bo,
        head
        + "Smal sti;Ane;På vegne af en forening eller organisation;Stiforeningen;Brev;Ja, uden mit navn;3/2-2026\n",
    )

    found = Contribution.objects.get()
    assert (found.capacity, found.channel, found.publication) == ("organisation", "paper", "anonymous")
    assert f"{found.received_at:%d-%m-%Y}" == "03-02-2026"


def test_a_day_that_has_not_come_is_refused(consultation, bo):
    with pytest.raises(ImportRefused) as refused:
        load(consultation, bo, "svar;modtaget\nSmal sti;01-01-2099\n")
    assert str(refused.value.problems[0]) == "Linje 2, modtaget: Dagen er ikke kommet endnu."


def test_the_file_is_shown_before_it_is_loaded_and_has_a_template(client, consultation, bo):
    client.force_login(bo)
    url = reverse("staff:contribution-import", args=[consultation.pk])
    template = client.get(reverse("staff:contribution-template", args=[consultation.pk, "csv"]))
    seen = client.post(url, {"file": SimpleUploadedFile("svar.csv", template.content)})
    assert "Giv os en bredere sti." in client.get(seen.url).content.decode()
    assert not Contribution.objects.exists()

    done = client.post(seen.url, {"confirm": "1"})
    assert done.url == consultation.get_staff_url()
    assert Contribution.objects.get().text == "Giv os en bredere sti."


def test_a_large_file_is_read_and_loaded_by_jobs(client, consultation, bo):
    client.force_login(bo)
    data = "svar\n" + "Stien er for smal til os alle.\n" * 1500
    waits = client.post(
        reverse("staff:contribution-import", args=[consultation.pk]),
        {"file": SimpleUploadedFile("svar.csv", data.encode())},
    )
    run_jobs()
    kept = Upload.objects.get()
    assert waits.url == reverse("staff:job-progress", args=[kept.progress_id])
    assert not Contribution.objects.exists()
    client.post(reverse("staff:contribution-import", args=[consultation.pk, kept.pk]), {"confirm": "1"})
    run_jobs()
    assert Contribution.objects.count() == 1500


def test_others_do_not_import(client, consultation, dan):
    client.force_login(dan)
    assert client.get(reverse("staff:contribution-import", args=[consultation.pk])).status_code in {403, 404}


def test_every_bad_row_is_named_and_nothing_is_kept(consultation, bo):
    with pytest.raises(ImportRefused) as refused:
        load(consultation, bo, "text;capacity;received\nGod;private;\n;private;\nDårlig;konge;31-02-2026\n")

    assert [str(problem).split(":")[0] for problem in refused.value.problems] == [
        "Linje 3, svar", "Linje 4, svarer som", "Linje 4, modtaget",
    ]  # fmt: skip
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("data", ["", "a;b\n1;2\n", "\x00\x01\x02", 'text\n"uafsluttet'])
def test_a_file_that_cannot_be_read_is_refused_with_words(consultation, bo, data):
    with pytest.raises(ImportRefused) as refused:
        load(consultation, bo, data)

    assert refused.value.problems
    assert not Contribution.objects.exists()


def test_imported_responses_are_found_by_inflected_forms_and_flagged(consultation, bo):
    from roret.foundation.search import matching

    load(consultation, bo, "text\nParkeringspladserne mangler. Ring 20 30 40 50.\n")

    assert matching(Contribution.objects.all(), "parkeringsplads").exists()
    assert Redaction.objects.get().reason == "phone"
    assert Contribution.objects.get().flags == 1
