import json
from datetime import timedelta
from urllib.parse import quote, urlsplit

import pytest

from roret.commons.areas import services as areas
from roret.commons.areas.models import Area, Division
from roret.commons.bodies import services as bodies
from roret.commons.bodies.models import Membership
from roret.foundation import authz, clock
from roret.report.standards.tests.filled import closed_things, fill
from roret.report.standards.tests.published import OPARL

pytestmark = pytest.mark.django_db
ENTRY = "/api/v1/oparl/"
LISTS = {
    "Body": "bodies",
    "Organization": "organizations",
    "Person": "people",
    "Membership": "memberships",
    "Meeting": "meetings",
    "AgendaItem": "agenda-items",
    "Paper": "papers",
    "Consultation": "consultations",
    "File": "files",
    "LegislativeTerm": "terms",
    "Location": "locations",
}


def read(client, address):
    parts = urlsplit(address)
    response = client.get(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    assert response.status_code == 200, address
    return response.json()


def listed(client, name, query=""):
    return read(client, f"{ENTRY}{LISTS[name]}{query}")["data"]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_object_is_as_the_standard_states_in_the_list_and_alone(client, world, name):
    fill(world)
    found = listed(client, name)
    assert found, "the world holds one of each"
    for thing in found:
        assert OPARL.problems(name, thing) == []
        assert read(client, thing["id"]) == thing


def test_the_entry_leads_to_the_municipality_and_that_to_every_list(client, world):
    fill(world)
    system = read(client, ENTRY)
    assert OPARL.problems("System", system) == []
    [body] = read(client, system["body"])["data"]
    stated = {field: kind for field, kind, many, _address in OPARL.addresses("Body", body) if many}
    assert {field.removeprefix("Body.") for field in stated} == {
        "organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "membership", "locationList",
        "legislativeTermList",
    }  # fmt: skip


def test_every_address_leads_to_what_the_standard_says_it_does(client, world):
    fill(world)
    seen = {}
    for name in LISTS:
        for thing in listed(client, name):
            for field, wanted, many, address in OPARL.addresses(name, thing):
                if address in seen:
                    continue
                seen[address] = field
                found = read(client, address)
                things = found["data"] if many else [found]
                assert {one["type"].rsplit("/", 1)[1] for one in things} <= {wanted}, (field, address)
    assert len(seen) > 20


def test_what_is_closed_or_not_out_is_told_nowhere(client, world):
    fill(world)
    closed_things(world)
    told = json.dumps([listed(client, name) for name in LISTS], ensure_ascii=False)
    assert "HEMMELIG" not in told
    assert "Et åbent punkt" in told


def test_staff_and_members_are_told_no_more_than_everybody(client, world):
    fill(world)
    closed_things(world)
    plain = [listed(client, name) for name in LISTS]
    client.force_login(world.bo)
    assert [listed(client, name) for name in LISTS] == plain


def test_of_a_person_nothing_is_told_but_name_and_seats(client, world):
    fill(world)
    member = Membership.objects.first()
    Membership.objects.filter(pk=member.pk).update(user=world.ane)
    told = [thing for thing in listed(client, "Person") if thing["name"] == member.name]
    assert {*told[0]} <= {"id", "type", "body", "name", "membership", "created", "modified"}
    assert world.ane.email not in json.dumps(listed(client, "Person"))


def test_two_seats_of_one_account_are_one_person_and_two_of_one_name_are_two(client, world):
    fill(world)
    for label, user in (("Medlem", world.ane), ("Observatør", None)):
        post = bodies.create_post(world.council, by=authz.SYSTEM, label=label, seats=3, source="council")
        bodies.appoint_member(post, by=authz.SYSTEM, name="Anna 0", user=user)
    Membership.objects.filter(post__body=world.committee, name="Anna 0").update(user=world.ane)
    people = [thing for thing in listed(client, "Person") if thing["name"] == "Anna 0"]
    assert sorted(len(thing["membership"]) for thing in people) == [1, 2]


def test_who_is_only_recommended_is_not_told(client, world):
    post = bodies.create_post(
        world.council, by=authz.SYSTEM, label="Medlem", seats=3, source="assembly", appointed_by=world.committee
    )
    bodies.recommend_member(post, by=authz.SYSTEM, on=clock.today(), name="Vibeke Venter")
    assert listed(client, "Person") == listed(client, "Membership") == []


def test_a_membership_that_ended_tells_its_last_day(client, world):
    fill(world)
    member = Membership.objects.filter(name="Anna 1").get()
    bodies.end_membership(member, by=authz.SYSTEM, on=clock.today())
    told = {thing["id"].rsplit("/", 1)[1]: thing for thing in listed(client, "Membership")}
    assert told[str(member.pk)]["endDate"] == str(clock.today())
    assert "endDate" not in told[str(Membership.objects.filter(name="Anna 0").get().pk)]


def test_only_what_has_changed_since_is_told_when_that_is_asked(client, world):
    fill(world)
    member = Membership.objects.first()
    with clock.at(clock.now() + timedelta(days=3)):
        since = clock.now()
        bodies.update_membership(member, by=authz.SYSTEM, role="Formand")
    query = f"?modified_since={quote(since.isoformat())}"
    assert [thing["role"] for thing in listed(client, "Membership", query)] == ["Formand"]
    assert [thing["name"] for thing in listed(client, "Person", query)] == [member.name]
    assert listed(client, "Meeting", query) == []
    assert listed(client, "Membership", f"?created_since={quote(since.isoformat())}") == []


def test_a_deleted_area_leaves_a_tombstone(client, world):
    area = areas.create_area(
        by=authz.SYSTEM, division=areas.create_division(by=authz.SYSTEM, name="Bydele"), name="Fejl"
    )
    since, key = clock.now() - timedelta(minutes=1), area.pk
    areas.delete_area(area, by=authz.SYSTEM)
    alone = read(client, f"{ENTRY}locations/{key}")
    assert alone["deleted"] is True
    assert OPARL.problems("Location", alone) == []
    assert "description" not in alone
    assert listed(client, "Location", f"?modified_since={quote(since.isoformat())}") == [alone]
    assert listed(client, "Location") == []
    assert client.get(f"{ENTRY}locations/{key + 1}").status_code == 404


def test_a_long_list_comes_in_pages_and_nothing_twice(client, world):
    fill(world)
    address, seen = f"{ENTRY}organizations?limit=3", []
    while address:
        page = read(client, address)
        assert len(page["data"]) <= 3
        seen += [thing["id"] for thing in page["data"]]
        address = page["links"].get("next")
    assert len(seen) == len(set(seen)) == page["pagination"]["totalElements"]
    assert {thing["id"] for thing in listed(client, "Organization")} == set(seen)


def test_the_meetings_of_an_organization_are_those_of_no_other(client, world):
    first = fill(world)
    [mine] = listed(client, "Meeting", f"?organization={world.committee.pk}")
    assert mine["id"].endswith(str(first.pk))
    assert listed(client, "Meeting", f"?organization={world.council.pk}") == []


def test_what_has_not_changed_is_not_sent_again_and_any_site_may_read_it(client, world):
    fill(world)
    first = client.get(f"{ENTRY}meetings")
    assert first["Access-Control-Allow-Origin"] == "*"
    again = client.get(f"{ENTRY}meetings", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_whoever_asks_too_often_waits(client, world, settings):
    settings.RORET_API_PER_MINUTE = 2
    settings.RORET_PAGE_CACHE_SECONDS = 0
    assert [client.get(f"{ENTRY}people").status_code for _time in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(("query", "status"), [("modified_since=i+går", 422), ("limit=x", 422), ("limit=0", 200)])
def test_odd_questions_are_answered(client, world, query, status):
    assert client.get(f"{ENTRY}people?{query}").status_code == status


@pytest.mark.parametrize("path", ["people/99999999", "terms/2000-01-01_", "meetings/99999999/location", "bodies/2"])
def test_what_is_not_there_is_a_problem(client, world, path):
    assert client.get(ENTRY + path).status_code == 404


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_asks_the_database_as_often_for_many_as_for_one(client, world, django_assert_max_num_queries, name):
    fill(world, seats=12, held=5)
    Area.objects.bulk_create(Area(division=Division.objects.get(), name=f"Kvarter {number}") for number in range(30))
    with django_assert_max_num_queries(12):
        assert listed(client, name)
