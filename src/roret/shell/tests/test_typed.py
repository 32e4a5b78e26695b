"""A form that was too old, or whose writer was signed out meanwhile, costs nobody her text."""

import html
import re

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation
from roret.shell import errors
from roret.shell.typed import typed_by

pytestmark = pytest.mark.django_db
OURS = "http://testserver"
TEXT = "Jeg har skrevet en hel time.\n\n<script>alert(1)</script> & æøå"


def post(data, *, origin=OURS, **extra):
    return RequestFactory().post("/hoeringer/2026-000001/svar-nu/?a=1", data, headers={"Origin": origin}, **extra)


def test_an_own_form_comes_back_with_its_texts_and_the_rest_carried_along():
    typed = typed_by(post({"text": TEXT, "name": "Ane", "area": ["1", "2"], "csrfmiddlewaretoken": "x"}))
    assert typed.texts == [("text", TEXT)]
    assert typed.rest == [("name", "Ane"), ("area", "1"), ("area", "2")]
    assert typed.address == "/hoeringer/2026-000001/svar-nu/?a=1"
    assert not typed.files
    with_file = post({"text": TEXT, "files": SimpleUploadedFile("a.txt", b"hej")})
    assert typed_by(with_file).files
    with_file.close()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example", ""])
def test_a_form_of_another_site_is_never_offered_again(origin):
    assert typed_by(post({"text": TEXT}, origin=origin)) is None


def test_passwords_short_answers_and_floods_are_not_given_back():
    assert typed_by(post({"text": TEXT, "password1": "hemmelig"})) is None
    assert typed_by(post({"name": "Ane"})) is None
    assert typed_by(post({"text": "x" * 600_000})) is None
    assert typed_by(RequestFactory().get("/")) is None


def test_a_response_whose_form_was_too_old_is_sent_with_one_more_click(world):
    consultation = open_consultation(world.centre)
    address = reverse("public:consultation-respond", args=[consultation.number])
    browser = Client(enforce_csrf_checks=True, headers={"Origin": OURS})
    page = browser.get(address).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    del browser.cookies["csrftoken"]
    answer = {**fields, "text": TEXT, "capacity": "private", "publication": "named", "name": "Ane", "position": ""}
    refused = browser.post(address, answer)
    assert refused.status_code == 403
    shown = refused.content.decode()
    assert "<script>alert" not in shown
    assert "Send igen" in shown
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown.split("<main", 1)[1]))
    written = html.unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", shown, re.DOTALL).group(1))
    assert written == TEXT
    taken = browser.post(address, {**again, "text": written})
    assert taken.status_code == 302, taken.content.decode()[:3000]
    assert Contribution.objects.get().text.replace("\r\n", "\n") == TEXT


def test_who_was_signed_out_while_she_wrote_gets_her_text_back(world):
    request = post({"text": TEXT})
    request.user = world.guest
    page = errors.forbidden(request, PermissionDenied("x"))
    assert page.status_code == 403
    shown = page.content.decode()
    assert "Du er blevet logget af" in shown
    assert "Jeg har skrevet en hel time." in shown


def too_large(data, **extra):
    request = post(data, **extra)
    request.META["CONTENT_LENGTH"] = str(400 * 1024 * 1024)
    with pytest.raises(RequestDataTooBig) as refused:
        request.POST  # noqa: B018 — reading it is what refuses
    return errors.bad_request(request, refused.value)


def test_what_is_far_too_large_says_the_limit_and_gives_the_text_before_the_files_back():
    page = too_large({"text": TEXT, "files": SimpleUploadedFile("film.mp4", b"x" * 5000)})
    assert page.status_code == 413
    assert "25 MB" in page.content.decode()
    assert html.escape(TEXT) in page.content.decode().replace("\r\n", "\n")
    assert 'enctype="multipart/form-data"' in page.content.decode()


def test_what_is_far_too_large_and_no_form_of_ours_is_only_told_the_limit():
    page = too_large({"text": TEXT}, origin="https://evil.example").content.decode()
    assert "25 MB" in page
    assert "en hel time" not in page
    request = post({})
    request.META |= {"CONTENT_LENGTH": str(400 * 1024 * 1024), "CONTENT_TYPE": "multipart/form-data"}
    assert errors.bad_request(request, RequestDataTooBig()).status_code == 413
