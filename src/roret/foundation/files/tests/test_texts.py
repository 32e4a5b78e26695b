"""The text of files is read by a job, searched, looked through for personal data, and kept as what it is: sensitive."""

import pytest
from django import forms
from django.core.exceptions import PermissionDenied

from roret.engines.documents import DocumentError
from roret.engines.documents.tests import samples as documents
from roret.foundation.files.fields import ReadableUploadField
from roret.foundation.files.models import FileText
from roret.foundation.files.refusals import SENTENCES, in_words
from roret.foundation.files.services import erase_file, receive_file
from roret.foundation.files.tests.samples import PDF, jpeg, png, upload, xlsx
from roret.foundation.files.texts import ask_for_text, read_file_text
from roret.foundation.journal.models import Event
from roret.foundation.search import matching
from roret.foundation.testing.jobs import run_jobs

pytestmark = pytest.mark.django_db
WORDS = "Cyklerne skal have plads. Ring til 20 30 40 50."


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files-of-this-test"


def kept(name, content, by):
    stored = receive_file(upload(name, content), by=by)
    ask_for_text(stored)
    run_jobs()
    return FileText.objects.filter(file=stored).first()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", documents.docx(documents.paragraph(WORDS))),
        ("a.odt", documents.odt(f"<text:p>{WORDS}</text:p>")),
        ("a.pdf", documents.pdf(WORDS)),
        ("a.txt", WORDS.encode()),
        ("a.md", b"# Svar\n\n" + WORDS.encode()),
    ],
)
def test_the_text_is_read_searched_and_looked_through(ane, name, content):
    found = kept(name, content, ane)

    assert "Cyklerne skal have plads." in found.text
    assert found.flags == 1
    assert list(matching(FileText.objects.all(), "cykel")) == [found]
    assert [stretch for stretch, personal in found.marked() if personal] == ["20 30 40 50"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", documents.pdf(documents.SCANNED), "billeder af sider"),
        ("a.pdf", documents.encrypted(documents.pdf("Hej")), "adgangskode"),
        ("a.docx", documents.docx(documents.paragraph("x"), before=documents.BOMB), "XML-entiteter"),
        ("a.docx", documents.docx(), "ingen tekst"),
        ("a.pdf", PDF, ""),
    ],
)
def test_what_has_no_text_is_kept_with_the_reason(ane, name, content, words):
    found = kept(name, content, ane)
    assert found.text == ""
    assert words in found.reason
    assert found.reason


def test_pictures_and_tables_are_not_read(ane):
    assert kept("a.jpg", jpeg(), ane) is None
    assert kept("a.xlsx", xlsx(), ane) is None


def test_reading_twice_reads_once_and_the_journal_remembers_no_words(ane, bo):
    found = kept("a.txt", WORDS.encode(), ane)

    assert read_file_text(found.file, by=bo) == found
    event = Event.objects.get(type="files.text_read")
    assert event.data == {"characters": len(WORDS), "flags": 1, "refused": ""}


def test_a_citizen_may_not_have_files_read(ane):
    stored = receive_file(upload("a.txt", b"x"), by=ane)
    with pytest.raises(PermissionDenied):
        read_file_text(stored, by=ane)


def test_the_text_goes_with_the_file(ane, world):
    found = kept("a.txt", WORDS.encode(), ane)
    erase_file(found.file, by=world.privacy_officer)
    assert not FileText.objects.exists()


def test_a_file_that_was_erased_before_its_job_is_let_be(ane, world):
    stored = receive_file(upload("a.txt", b"x"), by=ane)
    ask_for_text(stored)
    erase_file(stored, by=world.privacy_officer)
    run_jobs()
    assert not FileText.objects.exists()


class Form(forms.Form):
    files = ReadableUploadField(required=False)


def problems(*uploads):
    field = Form().fields["files"]
    try:
        field.clean(list(uploads))
    except forms.ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.jpg", jpeg(), "Skriv, hvad det viser"),
        ("a.png", png(), "Skriv, hvad det viser"),
        ("a.pdf", documents.pdf(documents.SCANNED), "det dokument, den er lavet af"),
        ("a.pdf", documents.encrypted(documents.pdf("Hej")), "adgangskode"),
        ("a.pdf", documents.pages(501), "501 sider"),
        ("a.docx", documents.docx(), "ingen tekst"),
    ],
)
def test_what_has_no_text_is_refused_in_the_public_form_with_what_to_do_instead(name, content, words):
    (message,) = problems(upload(name, content))
    assert name in message
    assert words in message


def test_what_has_text_is_taken_and_can_still_be_read_from_its_beginning():
    sent = upload("a.pdf", documents.pdf(WORDS))
    assert problems(sent, upload("b.xlsx", xlsx()), upload("c.txt", b"Hej")) == []
    assert sent.read(5) == b"%PDF-"


def test_a_form_that_takes_no_pictures_offers_none():
    (message,) = problems(upload("a.pdf", b"MZ" + bytes(200)))
    assert ".docx" in message
    assert ".png" not in message


def test_each_file_that_is_wrong_is_named():
    assert len(problems(upload("a.jpg", jpeg()), upload("b.pdf", documents.pdf(documents.SCANNED)))) == 2


def test_every_refusal_of_the_engine_has_danish_words():
    assert set(SENTENCES) == set(DocumentError.messages.values())
    params = {"megabytes": 1, "pages": 1, "limit": 1, "seconds": 1}
    assert all(in_words(code, params) != DocumentError.messages[code] % params for code in DocumentError.messages)
