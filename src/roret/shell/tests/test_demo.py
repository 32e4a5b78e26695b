"""The demo: one click to be somebody else, every message in sight, and none of it anywhere else."""

from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.test import Client

from roret.commons.people.services import create_person, deactivate_person
from roret.foundation import authz, clock
from roret.shell.personas import PASSWORD, personas

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.EMAIL_FILE_PATH = tmp_path
    return tmp_path


@pytest.fixture
def loaded(db):
    return {
        one.key: create_person(by=authz.SYSTEM, email=one.email, name=one.name, password=PASSWORD)
        for one in personas()[:4]
    }


def who(client):
    return client.session.get("_auth_user_id")


def test_one_click_signs_in_as_a_persona(demo, loaded, client):
    response = client.post("/demo/persona/ane/")
    assert response.status_code == 302
    assert who(client) == str(loaded["ane"].pk)
    client.post("/demo/persona/bo/", {"next": "/hvem-maa-hvad/"})
    assert who(client) == str(loaded["bo"].pk)


def test_changing_persona_changes_the_session_key(demo, loaded, client):
    client.post("/demo/persona/ane/")
    before = client.session.session_key
    client.post("/demo/persona/bo/")
    assert client.session.session_key != before


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_next_page_stays_in_the_house(demo, loaded, client, target):
    assert "evil" not in client.post("/demo/persona/ane/", {"next": target}).url


def test_a_click_from_elsewhere_is_refused(demo, loaded):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/demo/persona/ane/").status_code == 403
    assert who(client) is None


def test_reading_an_address_signs_nobody_in(demo, loaded, client):
    assert client.get("/demo/persona/ane/").status_code == 405
    assert who(client) is None


@pytest.mark.parametrize("key", ["nobody", "politiker", "1"])
def test_only_loaded_personas_can_be_chosen(demo, loaded, client, key):
    create_person(by=authz.SYSTEM, email="rigtig@eksempel.dk", name="Rigtig", password="x" * 20)
    assert client.post(f"/demo/persona/{key}/").status_code == 404


def test_a_persona_who_is_shut_out_cannot_be_chosen(demo, loaded, client):
    deactivate_person(loaded["ane"], by=authz.SYSTEM, reason="x")
    assert client.post("/demo/persona/ane/").status_code == 404


@pytest.mark.parametrize(
    ("method", "address"), [("get", "/demo/"), ("post", "/demo/persona/ane/"), ("get", "/demo/beskeder/")]
)
def test_outside_the_demo_there_is_nothing_here(loaded, client, settings, method, address):
    assert settings.DEMO is False
    assert getattr(client, method)(address).status_code == 404
    assert who(client) is None


def test_the_page_of_personas_shows_who_they_are(demo, loaded, client):
    page = client.get("/demo/").content.decode()
    assert "Ane Kirstine Møller" in page
    assert "/demo/persona/bo/" in page
    assert "Priya" not in page


def test_every_message_that_would_have_been_sent_is_shown(demo, loaded, client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    for number in range(2):
        EmailMessage(f"Kvittering æøå {number}", f"Tak {SCRIPT}", "a@roret.example", ["ane@demo.roret.example"]).send()
    page = client.get("/demo/beskeder/").content.decode()
    assert "Kvittering æøå 0" in page
    assert "Kvittering æøå 1" in page
    assert "ane@demo.roret.example" in page
    assert SCRIPT not in page


def test_digests_are_shown_too(demo, loaded, client):
    recipient, _ = apps.get_model("notify", "Recipient").objects.get_or_create(
        user=loaded["ane"], defaults={"key": "k"}
    )
    now = clock.now()
    apps.get_model("notify", "Digest").objects.create(
        recipient=recipient,
        covers_from=now - timedelta(days=1),
        covers_to=now,
        channel="email",
        subject="Nyt i din sag",
        text="Svaret er her",
    )
    page = client.get("/demo/beskeder/").content.decode()
    assert "Nyt i din sag" in page
    assert "Svaret er her" in page


def test_a_broken_letter_breaks_no_page(demo, loaded, client):
    (demo / "x.log").write_bytes(
        b"\xff\xfe not a letter\n" + b"-" * 79 + b"\nSubject: =?utf-8?b?broken\nDate: nonsense\n\nbody"
    )
    (demo / "y.log").write_text("", encoding="utf-8")
    assert client.get("/demo/beskeder/").status_code == 200


def test_no_messages_is_said_in_words(demo, loaded, client):
    assert "Der er ikke sendt noget endnu." in client.get("/demo/beskeder/").content.decode()


def test_the_bar_has_no_form_on_a_guests_first_page(demo, loaded, client):
    assert "/demo/persona/" not in client.get("/hvem-maa-hvad/").content.decode()


def test_after_the_first_page_one_click_in_the_bar_changes_persona(demo, loaded, client):
    client.post("/demo/persona/ane/")
    page = client.get("/hvem-maa-hvad/").content.decode()
    assert "Du er Ane Kirstine Møller." in page
    assert 'action="/demo/persona/bo/"' in page


def test_the_sign_ins_are_printed_as_a_table(loaded):
    out = StringIO()
    call_command("demo_signins", stdout=out)
    printed = out.getvalue()
    assert PASSWORD in printed
    assert "bo@demo.roret.example" in printed
    assert "Sagsbehandler, BIF" in printed
    assert "databeskyttelse@" not in printed


def test_the_sign_ins_are_not_printed_in_production(loaded, settings):
    settings.TESTING = False
    with pytest.raises(CommandError):
        call_command("demo_signins", stdout=StringIO())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ane", "Borger"),
        ("karen-margrethe", "Medlem, Handicaprådet · Borger"),
        ("bo", "Sagsbehandler, BIF"),
        ("udvalgssekretaer", "Udvalgssekretær, Beskæftigelses- og Integrationsudvalget"),
    ],
)
def test_what_a_persona_is_stands_in_words_and_not_in_codes(key, words):
    assert next(one for one in personas() if one.key == key).roles_in_words == words


def test_the_page_and_the_table_of_the_personas_show_the_words(demo, loaded, client):
    out = StringIO()
    call_command("demo_signins", stdout=out)

    for shown in (client.get("/demo/").content.decode(), out.getvalue()):
        assert "Medlem, Handicaprådet" in shown
        assert "citizen" not in shown
