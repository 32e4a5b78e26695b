import pytest
from django.urls import reverse

from roret.commons.areas.services import create_area, create_division
from roret.foundation.authz import SYSTEM
from roret.listen.contributions.tests.factories import draft, open_consultation

pytestmark = pytest.mark.django_db


def test_a_units_page_shows_what_it_is_responsible_for_and_no_drafts(client, world, django_assert_max_num_queries):
    open_consultation(world.social, title="Cykelsti på Ågade")
    draft(world.social, title="Hemmeligheden")
    with django_assert_max_num_queries(15):
        page = client.get(reverse("public:unit-detail", args=[world.social.pk])).content.decode()
    assert "Cykelsti på Ågade" in page
    assert "Hemmeligheden" not in page
    assert "Cykelsti" not in client.get(reverse("public:unit-detail", args=[world.tech.pk])).content.decode()


def test_beyond_the_newest_the_panel_leads_to_the_search(client, world):
    for number in range(9):
        open_consultation(world.social, title=f"Høring {number}")
    page = client.get(reverse("public:unit-detail", args=[world.social.pk])).content.decode()
    address = f"{reverse('public:search')}?unit={world.social.pk}"
    assert address in page
    assert client.get(address).context["found"].total == 9


def test_an_areas_page_shows_what_concerns_it(client, world):
    area = create_area(by=SYSTEM, name="Nørrebro", division=create_division(by=SYSTEM, name="Bydele"))
    open_consultation(world.social, title="Cykelsti på Ågade", areas=[area])
    assert "Cykelsti på Ågade" in client.get(area.get_absolute_url()).content.decode()
