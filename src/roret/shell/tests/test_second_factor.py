"""Staff must have a second factor in production; citizens need not, and nobody is asked in the demo."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

BACKEND = "roret.commons.people.adapter.PersonBackend"
LIST = "/medarbejder/personer/"


@pytest.fixture
def production(settings):
    reverse("account_login")  # the addresses are read once, with the settings of the tests
    settings.TESTING = False
    settings.DEMO = False
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


@pytest.fixture
def browse(client):
    def sign_in(person):
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


@pytest.mark.parametrize("key", ["bo", "cia", "secretary", "privacy_officer", "operator"])
def test_staff_are_led_to_set_it_up_before_they_may_work(world, browse, production, key):
    client = browse(world.personas[key])
    for address in (LIST, "/hvem-maa-hvad/"):
        assert client.get(address).url == reverse("mfa_activate_totp")
    assert client.post("/medarbejder/personer/ny/", {"email": "x@y.dk"}).url == reverse("mfa_activate_totp")


def test_the_api_says_so_instead_of_leading_to_a_page(world, browse, production):
    assert browse(world.bo).get("/api/v1/people/me").status_code == 403


def test_they_reach_what_they_need_to_set_it_up_and_to_leave(world, browse, production):
    client = browse(world.bo)
    for name in ("mfa_activate_totp", "account_logout", "account_reauthenticate"):
        assert client.get(reverse(name)).status_code in {200, 302}
        assert client.get(reverse(name)).get("Location", "") != reverse("mfa_activate_totp")
    assert client.get("/findes-ikke/").status_code == 404


def test_with_a_second_factor_they_work(world, browse, production):
    TOTP.activate(world.bo, generate_totp_secret())
    assert browse(world.bo).get(LIST).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(world, browse, production):
    RecoveryCodes.activate(world.bo)
    assert browse(world.bo).get(LIST).status_code == 302


@pytest.mark.parametrize("key", ["ane", "member"])
def test_citizens_and_members_are_not_asked(world, browse, production, key):
    assert browse(world.personas[key]).get("/hvem-maa-hvad/").status_code == 200


def test_a_guest_is_not_asked(world, client, production):
    assert client.get("/hvem-maa-hvad/").status_code == 200


@pytest.mark.parametrize("mode", ["DEMO", "TESTING"])
def test_nobody_is_asked_in_the_demo_and_in_tests(world, browse, production, settings, mode):
    setattr(settings, mode, True)
    assert browse(world.bo).get(LIST).status_code == 200
