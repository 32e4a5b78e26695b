import json
from datetime import date

import pytest
from django.urls import reverse

from roret.commons.bodies import services
from roret.commons.bodies.enums import SeatSource
from roret.foundation.authz import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    made = services.create_body(
        by=SYSTEM,
        name="Nørrebro Lokaludvalg",
        kind="council",
        rights="- Skal høres",
        limits="Må ikke behandle personsager",
        term_begins=date(2018, 1, 1),
        term_ends=date(2021, 12, 31),
    )
    council = services.create_post(
        made, by=SYSTEM, label="Politisk", seats=7, source=SeatSource.COUNCIL, filled_by="Borgerrepræsentationen"
    )
    services.create_post(
        made, by=SYSTEM, label="Valgt", seats=16, source=SeatSource.ASSEMBLY, filled_by="Repræsentantskabet"
    )
    member = services.appoint_member(
        council, by=SYSTEM, name="Fatma Lund", on_behalf_of="Beboerforeningen", role="Formand"
    )
    services.appoint_member(council, by=SYSTEM, name="Gorm", substitute_for=member)
    services.appoint_member(council, by=SYSTEM, name="Tidligere Medlem", ends_on=date(2018, 1, 1))
    return made


def test_a_body_shows_its_composition_members_rights_and_limits(client, body, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        page = client.get(body.get_absolute_url()).content.decode()
    for text in (
        "Borgerrepræsentationen",
        "Repræsentantskabet",
        "23",
        "Fatma Lund",
        "Beboerforeningen",
        "1. Gorm",
        "Skal høres",
        "personsager",
    ):
        assert text in page
    assert "16 pladser står tomme" in page
    assert "Tidligere Medlem" not in page


def test_what_nobody_has_told_is_said_to_be_unknown(client):
    made = services.create_body(by=SYSTEM, name="Handicaprådet", kind="council", composition_known=False)
    page = client.get(made.get_absolute_url()).content.decode()
    assert page.count("ukendt i kilden") >= 3


def test_where_nobody_has_been_entered_no_seat_is_said_to_be_empty(client):
    made = services.create_body(by=SYSTEM, name="Integrationsrådet", kind="council")
    services.create_post(made, by=SYSTEM, label="Direkte valgte", seats=20, source=SeatSource.ELECTION)
    page = client.get(made.get_absolute_url()).content.decode()
    assert ">20<" in page
    assert "står tomme" not in page
    listed = client.get(reverse("public:body-list")).content.decode()
    assert "20 pladser; hvem der sidder der, er ikke skrevet ind" in listed


def test_the_list_asks_as_much_for_many_bodies_as_for_one(client, body, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as one:
        page = client.get(reverse("public:body-list")).content.decode()
    assert "1 af 23 pladser er besat" in page
    for number in range(10):
        services.create_body(by=SYSTEM, name=f"Råd {number}", kind="board")
    with django_assert_max_num_queries(len(one)):
        assert client.get(reverse("public:body-list")).status_code == 200


def test_the_units_page_leads_to_the_body(client, body):
    assert body.get_absolute_url() in client.get(reverse("public:unit-detail", args=[body.pk])).content.decode()


def test_machines_read_the_body_in_the_words_of_popolo(client, body):
    listed = client.get("/api/v1/bodies/organizations").json()
    assert [one["name"] for one in listed["items"]] == ["Nørrebro Lokaludvalg"]
    found = client.get(f"/api/v1/bodies/organizations/{body.pk}").json()
    assert [(post["label"], post["seats"], post["vacant"]) for post in found["posts"]] == [
        ("Politisk", 7, 6),
        ("Valgt", 16, 16),
    ]
    members = {one["person"]["name"]: one for one in found["memberships"]}
    assert set(members) == {"Fatma Lund", "Gorm"}
    assert members["Fatma Lund"]["on_behalf_of"] == {"name": "Beboerforeningen"}
    assert members["Gorm"]["substitute_for_id"] == members["Fatma Lund"]["id"]
    assert "user" not in json.dumps(found)
    assert client.get("/api/v1/bodies/organizations/999999").status_code == 404
