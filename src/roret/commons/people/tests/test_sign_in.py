"""Signing in: every page in both languages, locked after five wrong passwords, nothing given away, sessions in sight."""

import gettext as gettext_module
import re
from datetime import timedelta
from pathlib import Path

import allauth
import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from roret.commons.people import allauth_texts
from roret.commons.people.models import User
from roret.foundation.journal.models import Event
from roret.foundation.testing.personas import PASSWORD

WRONG = "et helt forkert ord"
LOGIN = "/konto/login/"


def text(response):
    return response.content.decode()


def sign_in(client, person, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": person.email, "password": password, **more})


def signed_in(client):
    return client.session.get("_auth_user_id")


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def production(settings):
    reverse("account_login")  # the addresses are read once, with the settings of the tests
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.TESTING = False


@pytest.fixture
def two_step(world):
    secret = generate_totp_secret()
    TOTP.activate(world.bo, secret)
    RecoveryCodes.activate(world.bo)
    return secret


GUEST_PAGES = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_email_verification_sent",
    "account_reset_password_from_key_done",
    "account_inactive",
]
OWN_PAGES = [
    "account_logout",
    "account_email",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "usersessions_list",
    "account_reauthenticate",
]
TWO_STEP_PAGES = [
    "mfa_index",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "usersessions_list",
]
ENGLISH_WORDS = re.compile(
    r">\s*(Sign (In|Out|Up)|Password|Email|Sessions|Recovery Codes|Deactivate|Activate|Change|Generate|Menu:)\s*<"
)


def both_languages(name):
    for language in ("da", "en"):
        with translation.override(language):
            yield language, reverse(name)


@pytest.mark.parametrize("name", GUEST_PAGES)
def test_each_page_for_guests_speaks_both_languages_in_our_layout(world, client, name):
    assert_speaks(client, name)


@pytest.mark.parametrize("name", OWN_PAGES)
def test_each_page_of_ones_own_speaks_both_languages_in_our_layout(world, client, name):
    sign_in(client, world.ane)
    prove_again(client)
    assert_speaks(client, name)


@pytest.mark.parametrize("name", TWO_STEP_PAGES)
def test_each_page_of_the_second_step_speaks_both_languages_in_our_layout(world, client, two_step, name):
    sign_in(client, world.bo)
    client.post(reverse("mfa_authenticate"), {"code": code_for(two_step)})
    assert signed_in(client)
    prove_again(client)
    assert_speaks(client, name)


def prove_again(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def assert_speaks(client, name):
    for language, address in both_languages(name):
        response = client.get(address)
        page = text(response)
        assert response.status_code == 200, address
        assert f'lang="{language}"' in page
        assert 'id="main-content"' in page
        assert len(re.findall(r"<h1\b", page)) == 1
        assert " style=" not in page
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", page)
        if language == "da":
            assert address.startswith("/konto/")
            assert not ENGLISH_WORDS.search(page)


def test_each_persona_is_led_to_the_face_she_works_in(world, client):
    assert sign_in(client, world.ane).status_code == 302
    assert signed_in(client) == str(world.ane.pk)


def test_capitals_in_the_address_do_not_matter_but_in_the_password_they_do(world, client):
    client.post(LOGIN, {"login": world.ane.email.upper(), "password": PASSWORD.upper()})
    assert not signed_in(client)
    client.post(LOGIN, {"login": world.ane.email.upper(), "password": PASSWORD})
    assert signed_in(client) == str(world.ane.pk)


def test_five_wrong_passwords_lock_the_address_for_five_minutes_with_a_helpful_word(world):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(5):
            page = sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), world.ane, WRONG)
            assert "E-mail eller adgangskode er forkert" in text(page)
        guest = Client(REMOTE_ADDR="10.0.0.9")
        locked = text(sign_in(guest, world.ane))
        assert "Vent fem minutter" in locked
        assert "Glemt din adgangskode?" in locked
        assert not signed_in(guest)
        clock.shift(timedelta(minutes=4, seconds=50))
        sign_in(guest, world.ane)
        assert not signed_in(guest)
        clock.shift(timedelta(seconds=20))
        sign_in(guest, world.ane)
        assert signed_in(guest)


def test_the_lock_is_on_the_address_and_not_on_others(world, client):
    for number in range(6):
        sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), world.ane, WRONG)
    sign_in(client, world.bo)
    assert signed_in(client) == str(world.bo.pk)


def test_one_machine_cannot_try_many_addresses(world):
    guest = Client(REMOTE_ADDR="10.0.0.1")
    for number in range(10):
        guest.post(LOGIN, {"login": f"nobody{number}@eksempel.dk", "password": WRONG})
    assert "Vent fem minutter" in text(sign_in(guest, world.ane))


