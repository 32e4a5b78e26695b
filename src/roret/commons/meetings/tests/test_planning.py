"""Planning, moving and cancelling; the calendar file; the pages."""

from datetime import timedelta

import icalendar
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.commons.meetings import services
from roret.commons.meetings.models import Meeting
from roret.commons.meetings.public.feeds import calendar_of
from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.models import Milestone
from roret.foundation import clock
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible
from roret.foundation.modules import waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(world):
    return world.committee_secretary


def test_a_meeting_is_called_by_its_body_and_day_in_both_languages(world, secretary):
    moment = clock.start_of_day(clock.today().replace(2027, 3, 1)) + timedelta(hours=14)
    made = services.create_meeting(by=secretary, body=world.committee, begins_at=moment)

    assert (made.title, made.title_en) == ("Udvalget, 1. marts 2027", "Udvalget, 1 March 2027")
    assert made.is_published


def test_a_meeting_that_ends_before_it_begins_is_refused(world, secretary):
    with pytest.raises(DomainError) as refused:
        services.create_meeting(
            by=secretary, body=world.committee, begins_at=clock.now(), ends_at=clock.now() - timedelta(hours=1)
        )
    assert refused.value.field == "ends_at"
    assert not Meeting.objects.exists()


def test_nobody_is_called_to_a_day_that_has_passed(world, secretary):
    yesterday = clock.now() - timedelta(days=1)
    with pytest.raises(DomainError) as refused:
        services.create_meeting(by=secretary, body=world.committee, begins_at=yesterday)
    assert refused.value.field == "begins_at"

    found = meeting(world.committee)
    with pytest.raises(DomainError):
        services.update_meeting(found, by=secretary, begins_at=yesterday)


def test_a_meeting_that_has_been_held_is_registered_afterwards_and_its_time_corrected(world, secretary):
    day = clock.now() - timedelta(days=400)
    made = services.create_meeting(by=secretary, body=world.committee, begins_at=day, held=True)
    moved = services.update_meeting(made, by=secretary, begins_at=day + timedelta(hours=1))

    assert moved.state == "held"


def test_moving_an_announced_meeting_renames_it_and_is_told_once(world, secretary):
    found = meeting(world.committee)
    later = found.begins_at + timedelta(days=7)
    moved = services.update_meeting(found, by=secretary, begins_at=later, version=found.version)

    assert moved.title != found.title
    assert Milestone.objects.filter(record=found, code__startswith="moved").count() == 1


def test_a_title_sent_again_as_it_was_follows_the_day(world, secretary):
    found = meeting(world.committee)
    moved = services.update_meeting(
        found, by=secretary, title=found.title, begins_at=found.begins_at + timedelta(days=7)
    )

    assert moved.title != found.title


def test_a_title_of_ones_own_survives_the_move(world, secretary):
    found = meeting(world.committee, title="Ekstraordinært møde")
    moved = services.update_meeting(found, by=secretary, begins_at=found.begins_at + timedelta(days=7))

    assert moved.title == "Ekstraordinært møde"


def test_the_second_of_two_editors_is_told(world, secretary):
    found = meeting(world.committee)
    services.update_meeting(found, by=secretary, place="Sal A", version=found.version)

    with pytest.raises(ChangedMeanwhile):
        services.update_meeting(found, by=secretary, place="Sal B", version=found.version)
    assert Meeting.objects.get(pk=found.pk).place == "Sal A"


def test_a_cancelled_meeting_stays_in_the_calendar_and_changes_no_more(world, secretary):
    found = services.cancel_meeting(meeting(world.committee), by=secretary, reason="For få sager")

    assert found.state == "cancelled"
    with pytest.raises(NotPossible):
        services.update_meeting(found, by=secretary, place="Sal A")
    with pytest.raises(NotPossible):
        services.cancel_meeting(found, by=secretary, reason="igen")


def test_a_meeting_that_has_begun_is_not_cancelled(world, secretary):
    found = meeting(world.committee)
    with clock.at(found.begins_at + timedelta(minutes=5)), pytest.raises(NotPossible):
        services.cancel_meeting(found, by=secretary, reason="For sent")


def test_only_a_bodys_own_secretary_plans_for_it(world, bo):
    for person in (bo, world.secretary, world.member, world.guest):
        with pytest.raises(PermissionDenied):
            services.create_meeting(by=person, body=world.committee, begins_at=clock.now())


