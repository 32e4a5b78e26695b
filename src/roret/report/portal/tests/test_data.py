"""Feeds and open data: valid, stable, and only what everybody may see."""

import csv
import io
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core.cache import cache
from django.urls import reverse
from icalendar import Calendar

from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.enums import LinkKind, Visibility
from roret.commons.records.models import Record
from roret.commons.records.services import link_records, reach_milestone
from roret.commons.records.tests.factories import record
from roret.foundation import authz, clock
from roret.listen.contributions.tests.factories import draft, open_consultation

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _counted_from_nothing(db):
    cache.clear()


def test_the_feed_is_valid_atom_of_public_news_only(client, world):
    made, hidden = open_consultation(world.centre, title="Sti & <b>vej</b>\x0c"), draft(world.centre)
    for code in ("one", "two"):
        reach_milestone(made, code=code, sentence=f"Der skete {code} & <i>mere</i>")
    reach_milestone(hidden, code="one", sentence="hemmeligt")

    response = client.get(reverse("public:feed"))
    root = ET.fromstring(response.content)
    entries = root.findall(f"{ATOM}entry")

    assert response["Content-Type"].startswith("application/atom+xml")
    assert root.find(f"{ATOM}updated") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert {f"urn:roret:{made.number}:{code}" for code in ("one", "two")} <= set(ids)
    assert len(set(ids)) == len(ids)
    assert all(made.get_absolute_url() in entry.find(f"{ATOM}link").get("href") for entry in entries)
    assert "hemmeligt" not in response.content.decode()
    assert any("& <i>mere</i>" in entry.findtext(f"{ATOM}title") for entry in entries)


def events_of(client):
    response = client.get(reverse("public:calendar"))
    assert response["Content-Type"].startswith("text/calendar")
    return {str(event["uid"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def test_the_calendar_has_deadlines_and_meetings_that_keep_their_identity(client, world):
    made = open_consultation(world.centre, title="Sti; vej, æøå\nBEGIN:VEVENT")
    held = meeting(world.committee)
    hidden = draft(world.centre)
    timeless = record(world.centre, kind="consultation")

    first = events_of(client)
    [deadline] = [event for uid, event in first.items() if uid.startswith(made.number)]
    [sitting] = [event for uid, event in first.items() if uid.startswith(held.number)]
    assert deadline["dtstart"].dt == clock.today() + timedelta(days=40)
    assert "æøå" in deadline["summary"]
    assert sitting["dtstart"].dt == held.begins_at
    assert "TZID" not in sitting["dtstart"].params
    assert len(first) == 2
    assert not any(uid.startswith((hidden.number, timeless.number)) for uid in first)

    Record.objects.filter(pk=made.pk).update(title="Nyt navn", version=9)
    second = events_of(client)
    assert second.keys() == first.keys()
    assert second[str(deadline["uid"])]["sequence"] > deadline["sequence"]


def get_data(client, kind, form):
    return client.get(reverse("public:open-data-file", args=[kind, form]))


@pytest.fixture
def some(world):
    shown = record(world.centre, "=Åben; 'data'", kind="indicator")
    record(world.centre, "kladde", kind="indicator", published=False)
    record(world.centre, "intern", kind="indicator", visibility=Visibility.INTERNAL)
    other = record(world.tech, "en anden slags", kind="target")
    link_records(other, shown, kind=LinkKind.MEASURES, by=authz.SYSTEM)
    return shown, other


@pytest.mark.parametrize("key", ["", "cia", "operator_in_session"])
def test_csv_and_json_hold_the_same_public_records_whoever_asks(client, world, some, key):
    if key:
        client.force_login(world.personas[key])
    file = get_data(client, "indicator", "csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file), delimiter=";"))
    data = get_data(client, "indicator", "json").json()

    assert [row["number"] for row in rows] == [some[0].number]
    assert [row["number"] for row in data["rows"]] == [some[0].number]
    assert data["rows"][0]["title"] == "=Åben; 'data'"
    assert rows[0]["title"].startswith("'=")
    assert list(rows[0]) == data["columns"]


def test_links_are_given_when_both_ends_are_public(client, world, some):
    shown, other = some
    hidden = record(world.centre, "skjult", published=False)
    link_records(shown, hidden, kind=LinkKind.REPORTS, by=authz.SYSTEM)
    rows = get_data(client, "links", "json").json()["rows"]
    assert [(row["earlier"], row["kind"], row["later"]) for row in rows] == [(other.number, "measures", shown.number)]


@pytest.mark.parametrize(("kind", "form"), [("indicator", "xml"), ("person", "csv"), ("..", "json")])
def test_what_is_not_offered_is_not_found(client, world, kind, form):
    assert get_data(client, kind, form).status_code == 404


def test_who_fetches_too_often_is_told_to_wait(client, world):
    answers = [get_data(client, "indicator", "json").status_code for _time in range(61)]
    assert answers == [200] * 60 + [429]


def test_the_page_offers_every_kind_in_both_forms(client, world):
    page = client.get(reverse("public:open-data")).content.decode()
    for form in ("csv", "json"):
        for kind in ("consultation", "indicator", "links"):
            assert reverse("public:open-data-file", args=[kind, form]) in page
