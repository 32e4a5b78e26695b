"""A file is given to those who may read what it hangs on, in a way in which it cannot act."""

import pytest
from django.db.models import Q
from django.urls import reverse

from roret.foundation import authz
from roret.foundation.files import access, services
from roret.foundation.files.models import StoredFile
from roret.foundation.files.tests.samples import PDF, docx, png, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files-of-this-test"


@pytest.fixture
def stored(ane):
    def receive(name="Anes høringssvar.pdf", content=PDF):
        return services.receive_file(upload(name, content), by=ane)

    return receive


@pytest.fixture
def readable_by_staff(monkeypatch):
    """A module whose files only staff may read."""

    def staff(person):
        return Q(pk__gt=0) if authz.standing_of(person).is_staff else Q(pk__in=[])

    monkeypatch.setattr(access, "_readers", [staff])


def test_a_file_that_hangs_on_nothing_is_read_by_nobody(client, ane, stored):
    client.force_login(ane)
    assert client.get(stored().get_absolute_url()).status_code == 404


def test_only_those_whom_the_module_lets_read_get_it(client, ane, bo, stored, readable_by_staff):
    address = stored().get_absolute_url()
    assert client.get(address).status_code == 404
    client.force_login(ane)
    assert client.get(address).status_code == 404
    client.force_login(bo)
    assert b"".join(client.get(address).streaming_content) == PDF


def test_the_address_does_not_hold_the_senders_name_for_it(stored):
    assert "Ane" not in stored().get_absolute_url()
    assert stored().get_absolute_url().endswith(".pdf")


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [("a.pdf", PDF, True), ("a.png", png(), True), ("a.txt", b"hej", True), ("a.docx", docx(), False)],
)
def test_a_browser_shows_only_what_cannot_act(client, bo, stored, readable_by_staff, name, content, shown):
    client.force_login(bo)
    response = client.get(stored(name, content).get_absolute_url())
    assert response["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert ("sandbox" in response["Content-Security-Policy"]) is (name != "a.pdf")
    assert "no-store" in response["Cache-Control"]
    assert int(response["Content-Length"]) == len(b"".join(response.streaming_content))


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_a_text_says_how_it_is_written(client, bo, stored, readable_by_staff, encoding):
    client.force_login(bo)
    response = client.get(stored("a.txt", "Blåbærgrød".encode(encoding)).get_absolute_url())
    assert response["Content-Type"] == f"text/plain; charset={encoding}"
    assert b"".join(response.streaming_content).decode(encoding) == "Blåbærgrød"


def test_the_senders_name_is_offered_when_saving(client, bo, stored, readable_by_staff):
    client.force_login(bo)
    response = client.get(stored().get_absolute_url())
    assert "h%C3%B8ringssvar.pdf" in response["Content-Disposition"]
    response.close()


def test_a_forged_number_or_another_name_leads_nowhere_new(client, bo, stored, readable_by_staff):
    client.force_login(bo)
    stored()
    assert client.get(reverse("public:file", args=[10**12, "a.pdf"])).status_code == 404
    assert client.post(StoredFile.objects.get().get_absolute_url()).status_code == 405
    assert client.get("/filer/1/../../../etc/passwd").status_code == 404
