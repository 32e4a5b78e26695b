from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from roret.commons.organisation import services
from roret.foundation.authz import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    city = services.create_unit(by=SYSTEM, name="Borgerrepræsentationen", abbreviation="BR", kind="council")
    old = services.create_unit(by=SYSTEM, name="Familieforvaltningen", kind="administration", parent=city)
    new = services.create_unit(
        by=SYSTEM,
        name="Beskæftigelsesforvaltningen",
        name_en="Employment",
        abbreviation="BIF",
        kind="administration",
        parent=city,
        valid_from=date(2006, 1, 1),
    )
    services.end_unit(old, by=SYSTEM, on=date(2005, 12, 31), successor=new)
    services.create_unit(by=SYSTEM, name="KL", kind="association")
    return {"city": city, "old": old, "new": new}


def test_the_organisation_of_any_day_is_shown(client, organisation, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        today = client.get(reverse("public:unit-list")).content.decode()
    assert "Beskæftigelsesforvaltningen" in today
    assert "Familieforvaltningen" not in today
    past = client.get(reverse("public:unit-list"), {"on": "1.6.2005"}).content.decode()
    assert "Familieforvaltningen" in past
    assert "Beskæftigelsesforvaltningen" not in past


@pytest.mark.parametrize("day", ["i går", "32.1.2020", "<script>"])
def test_an_unreadable_day_is_explained_and_today_is_shown(client, organisation, day):
    response = client.get(reverse("public:unit-list"), {"on": day})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().split("</head>")[1].replace("<script src", "")
    assert "Beskæftigelsesforvaltningen" in response.content.decode()


def test_a_unit_shows_what_came_before_and_after(client, organisation, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        new = client.get(organisation["new"].get_absolute_url()).content.decode()
    assert "Familieforvaltningen" in new
    old = client.get(organisation["old"].get_absolute_url()).content.decode()
    assert "31. december 2005" in old
    assert organisation["new"].get_absolute_url() in old


def test_a_units_page_shows_where_it_stood_on_any_day_and_keeps_to_that_day(client, organisation):
    city, new = organisation["city"], organisation["new"]
    other = services.create_unit(by=SYSTEM, name="Socialforvaltningen", kind="administration", parent=city)
    centre = services.create_unit(by=SYSTEM, name="Centret", kind="centre", parent=other, valid_from=date(2000, 1, 1))
    values = {"name": centre.name, "kind": centre.kind, "valid_from": centre.valid_from}
    services.update_unit(centre, by=SYSTEM, moved_on=date(2015, 7, 1), parent=new, **values)
    past = client.get(centre.get_absolute_url(), {"on": "30.6.2015"}).content.decode()
    assert "30. juni 2015" in past.replace("\xa0", " ")
    assert f'href="{other.get_absolute_url()}?on=30.6.2015"' in past
    assert f'href="{new.get_absolute_url()}' not in past.split("<main")[1]
    assert "Centret" in client.get(other.get_absolute_url(), {"on": "30.6.2015"}).content.decode().split("<main")[1]
    assert "Centret" not in client.get(other.get_absolute_url()).content.decode()
    assert "Centret" in client.get(new.get_absolute_url()).content.decode()
    before = client.get(centre.get_absolute_url(), {"on": "1.1.1999"}).content.decode()
    assert "fandtes ikke" in before


def test_a_unit_that_has_ended_shows_what_was_below_it_on_its_last_day(client, organisation):
    city, new = organisation["city"], organisation["new"]
    ended = services.create_unit(by=SYSTEM, name="Arbejdsmarkedsforvaltningen", kind="administration", parent=city)
    services.create_unit(by=SYSTEM, name="Kontoret for Job", kind="unit", parent=ended)
    services.end_unit(ended, by=SYSTEM, on=date(2016, 12, 31), successor=new)
    page = client.get(ended.get_absolute_url()).content.decode()
    assert "Kontoret for Job" in page
    assert "Kontoret for Job" in client.get(new.get_absolute_url()).content.decode()


def test_an_unreadable_day_shows_the_unit_of_today(client, organisation):
    assert client.get(organisation["new"].get_absolute_url(), {"on": "32.13.x"}).status_code == 200


def test_an_unknown_unit_is_not_found(client):
    assert client.get(reverse("public:unit-detail", args=[987654])).status_code == 404


def test_english_names_are_shown_in_english(client, organisation):
    with override("en"):
        assert "Employment" in client.get(reverse("public:unit-list")).content.decode()
