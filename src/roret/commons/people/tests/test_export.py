"""Persons and roles as a file."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.organisation import services as organisation
from roret.commons.people import services
from roret.commons.people.models import RoleGrant, User
from roret.commons.people.staff.imports import ROLES_READ
from roret.engines.figures.csv_dialect import read_table
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.journal.models import Event
from roret.foundation.testing.screens import person_with, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def sof():
    return organisation.create_unit(by=SYSTEM, name="Socialforvaltningen", abbreviation="SOF", kind="administration")


@pytest.fixture
def anne(sof):
    person = services.create_person(
        by=SYSTEM, email="anne@x.example", name="=Anne Ærø", language="en", password="et langt kodeord"
    )
    services.grant_role(person, by=SYSTEM, role="case_worker", unit=sof, ends_on=clock.today().replace(year=2099))
    services.grant_role(person, by=SYSTEM, role="editor", unit=sof)
    return person


@pytest.fixture
def desk(client, anne):
    client.force_login(person_with("operator"))
    return client


def fetch(client, dialect="csv", query=""):
    return client.post(reverse("staff:person-export", args=[dialect]) + query)


def rows(response, dialect="csv"):
    return [row.cells for row in read_table(response.content, f"ud.{dialect}").rows]


@pytest.mark.parametrize("dialect", ["csv", "xlsx"])
def test_what_is_exported_can_be_imported_again_and_changes_nothing(desk, dialect):
    content = fetch(desk, dialect).content
    page = upload(desk, ROLES_READ, content, name=f"ud.{dialect}")
    assert [str(one) for one in page.context["plan"].problems] == []
    assert page.context["plan"].counts == {"new": 0, "changed": 0, "same": RoleGrant.objects.count()}


@pytest.mark.parametrize("dialect", ["csv", "xlsx"])
def test_an_empty_register_gets_the_same_persons_and_roles_from_it(desk, anne, dialect):
    content = fetch(desk, dialect, "?q=anne").content
    anne.delete()
    page = upload(desk, ROLES_READ, content, name=f"ud.{dialect}")
    desk.post(page.request["PATH_INFO"], {"confirm": "1"})
    again = User.objects.get(email="anne@x.example")
    assert (again.name, again.language) == ("=Anne Ærø", "en")
    assert sorted((one.role, one.unit.abbreviation, one.ends_on and one.ends_on.year) for one in again.grants.all()) == [
        ("case_worker", "SOF", 2099), ("editor", "SOF", None)]  # fmt: skip


def test_it_holds_nothing_to_sign_in_with(desk, anne):
    response = fetch(desk)
    assert set(rows(response)[0]) == {"e-mail", "navn", "rolle", "i enhed eller råd", "fra", "til", "sprog"}
    assert anne.password not in response.content.decode()


def test_it_holds_what_the_list_shows(desk):
    assert {row["e-mail"] for row in rows(fetch(desk, query="?q=anne"))} == {"anne@x.example"}
    assert {row["rolle"] for row in rows(fetch(desk, query="?q=anne"))} == {"Sagsbehandler", "Redaktør"}


def test_a_role_that_is_over_and_a_person_who_has_been_erased_are_left_out(desk, anne):
    services.end_role(anne.grants.get(role="editor"), by=SYSTEM)
    assert [row["rolle"] for row in rows(fetch(desk, query="?q=anne"))] == ["Sagsbehandler"]
    services.end_role(anne.grants.get(role="case_worker"), by=SYSTEM)
    services.erase_person(anne, by=SYSTEM)
    assert "Sagsbehandler" not in fetch(desk).content.decode()


def test_the_journal_remembers_who_fetched_how_many(desk):
    fetch(desk, query="?q=anne")
    event = Event.objects.get(type="people.roles_exported")
    assert (event.data["roles"], event.data["persons"]) == (2, 1)
    assert "anne" not in str(event.data)


def test_a_leader_fetches_only_those_who_hold_a_role_where_she_works(client, anne, sof):
    other = organisation.create_unit(by=SYSTEM, name="Sundhedsforvaltningen", abbreviation="SUF", kind="administration")
    client.force_login(person_with("unit_leader", other))
    assert "anne@x.example" not in fetch(client).content.decode()
    client.force_login(person_with("unit_leader", sof))
    assert "anne@x.example" in fetch(client).content.decode()


@pytest.mark.parametrize("role", ["case_worker", "member", "secretary"])
def test_others_may_not(client, sof, role):
    person = person_with(role, sof)
    client.force_login(person)
    assert fetch(client).status_code == 403
    assert "export" not in client.get(reverse("staff:person-list")).content.decode().casefold()
    with pytest.raises(PermissionDenied):
        services.export_roles(User.objects.all(), by=person)
    assert not Event.objects.filter(type="people.roles_exported").exists()


def test_looking_is_no_fetching(desk):
    assert desk.get(reverse("staff:person-export", args=["csv"])).status_code == 405
    assert fetch(desk, "pdf").status_code == 404
