"""The few addresses of no module, the menus, and the pages for when something went wrong."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse

from roret.shell import errors
from roret.shell.context import house, menu

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>"


def test_was_leads_to_the_accessibility_statement(client, settings):
    for address in ("/was", "/was/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, settings.RORET_WAS_URL)


def test_robots_keep_out_of_what_is_private_in_both_languages(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    for way in ("/medarbejder/", "/en/staff/", "/mit/", "/en/my/", "/konto/", "/en/account/"):
        assert f"Disallow: {way}" in lines
    assert "Disallow: /" not in lines


def test_health_answers_when_the_database_does(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/sundhed/").json() == {"status": "ok"}


@pytest.mark.parametrize("address", ["/was", "/robots.txt", "/sundhed/", "/sprog/"])
def test_they_are_read_and_never_written(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("target", "language", "led_to"),
    [
        ("/rundtur/", "en", "/en/tour/"),
        ("/en/tour/", "da", "/rundtur/"),
        ("/", "en", "/en/"),
        ("https://evil.example/", "en", "/"),
        ("//evil.example/", "en", "/"),
        ("/\\evil.example", "en", "/"),
        ("javascript:alert(1)", "en", "/"),
        ("/rundtur/", "de", "/"),
        ("/rundtur/", "../x", "/"),
        ("", "en", "/"),
    ],
)
def test_the_language_changes_in_this_house_only(client, target, language, led_to):
    response = client.get(reverse("set-language"), {"next": target, "language": language})
    assert (response.status_code, response["Location"]) == (302, led_to)
    assert not response.cookies


def test_a_page_that_is_not_here_says_so_and_offers_the_search(client, world):
    response = client.get(f"/{EVIL}/")
    page = response.content.decode()
    assert response.status_code == 404
    assert reverse("public:search") in page
    assert EVIL not in page
    assert "The page is not here" in client.get("/en/nothing/").content.decode()


def test_a_guest_who_may_not_is_sent_to_sign_in_and_back_again(client, world):
    response = client.get("/medarbejder/?side=2")
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('account_login')}?next=%2Fmedarbejder%2F%3Fside%3D2"


def test_who_is_signed_in_and_may_not_is_told_so(client, world, ane):
    client.force_login(ane)
    response = client.get(reverse("staff:today"))
    assert response.status_code == 403
    assert reverse("account_logout") in response.content.decode()


def test_a_guests_form_that_may_not_is_refused_and_not_lost_in_a_redirect(world):
    request = RequestFactory().post("/medarbejder/")
    request.user = AnonymousUser()
    assert errors.forbidden(request, PermissionDenied("x")).status_code == 403


def test_a_form_from_elsewhere_is_refused_in_words(world):
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x"})
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


def test_a_fault_of_ours_names_its_number_and_asks_no_database(django_assert_num_queries):
    request = RequestFactory().get("/")
    request.number = "abc123def456"
    with django_assert_num_queries(0):
        response = errors.server_error(request)
    assert response.status_code == 500
    assert "abc123def456" in response.content.decode()


def test_a_fault_in_a_page_becomes_that_page(world, monkeypatch):
    def broken(person):
        raise RuntimeError("hemmelige detaljer")

    monkeypatch.setattr("roret.report.portal.selectors.loop_figures", broken)
    response = Client(raise_request_exception=False).get("/")
    page = response.content.decode()
    assert response.status_code == 500
    assert response["X-Request-ID"] in page
    assert "hemmelige" not in page


def test_a_bad_request_has_a_page():
    assert errors.bad_request(RequestFactory().get("/"), ValueError("x")).status_code == 400


def asked_by(person, path="/"):
    request = RequestFactory().get(path)
    request.user = person
    return request


def test_a_menu_offers_only_what_the_reader_may_use_and_marks_where_she_is(world):
    guest = {entry["url"] for entry in menu(asked_by(world.guest), "staff")}
    worker = {entry["url"] for entry in menu(asked_by(world.bo), "staff")}
    assert reverse("staff:consultation-list") in worker - guest

    listed = reverse("public:consultation-list")
    active = [entry["url"] for entry in menu(asked_by(world.guest, f"{listed}2026-1/"), "public") if entry["active"]]
    assert active == [listed]


def test_the_open_session_of_an_operator_shows_on_her_pages_only(world):
    assert house(asked_by(world.operator_in_session))["operator_session"].reason
    for key in ("operator", "bo", "guest"):
        assert not house(asked_by(world.fresh(key)))["operator_session"]


def test_what_a_page_does_not_ask_for_costs_nothing(world, django_assert_num_queries):
    person = world.fresh("bo")
    with django_assert_num_queries(0):
        house(asked_by(person))


@pytest.mark.parametrize("address", ["/soeg/?q=cykel&side=2", "/en/search/?q=cykel"])
def test_a_page_leads_to_itself_in_the_other_language_with_its_question(client, address):
    page = client.get(address).content.decode()
    danish, english = (re.search(rf'href="([^"]+)" lang="{code}"', page).group(1) for code in ("da", "en"))
    assert danish.replace("&amp;", "&").startswith("/soeg/?q=cykel")
    assert english.replace("&amp;", "&") == danish.replace("&amp;", "&").replace("/soeg/", "/en/search/")
