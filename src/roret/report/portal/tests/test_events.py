"""Events on the front page and on one's own page."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from roret.listen.events.selectors import attendance_in
from roret.listen.events.services import check_in
from roret.listen.events.tests.factories import after, announced, coming

pytestmark = pytest.mark.django_db


def test_the_front_page_shows_the_next_events_with_few_questions(client, world, django_assert_max_num_queries):
    for number in range(5):
        coming(announced(world.centre, title=f"Møde {number}", days=10 + number))
    caches["pages"].clear()

    with django_assert_max_num_queries(15):
        page = client.get("/").content.decode()

    assert [f"Møde {number}" in page for number in range(5)] == [True, True, True, False, False]


def test_my_page_leads_to_what_i_come_to_and_to_nobody_elses(client, world, ane):
    made = announced(world.centre, capacity=1)
    mine, other = coming(made, "Ane", by=ane), coming(made, "En anden")
    client.force_login(ane)

    page = client.get(reverse("public:my-page")).content.decode()

    assert mine.get_private_url() in page
    assert other.get_private_url() not in page


def test_a_year_knows_how_many_events_there_were_and_how_many_came(world, bo):
    made = announced(world.centre, capacity=10)
    one, _away = coming(made, companions=1), coming(made)
    with after(made, hours=1):
        check_in(one, by=bo)
        assert attendance_in(made.begins_at.year) == {"held": 1, "registered": 3, "came": 2}
        assert attendance_in(made.begins_at.year + 1) == {"held": 0, "registered": 0, "came": 0}
