"""What happens around every request: its number, the pages kept for guests, and addresses that nothing can have."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.foundation.doors import kept_for_guests
from roret.foundation.requests import request_id
from roret.listen.contributions.tests.factories import open_consultation
from roret.shell.middleware import page_cache, request_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeping(settings):
    settings.RORET_PAGE_CACHE_SECONDS = 60
    caches["pages"].clear()
    yield caches["pages"]
    caches["pages"].clear()


def kept(pages):
    return sum(":page:" in key for key in pages._cache)


def test_every_answer_carries_a_number_of_its_own(client, world):
    numbers = [client.get(address)["X-Request-ID"] for address in ("/", "/", "/findes-ikke/", "/robots.txt", "/was")]
    assert all(re.fullmatch("[0-9a-f]{12}", number) for number in numbers)
    assert len(set(numbers)) == 5


def test_the_number_is_known_while_the_request_is_served():
    seen = []
    handler = request_number(lambda request: seen.append((request.number, request_id())) or HttpResponse())
    answer = handler(RequestFactory().get("/"))
    assert seen == [(answer["X-Request-ID"], answer["X-Request-ID"])]


def test_a_guest_gets_the_same_page_again_without_asking_the_database(client, world, keeping):
    first = client.get("/")
    open_consultation(world.centre, title="Netop åbnet")
    with CaptureQueriesContext(connection) as queries:
        second = client.get("/")
    assert second.content == first.content
    assert len(queries) == 0
    assert second["X-Request-ID"] != first["X-Request-ID"]
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_other_addresses_and_languages_are_other_pages(client, world, keeping):
    bodies = {client.get(address).content for address in ("/", "/en/", "/?side=2", reverse("public:outcome-list"))}
    assert len(bodies) >= 3
    assert kept(keeping) == 4


def test_whoever_has_a_cookie_gets_a_page_of_her_own(client, world, keeping, ane):
    client.get("/")
    client.force_login(ane)
    assert reverse("account_logout") in client.get("/").content.decode()
    assert kept(keeping) == 1
    client.logout()
    client.cookies["anything"] = "x"
    keeping.clear()
    client.get("/")
    assert kept(keeping) == 0


def test_a_page_with_a_form_is_never_kept(client, world, keeping):
    made = open_consultation(world.centre)
    for address in (reverse("public:consultation-respond", args=[made.number]), reverse("account_login")):
        client.cookies.clear()
        assert "csrfmiddlewaretoken" in client.get(address).content.decode()
    assert kept(keeping) == 0


def test_a_form_on_a_page_that_asks_to_be_kept_keeps_it_out(keeping):
    def view(request):
        answer = HttpResponse("form")
        answer.set_cookie("csrftoken", "x")
        return answer

    def serve(request):
        request.user = type("Guest", (), {"is_authenticated": False})()
        return kept_for_guests(view)(request)

    page_cache(serve)(RequestFactory().get("/"))
    assert kept(keeping) == 0


@pytest.mark.parametrize(("method", "address"), [("post", "/"), ("get", "/findes-ikke/"), ("get", "/sundhed/")])
def test_only_pages_that_were_found_and_say_so_are_kept(client, world, keeping, method, address):
    getattr(client, method)(address)
    assert kept(keeping) == 0


def test_it_can_be_turned_off(client, world, keeping, settings):
    settings.RORET_PAGE_CACHE_SECONDS = 0
    client.get("/")
    assert kept(keeping) == 0


@pytest.mark.parametrize("address", ["/sag/%00/", "/data/%00.csv", "/soeg/?q=%00", "/aftaler/2026%00/", "/?side=%00"])
def test_an_address_with_a_null_character_is_not_found(client, world, address):
    assert client.get(address).status_code == 404
