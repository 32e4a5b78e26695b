"""“My data” asks before it erases; the register and the certificates are for those who look after them."""

import io
import zipfile

import pytest
from django.urls import reverse

from roret.foundation.privacy.services import erase_expired
from roret.foundation.testing.personas import PASSWORD
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, ane):
    client.force_login(ane)
    return client


def test_a_guest_is_led_to_sign_in(client):
    for name in ("my-data", "my-data-erase"):
        assert "login" in client.get(reverse(f"public:{name}"))["Location"]
    assert client.post(reverse("public:my-data-fetch")).status_code == 302


def test_the_page_says_what_is_known(signed_in, world):
    sent(open_consultation(world.centre), by=world.ane)
    html = signed_in.get("/mine-data/").content.decode()
    assert "Det, du har sendt: 1 post" in html


def test_fetching_gives_a_zip_and_needs_a_post(signed_in):
    assert signed_in.get(reverse("public:my-data-fetch")).status_code == 405
    response = signed_in.post(reverse("public:my-data-fetch"))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert "mine-data.html" in archive.namelist()
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"] == 'attachment; filename="mine-data.zip"'


def test_erasing_asks_first_and_says_what_stays(signed_in, world):
    html = signed_in.get(reverse("public:my-data-erase")).content.decode()
    assert "hvidbog" in html
    assert world.fresh("ane").name


@pytest.mark.parametrize("typed", [{}, {"sure": "on"}, {"password": PASSWORD}, {"password": "wrong", "sure": "on"}])
def test_nothing_happens_without_the_password_and_a_yes(signed_in, world, typed):
    assert signed_in.post(reverse("public:my-data-erase"), typed).status_code == 200
    assert world.fresh("ane").name


def test_a_confirmed_wish_is_carried_out_and_signs_out(signed_in, world):
    response = signed_in.post(reverse("public:my-data-erase"), {"password": PASSWORD, "sure": "on"}, follow=True)
    assert response.status_code == 200
    assert "Du er slettet" in response.content.decode()
    assert world.fresh("ane").name == ""
    assert "login" in signed_in.get(reverse("public:my-data"))["Location"]


def test_whoever_holds_a_role_is_told_what_to_do(client, bo):
    client.force_login(bo)
    assert "rolle" in client.get(reverse("public:my-data-erase")).content.decode()
    response = client.post(reverse("public:my-data-erase"), {"password": PASSWORD, "sure": "on"})
    assert "rolle" in response.content.decode()


def test_the_register_is_made_from_the_tables(client, world):
    client.force_login(world.privacy_officer)
    html = client.get("/medarbejder/privatliv/fortegnelse/").content.decode()
    assert "bidrag" in html
    assert "5 år" in html
    client.force_login(world.ane)
    assert client.get("/medarbejder/privatliv/fortegnelse/").status_code == 403


def test_the_certificates_are_seen_by_those_who_look_after_them(client, world):
    erase_expired()
    client.force_login(world.privacy_officer)
    assert client.get(reverse("staff:privacy-erasures")).status_code == 200
    client.force_login(world.bo)
    assert client.get(reverse("staff:privacy-erasures")).status_code == 403


def test_the_page_asks_as_little_of_whoever_has_done_much(signed_in, world, django_assert_num_queries):
    for _once in range(3):
        sent(open_consultation(world.centre), by=world.ane)
    with django_assert_num_queries(3):  # the session, the person, and one question for all that is known
        assert signed_in.get("/mine-data/").status_code == 200
