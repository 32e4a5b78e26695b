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


def test_an_unknown_unit_is_not_found(client):
    assert client.get(reverse("public:unit-detail", args=[987654])).status_code == 404


def test_english_names_are_shown_in_english(client, organisation):
    with override("en"):
        assert "Employment" in client.get(reverse("public:unit-list")).content.decode()
