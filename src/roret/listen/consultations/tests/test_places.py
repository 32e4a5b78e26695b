"""Saying where it is about: on the form without scripts, by a clerk, and for the case worker who decides whether to ask."""

import re

import pytest
from django.urls import reverse

from roret.listen.consultations import services
from roret.listen.contributions.models import Contribution, Place
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.contributions.tests.test_places import city
from roret.listen.outreach import printing

pytestmark = pytest.mark.django_db
__all__ = ["city"]


@pytest.fixture
def consultation(world, city):
    return open_consultation(world.centre, place_asked="area")


def address(consultation):
    return reverse("public:consultation-respond", args=[consultation.number])


def filled(client, consultation, **values):
    page = client.get(address(consultation)).content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page).group(1)
    return {"text": "Her er smalt", "capacity": "private", "publication": "named", "submission": submission, **values}


def said(client, consultation, **values):
    return client.post(address(consultation), filled(client, consultation, **values))


def test_nobody_is_asked_unless_the_case_worker_says_so(client, world, city):
    for asked, fields in (("", set()), ("point", {"place"}), ("area", {"place", "place_area"})):
        made = open_consultation(world.centre, place_asked=asked)
        page = client.get(address(made)).content.decode()
        assert {name for name in ("place", "place_area") if f'name="{name}"' in page} == fields


@pytest.mark.parametrize(
    ("typed", "kept"),
    [({"place": "b4"}, ("square", "Vestby")), ({"place": "55.65 12.59"}, ("point", "Østby")), ({}, None)],
)
def test_a_place_is_said_without_scripts(client, consultation, typed, kept):
    assert said(client, consultation, **typed).status_code == 302
    assert Place.objects.values_list("kind", "area__name").first() == kept


def test_a_whole_area_is_chosen_from_the_list(client, consultation, city):
    said(client, consultation, place_area=city["east"].pk)
    assert Place.objects.get().area == city["east"]


def test_a_point_outside_is_refused_and_what_was_typed_stays(client, consultation):
    page = said(client, consultation, place="56.15000 10.20000").content.decode()
    assert "Punktet ligger uden for kommunen" in page
    assert 'value="56.15000 10.20000"' in page
    assert "Her er smalt" in page
    assert not Contribution.objects.exists()


def test_a_point_in_another_area_than_the_chosen_one_is_pointed_out(client, consultation, city):
    page = said(client, consultation, place="55.65 12.51", place_area=city["east"].pk).content.decode()
    assert "Punktet ligger ikke i Østby" in page


@pytest.mark.parametrize("typed", ["x" * 500, "\x00", "<script>", "12.5 55.6 7", "A0", "١ ٢", "-91.0 200.0"])
def test_nonsense_is_refused_and_breaks_nothing(client, consultation, typed):
    assert said(client, consultation, place=typed).status_code == 200
    assert not Contribution.objects.exists()


def test_a_place_sent_to_a_consultation_that_asks_for_none_is_not_kept(client, world, city):
    silent = open_consultation(world.centre)
    said(client, silent, place="55.65 12.51")
    assert not Place.objects.exists()


def test_a_draft_keeps_the_place(client, consultation):
    client.post(address(consultation), filled(client, consultation, place="B4", draft="1"))
    assert 'value="B4"' in client.get(address(consultation)).content.decode()


def test_a_map_without_outlines_still_offers_the_areas(client, world):
    made = open_consultation(world.centre, place_asked="area")
    page = client.get(address(made)).content.decode()
    assert "data-place-map" not in page
    assert 'name="place_area"' in page
    assert "ingen omrids" in said(client, made, place="B4").content.decode()


def test_a_clerk_keys_the_square_in(client, consultation, bo):
    client.force_login(bo)
    enter = reverse("staff:consultation-enter", args=[consultation.pk])
    client.post(enter, filled(client, consultation, channel="paper", place="B4", received_on="2026-01-05"))
    assert Place.objects.get().contribution.channel == "paper"


def test_the_squares_lie_over_the_area_that_it_is_about(client, world, city):
    wide, near = (open_consultation(world.centre, place_asked="point", areas=areas) for areas in ((), [city["east"]]))
    steps = [
        re.search(r'data-step-lon="([^"]+)"', client.get(address(one)).content.decode()).group(1)
        for one in (wide, near)
    ]
    assert float(steps[1]) < 0.7 * float(steps[0])


def test_the_paper_form_shows_the_map(consultation, world):
    data = printing.paper_forms(consultation, ["2026-H014-P0001-AC"])
    assert data.startswith(b"%PDF")
    assert len(data) > len(printing.paper_forms(open_consultation(world.centre), ["2026-H014-P0001-AC"])) + 1000


def test_the_case_worker_says_whether_a_place_may_be_given(client, consultation, bo):
    client.force_login(bo)
    page = client.get(reverse("staff:consultation-update", args=[consultation.pk])).content.decode()
    assert re.search(r'name="place_asked" value="area"[^>]*checked', page)
    services.update_consultation(consultation, by=bo, place_asked="point")
