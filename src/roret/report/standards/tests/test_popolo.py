import json
from datetime import timedelta
from urllib.parse import quote

import pytest

from roret.commons.bodies import services as bodies
from roret.commons.bodies.models import Membership
from roret.commons.organisation.models import Unit
from roret.decide.matters.services import put_to_meeting, sign_matter
from roret.decide.matters.tests.factories import ready
from roret.decide.minutes.services import MotionRow, Written, conclude_entry, publish_minutes, save_entry
from roret.decide.minutes.tests.factories import approved, begun, during, entry, held
from roret.foundation import authz, clock
from roret.report.standards.tests.filled import closed_things, fill
from roret.report.standards.tests.published import POPOLO

pytestmark = pytest.mark.django_db
ENTRY = "/api/v1/popolo/"
LISTS = {
    "Organization": "organizations",
    "Post": "posts",
    "Membership": "memberships",
    "Person": "people",
    "Area": "areas",
    "Event": "events",
    "Motion": "motions",
    "VoteEvent": "vote-events",
}


def listed(client, name, query=""):
    response = client.get(f"{ENTRY}{LISTS[name]}{query}")
    assert response.status_code == 200
    return response.json()["result"]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_object_is_as_the_standard_states_in_the_list_and_alone(client, world, name):
    fill(world)
    found = listed(client, name)
    assert found, "the world holds one of each"
    for thing in found:
        assert POPOLO.problems(name, thing) == []
        assert client.get(f"{ENTRY}{LISTS[name]}/{thing['id']}").json() == thing


def test_the_entry_names_every_list(client, world):
    told = client.get(ENTRY).json()
    assert [one["name"] for one in told] == list(LISTS.values())
    assert {client.get(one["url"].replace("http://testserver", "")).status_code for one in told} == {200}


def test_every_key_is_that_of_an_object_in_its_list(client, world):
    fill(world)
    keys = {name: {thing["id"] for thing in listed(client, name)} for name in LISTS}
    lead = {
        "organization_id": "Organization", "parent_id": "Organization", "successor_id": "Organization", "area_id": "Area",
        "person_id": "Person", "post_id": "Post", "motion_id": "Motion", "event_id": "Event",
    }  # fmt: skip
    for name in LISTS:
        for thing in listed(client, name):
            for field, target in lead.items():
                assert field not in thing or thing[field] in keys[target], (name, field, thing)


def test_a_reorganisation_is_read_from_the_days_and_the_successor(client, world):
    fill(world)
    told = {thing["name"]: thing for thing in listed(client, "Organization")}
    old, new = told["Den gamle forvaltning"], told["Den nye forvaltning"]
    assert old["dissolution_date"] == str(clock.today() - timedelta(days=1))
    assert new["founding_date"] == str(clock.today())
    assert old["successor_id"] == new["id"]


def test_a_membership_tells_post_body_party_and_days(client, world):
    fill(world)
    member = Membership.objects.filter(name="Anna 1").get()
    bodies.end_membership(member, by=authz.SYSTEM, on=clock.today())
    [told] = [thing for thing in listed(client, "Membership") if thing["id"] == str(member.pk)]
    assert told["on_behalf_of"] == {"name": "Listen"}
    assert (told["organization_id"], told["post_id"]) == (str(world.committee.pk), str(member.post_id))
    assert (told["start_date"], told["end_date"]) == ("2026-01-01", str(clock.today()))
    [line] = [thing for thing in listed(client, "Person") if thing["name"] == "Bent"]
    assert line["memberships"][0]["role"] == "Stedfortræder"


def test_a_motion_tells_what_each_meeting_decided(client, world):
    fill(world)
    told = listed(client, "Motion")
    assert [thing["result"] for thing in told] == ["Drøftet", "Godkendt"]
    assert {one["id"] for thing in told for one in thing["vote_events"]} == {
        thing["id"] for thing in listed(client, "VoteEvent")
    }


def test_the_votes_are_added_up_by_party_once_the_minutes_are_out_and_name_nobody(client, world):
    with clock.at(clock.now() - timedelta(days=10)):
        matter = sign_matter(ready(world), by=authz.SYSTEM)
    found = held(world.committee, put=lambda meeting: put_to_meeting(matter, by=authz.SYSTEM, meeting=meeting))
    with during(found):
        minutes = begun(found)
        votes = {"for": "Rød, Carl", "against": "Dorte", "abstained": "Erik"}
        rows = [MotionRow(f"r{number}", "", "adopted", "voted", votes) for number in (1, 2)]
        conclude_entry(save_entry(entry(minutes), by=authz.SYSTEM, written=Written(motions=rows)), by=authz.SYSTEM)
    approved(minutes)
    assert all("counts" not in one for one in listed(client, "VoteEvent"))
    publish_minutes(minutes, by=authz.SYSTEM)
    told = listed(client, "VoteEvent")
    assert POPOLO.problems("VoteEvent", told[0]) == []
    assert told[0]["counts"] == [
        {"option": "yes", "value": 2, "group": {"name": "Rød"}},
        {"option": "yes", "value": 1, "group": {"name": "Grøn"}},
        {"option": "no", "value": 1, "group": {"name": "Blå"}},
        {"option": "abstain", "value": 1},
    ]
    assert not any(name in json.dumps(told) for name in ("Carl", "Dorte", "Erik"))


def test_what_is_closed_or_not_out_is_told_nowhere(client, world):
    fill(world)
    closed_things(world)
    plain = [listed(client, name) for name in LISTS]
    assert "HEMMELIG" not in json.dumps(plain, ensure_ascii=False)
    client.force_login(world.bo)
    assert [listed(client, name) for name in LISTS] == plain


def test_only_what_has_changed_since_is_told_when_that_is_asked(client, world):
    fill(world)
    with clock.at(clock.now() + timedelta(days=3)):
        since = quote(clock.now().isoformat())
        bodies.update_body(world.council, by=authz.SYSTEM, tasks="Rådgiver.")
    assert [thing["name"] for thing in listed(client, "Organization", f"?updated_since={since}")] == ["Rådet"]
    assert listed(client, "Event", f"?updated_since={since}") == []


def test_a_long_list_comes_in_pages_and_nothing_twice(client, world):
    fill(world)
    address, seen = f"{ENTRY}organizations?limit=3", []
    while address:
        page = client.get(address.replace("http://testserver", "")).json()
        seen += [thing["id"] for thing in page["result"]]
        address = page["next_url"]
    assert len(seen) == len(set(seen)) == page["total"] == Unit.objects.count()


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_asks_the_database_as_often_for_many_as_for_one(client, world, django_assert_max_num_queries, name):
    fill(world, seats=12, held=5)
    with django_assert_max_num_queries(10):
        assert listed(client, name)
