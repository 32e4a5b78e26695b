"""Poster and embedded list: what others may print and show, and nothing more."""

import pytest
from django.urls import reverse

from roret.listen.contributions.tests.factories import draft, open_consultation

pytestmark = pytest.mark.django_db


def test_everybody_may_print_the_poster_and_the_form(client, world):
    made = open_consultation(world.centre)
    for name in ("public:consultation-poster", "public:consultation-paper-form"):
        answer = client.get(reverse(name, args=[made.number]))
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


def test_a_draft_has_no_poster_for_others(client, world):
    assert client.get(reverse("public:consultation-poster", args=[draft(world.centre).number])).status_code == 404


def test_the_list_may_stand_in_a_frame_of_others_and_the_rest_may_not(client, world):
    open_consultation(world.centre)
    answer = client.get(reverse("public:embedded-consultations"))
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert "frame-ancestors 'none'" in client.get("/")["Content-Security-Policy"]
    assert not answer.cookies


def test_the_list_shows_open_consultations_only(client, world):
    made, hidden = open_consultation(world.centre, title="Ny park"), draft(world.centre, title="Hemmelig kladde")
    page = client.get(reverse("public:embedded-consultations")).content.decode()
    assert made.title in page
    assert hidden.title not in page


@pytest.mark.parametrize("query", ["?area=x", "?area=99999&topic=-1&count=0", "?count=100000", "?area=1&area=2"])
def test_a_wish_that_cannot_be_read_shows_the_whole_list(client, world, query):
    open_consultation(world.centre, title="Ny park")
    assert "Ny park" in client.get(reverse("public:embedded-consultations") + query).content.decode()


def test_the_list_asks_as_often_for_many(client, world, django_assert_max_num_queries):
    for number in range(6):
        open_consultation(world.centre, title=f"Høring {number}")
    with django_assert_max_num_queries(6):
        client.get(reverse("public:embedded-consultations"))


def test_an_open_consultation_says_how_to_tell_others(client, world):
    made = open_consultation(world.centre)
    page = client.get(made.get_absolute_url()).content.decode()
    assert reverse("public:consultation-poster", args=[made.number]) in page