def test_the_calendar_keeps_the_uid_and_counts_changes_and_names_the_time_zone(world, secretary):
    found = meeting(world.committee)
    first = next(iter(calendar_of([found], name="Udvalget").events))
    services.update_meeting(found, by=secretary, place="Sal A")
    services.cancel_meeting(found, by=secretary, reason="For få sager")
    book = icalendar.Calendar.from_ical(calendar_of(Meeting.objects.filter(pk=found.pk), name="Udvalget").to_ical())
    second = book.events[0]

    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert (first["STATUS"], second["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert second["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert second["DTSTART"].dt == found.begins_at
    assert [zone["TZID"] for zone in book.timezones] == ["Europe/Copenhagen"]


def test_the_feed_holds_only_what_everybody_may_see(client, world):
    shown = meeting(world.committee)
    meeting(world.committee, days=11, announce=False)
    meeting(world.council, days=12)

    response = client.get(reverse("public:body-calendar", args=[world.committee.pk]))

    assert response["Content-Type"].startswith("text/calendar")
    assert [event["UID"].split("@")[0] for event in icalendar.Calendar.from_ical(response.content).events] == [
        f"meeting-{shown.number}"
    ]


def test_the_meeting_page_names_closed_items_by_number_only(client, world, secretary):
    found = meeting(world.committee)
    services.put_on_agenda(found, by=secretary, title="Orientering")
    services.put_on_agenda(found, by=secretary, title="Hemmeligt køb", closed=True)
    services.publish_agenda(found, by=secretary)

    page = client.get(found.get_absolute_url()).content.decode()

    assert "Orientering" in page
    assert "Lukket punkt" in page
    assert "Hemmeligt" not in page


def test_an_unannounced_meeting_does_not_exist_for_others(client, world):
    found = meeting(world.committee, announce=False)
    assert client.get(found.get_absolute_url()).status_code == 404


def test_a_wild_title_is_shown_as_text(client, world, secretary):
    found = meeting(world.committee, title="<script>alert(1)</script>")
    page = client.get(found.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("name", ["public:meeting-list", "public:body-meetings", "staff:meeting-list"])
def test_lists_take_the_same_queries_for_one_and_for_many(client, world, secretary, name):
    client.force_login(secretary)
    url = reverse(name, args=[world.committee.pk] if name == "public:body-meetings" else [])
    counts = []
    for many in (1, 12):
        for day in range(many):
            meeting(world.committee, days=many + day)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15


def test_the_secretary_plans_orders_and_publishes_by_the_pages_alone(client, world, secretary):
    client.force_login(secretary)
    form = {"body": world.committee.pk, "begins_at": "31.12.2027 14.00", "place": "Rådhuset", "announce": "on"}
    assert client.post(reverse("staff:meeting-create"), form).status_code == 302
    found = Meeting.objects.get()
    for title in ("Orientering", "Budget"):
        client.post(reverse("staff:agenda-add", args=[found.pk]), {"title": title})
    second = found.items.get(title="Budget")
    found.refresh_from_db()
    client.post(reverse("staff:agenda-order", args=[found.pk]), {"move": f"up:{second.pk}", "version": found.version})
    client.post(reverse("staff:agenda-publish", args=[found.pk]))

    found.refresh_from_db()
    assert list(found.items.order_by("number").values_list("title", flat=True)) == ["Budget", "Orientering"]
    assert found.agenda_published_at
    assert client.get(reverse("staff:meeting-detail", args=[found.pk])).status_code == 200


def test_a_broken_date_is_pointed_out_and_nothing_is_lost(client, world, secretary):
    client.force_login(secretary)
    response = client.post(
        reverse("staff:meeting-create"), {"body": world.committee.pk, "begins_at": "i morgen", "place": "Sal A"}
    )

    assert response.status_code == 200
    assert 'value="Sal A"' in response.content.decode()
    assert not Meeting.objects.exists()


def test_a_stranger_has_no_staff_page(client, world, ane, dan):
    found = meeting(world.committee)
    for person, status in ((ane, 403), (dan, 403)):
        client.force_login(person)
        assert client.get(reverse("staff:meeting-detail", args=[found.pk])).status_code == status


def test_the_secretary_is_reminded_of_the_agenda(world, secretary, bo):
    meeting(world.committee, days=3)
    waiting = waiting_for(secretary, of="meetings")

    assert [(item.kind, item.overdue) for item in waiting] == [("agenda", True)]
    assert waiting_for(bo, of="meetings") == []


def test_the_api_tells_the_agenda_without_what_is_closed(client, world, secretary):
    found = meeting(world.committee)
    services.put_on_agenda(found, by=secretary, title="Orientering")
    services.put_on_agenda(found, by=secretary, title="Hemmeligt køb", closed=True)
    services.publish_agenda(found, by=secretary)

    data = client.get(f"/api/v1/meetings/{found.number}").json()

    assert [(item["number"], item["public"], item["name"]) for item in data["agendaItem"]] == [
        (1, True, "Orientering"),
        (2, False, None),
    ]
    assert client.get("/api/v1/meetings/").json()[0]["id"] == found.number
