"""What a browser sends goes straight to disk, and a file that is too large takes nothing else with it."""

import io
import tracemalloc

import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import load_handler
from django.http.multipartparser import MultiPartParser
from django.test import RequestFactory

from roret.foundation.files.fields import UploadField
from roret.foundation.files.tests.samples import EXE, PDF

pytestmark = pytest.mark.unit
MB = 1024 * 1024


class Form(forms.Form):
    text = forms.CharField()
    files = UploadField(required=False)


class Body(io.RawIOBase):
    """A request's body that is made while it is read, with one large file between two text fields."""

    def __init__(self, size, limit=None):
        part = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n'
        file = part % (b"files", b'; filename="film.pdf"\r\nContent-Type: application/pdf')
        self.parts = [part % (b"before", b"") + b"one\r\n" + file + b"%PDF-"]
        self.left, self.read_bytes, self.limit = size - 5, 0, limit
        self.last = b"\r\n" + part % (b"text", b"") + b"my words\r\n--b--\r\n"

    def read(self, size=-1):
        assert 0 < size <= MB, "the body is read in pieces"
        if self.parts:
            data = self.parts.pop()
        elif self.left:
            data = b"\x00" * min(size, self.left)
            self.left -= len(data)
        else:
            data, self.last = self.last, b""
        self.read_bytes += len(data)
        return data


def parse(body, settings, length=None):
    handler = load_handler(settings.FILE_UPLOAD_HANDLERS[0], None)
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=b", "CONTENT_LENGTH": str(length or body.left)}
    return MultiPartParser(meta, body, [handler], "utf-8").parse()


def test_two_hundred_megabytes_are_never_in_memory_or_on_disk_and_the_typed_fields_survive(settings):
    settings.RORET_UPLOAD_BYTES = 25 * MB
    tracemalloc.start()
    data, files = parse(Body(200 * MB), settings)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 * MB
    assert (data["before"], data["text"]) == ("one", "my words")
    sent = files["files"]
    assert (sent.size, sent.file.seek(0, 2)) == (200 * MB, 0)
    form = Form(data, files)
    assert not form.is_valid()
    assert "25 MB" in form.errors["files"][0]
    assert "film.pdf" in form.errors["files"][0]
    assert form.cleaned_data["text"] == "my words"
    sent.close()


def test_more_than_all_files_together_may_be_is_refused_before_it_is_read(settings):
    settings.RORET_UPLOAD_BYTES = MB
    body = Body(100 * MB)
    with pytest.raises(RequestDataTooBig):
        parse(body, settings)
    assert body.read_bytes == 0


def test_a_body_that_lies_about_its_length_is_cut_off(settings):
    settings.RORET_UPLOAD_BYTES = MB
    body = Body(100 * MB)
    with pytest.raises(RequestDataTooBig):
        parse(body, settings, length=5000)
    assert body.read_bytes < 13 * MB


@pytest.fixture
def send():
    """Send a form as a browser does; what arrived is put away when the request ends."""
    requests = []

    def send_form(**data):
        requests.append(RequestFactory().post("/", data))
        return Form(requests[-1].POST, requests[-1].FILES)

    yield send_form
    for request in requests:
        request.close()


def named(name, content):
    file = io.BytesIO(content)
    file.name = name
    return file


def test_several_files_become_a_list(send):
    form = send(text="x", files=[named("a.pdf", PDF), named("b.txt", b"hej")])
    assert form.is_valid(), form.errors
    assert [upload.name for upload in form.cleaned_data["files"]] == ["a.pdf", "b.txt"]


def test_no_file_is_an_empty_list_unless_one_is_required(send):
    assert send(text="x").is_valid()
    assert send(text="x").fields["files"].clean(None) == []
    with pytest.raises(forms.ValidationError):
        UploadField().clean([])


def test_every_file_that_is_wrong_is_named_and_the_typed_text_is_kept(send):
    form = send(text="my words", files=[named("a.pdf", EXE), named("b.pdf", PDF), named("c.svg", b"<svg></svg>")])
    assert not form.is_valid()
    assert len(form.errors["files"]) == 2
    assert form["text"].value() == "my words"


def test_eleven_files_are_too_many(send):
    form = send(text="x", files=[named(f"{number}.txt", b"hej") for number in range(11)])
    assert not form.is_valid()


def test_the_input_says_what_can_be_chosen():
    html = str(Form()["files"])
    assert 'accept=".pdf,.docx' in html
    assert "multiple" in html
