"""Who am I, by the API; and the first operator, by the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from roret.commons.organisation.models import Unit
from roret.commons.people.models import User
from roret.foundation import authz
from roret.foundation.authz import roles

BACKEND = "roret.commons.people.adapter.PersonBackend"
ME = "/api/v1/people/me"


def test_a_person_reads_who_she_is(world, client):
    client.force_login(world.bo, backend=BACKEND)
    answer = client.get(ME).json()
    assert (answer["name"], answer["token"]) == ("Bo Damgaard", False)
    assert [(held["role"], held["unit"]) for held in answer["roles"]] == [(roles.CASE_WORKER, world.centre.pk)]


def test_a_machine_reads_who_it_is(world, client):
    answer = client.get(ME, headers={"Authorization": "Bearer secret"}).json()
    assert (answer["name"], answer["token"], answer["email"]) == ("Maskinen", True, "")
    assert answer["roles"] == [
        {"role": roles.CASE_WORKER, "unit": world.centre.pk, "unit_name": "Centret", "begins_on": None, "ends_on": None}
    ]


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic secret"}, {"Authorization": "Bearer"}]
)
def test_a_guest_and_a_forged_token_get_a_problem(world, client, headers):
    answer = client.get(ME, headers=headers)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_there_is_no_other_way_to_persons_in_the_api(world, client):
    client.force_login(world.operator_in_session, backend=BACKEND)
    for address in ("/api/v1/people/", f"/api/v1/people/{world.ane.pk}"):
        assert client.get(address).status_code == 404


def test_the_first_operator_gets_a_link_and_no_password(world):
    out = StringIO()
    call_command("create_operator", "drift@kommune.example", name="Drift", unit="br", stdout=out)
    person = User.objects.get(email="drift@kommune.example")
    assert person.standing.holds(roles.OPERATOR, [world.centre.pk])
    assert not authz.allowed(person, "people.grant_power")
    assert "/konto/password/reset/key/" in out.getvalue()


@pytest.mark.django_db
def test_an_empty_platform_begins_with_the_municipality_and_its_operator():
    with pytest.raises(CommandError, match="--municipality"):
        call_command("create_operator", "drift@kommune.example", stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("create_operator", "ingen adresse", municipality="Ny Kommune", stdout=StringIO())
    assert not Unit.objects.exists(), "all or nothing"
    call_command("create_operator", "drift@kommune.example", municipality="Ny Kommune", stdout=StringIO())
    top = Unit.objects.get()
    assert (top.name, top.kind) == ("Ny Kommune", "municipality")
    assert User.objects.get(email="drift@kommune.example").standing.holds(roles.OPERATOR, [top.pk])
    with pytest.raises(CommandError):
        call_command("create_operator", "to@kommune.example", municipality="En til", stdout=StringIO())


def test_a_person_who_is_there_already_becomes_an_operator_and_keeps_her_password(world):
    out = StringIO()
    call_command("create_operator", "BO@demo.roret.example", stdout=out)
    assert world.fresh("bo").standing.holds(roles.OPERATOR)
    assert "password" not in out.getvalue()


@pytest.mark.parametrize(
    ("email", "unit"),
    [("not an address", ""), ("ny@kommune.example", "NOWHERE"), ("operator@demo.roret.example", "BR")],
)
def test_what_cannot_be_is_said_and_nothing_is_left_behind(world, email, unit):
    before = User.objects.count()
    with pytest.raises(CommandError):
        call_command("create_operator", email, unit=unit, stdout=StringIO())
    assert User.objects.count() == before