def test_locking_counts_the_same_in_every_process(world, settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(world):
    answers = []
    for email in (world.ane.email, "ingen@eksempel.dk"):
        page = text(Client().post(LOGIN, {"login": email, "password": WRONG}))
        answers.append(re.sub(r'name="csrfmiddlewaretoken"[^>]*|nonce-\w+', "", page).replace(email, ""))
    assert answers[0] == answers[1]


def test_asking_for_a_new_password_does_not_tell_who_is_known(world):
    answers = []
    for email in (world.ane.email, "ingen@eksempel.dk"):
        response = Client().post("/konto/password/reset/", {"email": email})
        answers.append((response.status_code, response.url))
    assert answers[0] == answers[1]
    assert [letter.to[0] for letter in mail.outbox] == [world.ane.email, "ingen@eksempel.dk"]


def test_signing_up_with_a_known_address_looks_like_signing_up_with_a_new_one(world, production):
    answers = []
    for email in (world.ane.email, "ny@eksempel.dk"):
        form = {
            "email": email,
            "password1": "en ny og lang sætning",
            "password2": "en ny og lang sætning",
            "name": "Ny",
        }
        response = Client().post("/konto/signup/", form)
        answers.append((response.status_code, response.url))
    assert answers[0] == answers[1]
    assert User.objects.filter(email__iexact=world.ane.email).count() == 1
    assert world.fresh("ane").check_password(PASSWORD)


def test_signing_up_makes_a_citizen_who_confirms_her_address_first(world, production, client):
    form = {
        "email": "NY@eksempel.dk",
        "password1": "en ny og lang sætning",
        "password2": "en ny og lang sætning",
        "name": "Ny Borger",
    }
    client.post("/konto/signup/", form)
    person = User.objects.get(email="ny@eksempel.dk")
    assert (person.name, person.standing.is_staff, signed_in(client)) == ("Ny Borger", False, None)
    link = re.search(r"http://[^/]+(/konto/confirm-email/\S+)", mail.outbox[-1].body).group(1)
    client.get(link)
    client.post(link)
    assert EmailAddress.objects.get(user=person).verified


@pytest.mark.parametrize(
    "password", ["kort", "password1234", "123456789012", "ny@eksempel.dk", "en\x00lang sætning med nul"]
)
def test_a_password_that_is_easy_or_impossible_is_refused(world, client, password):
    form = {"email": "ny@eksempel.dk", "password1": password, "password2": password, "name": "Ny"}
    assert client.post("/konto/signup/", form).status_code == 200
    assert not User.objects.filter(email="ny@eksempel.dk").exists()


@pytest.mark.parametrize(
    "hostile",
    [
        {"login": "x" * 10_000},
        {"login": "<script>alert(1)</script>@x.dk"},
        {"password": "x" * 5_000},
        {"login": "a\x00@b.dk"},
        {"login": ""},
    ],
)
def test_hostile_input_is_answered_with_a_form(world, client, hostile):
    response = client.post(LOGIN, {"login": "a@b.dk", "password": "x", **hostile})
    assert response.status_code == 200
    assert "<script>alert" not in text(response)


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_signing_in_never_leads_out_of_the_house(world, client, target):
    response = client.post(f"{LOGIN}?next={target}", {"login": world.ane.email, "password": PASSWORD, "next": target})
    assert "evil" not in response.get("Location", "")
    assert "javascript" not in response.get("Location", "")


def test_signing_in_changes_the_session_key(world, client):
    client.get(LOGIN)
    session = client.session
    session["seen"] = "before"
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client, world.ane)
    assert client.session.session_key != session.session_key


def test_reading_the_page_of_signing_out_signs_nobody_out(world, client):
    sign_in(client, world.ane)
    assert client.get("/konto/logout/").status_code == 200
    assert signed_in(client)
    client.post("/konto/logout/")
    assert not signed_in(client)


def test_a_form_from_elsewhere_neither_signs_in_nor_out(world):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, world.ane).status_code == 403
    client.force_login(world.ane, backend="roret.commons.people.adapter.PersonBackend")
    assert client.post("/konto/logout/").status_code == 403
    assert signed_in(client)


def test_sessions_are_listed_and_the_others_can_be_ended(world):
    here, elsewhere = Client(HTTP_USER_AGENT="Firefox her"), Client(HTTP_USER_AGENT="Chrome <b>der</b>")
    sign_in(here, world.ane)
    sign_in(elsewhere, world.ane)
    page = text(here.get("/konto/sessions/"))
    assert "Firefox her" in page
    assert "Chrome &lt;b&gt;der" in page
    here.post("/konto/sessions/")
    assert here.get("/konto/email/").status_code == 200
    assert elsewhere.get("/konto/email/").status_code == 302


def test_changing_the_password_signs_the_other_sessions_out(world):
    here, elsewhere = Client(), Client()
    sign_in(here, world.ane)
    sign_in(elsewhere, world.ane)
    new = "endnu en lang sætning"
    here.post("/konto/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert world.fresh("ane").check_password(new)
    assert elsewhere.get("/konto/email/").status_code == 302


def test_a_new_address_counts_only_when_it_has_been_confirmed(world, client, production):
    sign_in(client, world.ane)
    client.post("/konto/email/", {"email": "ane.ny@eksempel.dk", "action_add": ""})
    assert world.fresh("ane").email == world.ane.email
    link = re.search(r"http://[^/]+(/konto/confirm-email/\S+)", mail.outbox[-1].body).group(1)
    client.post(link)
    assert world.fresh("ane").email == "ane.ny@eksempel.dk"


def test_the_link_to_a_new_password_works_once(world, client):
    client.post("/konto/password/reset/", {"email": world.ane.email})
    link = re.search(r"http://[^/]+(/konto/password/reset/key/\S+)", mail.outbox[-1].body).group(1)
    page = client.get(link, follow=True)
    new = "endnu en lang sætning"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert world.fresh("ane").check_password(new)
    assert 'name="password1"' not in text(Client().get(link, follow=True))


def test_the_second_step_is_asked_for_and_a_wrong_code_lets_nobody_in(world, client, two_step):
    assert sign_in(client, world.bo).url == reverse("mfa_authenticate")
    assert not signed_in(client)
    assert client.get("/medarbejder/personer/").status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_for(two_step)})
    assert signed_in(client) == str(world.bo.pk)


def test_guessing_codes_is_locked_like_guessing_passwords(world, two_step):
    client = Client()
    sign_in(client, world.bo)
    for number in range(6):
        page = client.post(reverse("mfa_authenticate"), {"code": f"00000{number}"}, REMOTE_ADDR=f"10.0.1.{number}")
    assert page.status_code == 200
    client.post(reverse("mfa_authenticate"), {"code": code_for(two_step)})
    assert not signed_in(client)


@time_machine.travel(timezone.now(), tick=False)  # a code of the old half minute would be refused the first time
def test_a_code_works_once(world, two_step):
    code = code_for(two_step)
    for client, expected in [(Client(), True), (Client(), False)]:
        sign_in(client, world.bo)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert bool(signed_in(client)) is expected


def test_a_recovery_code_works_once(world, two_step):
    code = Authenticator.objects.get(user=world.bo, type="recovery_codes").wrap().get_unused_codes()[0]
    for client, expected in [(Client(), True), (Client(), False)]:
        sign_in(client, world.bo)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert bool(signed_in(client)) is expected


def test_the_second_step_is_set_up_with_the_code_of_the_app(world, client):
    sign_in(client, world.bo)
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    prove_again(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in text(page)
    client.post(reverse("mfa_activate_totp"), {"code": "123456"})
    assert not Authenticator.objects.exists()
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert {found.type for found in Authenticator.objects.filter(user=world.bo)} == {"totp", "recovery_codes"}


def test_the_journal_remembers_when_staff_change_how_they_prove_who_they_are(world, client):
    for person in (world.bo, world.ane):
        authenticator_added.send(sender=Authenticator, request=None, user=person, authenticator=None)
    event = Event.objects.get(type="people.credentials_changed")
    assert (event.actor_name, event.data) == ("Bo Damgaard", {"change": "authenticator_added"})


def test_secrets_of_the_second_step_are_not_readable_in_the_database(world, two_step):
    stored = " ".join(str(found.data) for found in Authenticator.objects.all())
    assert two_step not in stored
    assert all(
        code not in stored for code in Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    )


def test_the_journal_remembers_when_staff_sign_in_and_not_when_citizens_do(world):
    sign_in(Client(), world.bo)
    sign_in(Client(), world.ane)
    assert [event.actor_name for event in Event.objects.filter(type="people.staff_signed_in")] == ["Bo Damgaard"]
    assert not Event.objects.filter(actor_id=str(world.ane.pk)).exists()


def test_one_who_is_shut_out_is_told_so_only_with_the_right_password(world, client):
    User.objects.filter(pk=world.ane.pk).update(is_active=False)
    assert "forkert" in text(sign_in(Client(), world.ane, WRONG))
    response = sign_in(client, world.ane)
    assert response.url == reverse("account_inactive")
    assert not signed_in(client)


def test_our_danish_stands_for_texts_that_allauth_still_has():
    original = gettext_module.translation("django", Path(allauth.__file__).parent / "locale", ["da"])
    for text_of_theirs in (*allauth_texts.TEXTS, *allauth_texts.SUBJECTS, *allauth_texts.LETTERS):
        assert text_of_theirs in original._catalog


def test_letters_come_from_the_municipality_in_danish(world, client, settings):
    client.post("/konto/password/reset/", {"email": world.ane.email})
    letter = mail.outbox[-1]
    assert letter.subject == f"{settings.RORET_MUNICIPALITY['name']}: Vælg en ny adgangskode"
    assert "Du eller en anden har bedt om en ny adgangskode" in letter.body
    assert letter.body.rstrip().endswith(settings.RORET_MUNICIPALITY["name"])
