"""The agenda: its numbers, its order, its closed items, and two secretaries at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.bodies.models import Body
from roret.commons.meetings import selectors, services
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.models import Milestone, Record
from roret.foundation import authz, clock
from roret.foundation.authz.roles import MEMBER
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.testing.personas import make_person
from roret.listen.contributions.tests.factories import draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(world):
    return meeting(world.committee)


@pytest.fixture
def secretary(world):
    return world.committee_secretary


@pytest.fixture
def politician(world):
    return make_person("politician", role=MEMBER, unit=world.committee)


def lines(found, person):
    return [(row.number, row.item and row.item.title) for row in selectors.agenda_of(found, person)]


def test_items_come_in_the_order_they_are_put_on(held, secretary):
    for title in ("Godkendelse af dagsorden", "Orientering"):
        services.put_on_agenda(held, by=secretary, title=title)

    assert lines(held, secretary) == [(1, "Godkendelse af dagsorden"), (2, "Orientering")]


def test_a_number_that_is_taken_is_refused_and_the_other_item_stays(held, secretary):
    services.put_on_agenda(held, by=secretary, title="Den første", number=3)

    with pytest.raises(DomainError) as refused:
        services.put_on_agenda(held, by=secretary, title="Den anden", number=3)

    assert refused.value.field == "number"
    assert lines(held, secretary) == [(3, "Den første")]


@pytest.mark.parametrize("title", ["", "   "])
def test_an_item_without_a_title_is_refused(held, secretary, title):
    with pytest.raises(DomainError):
        services.put_on_agenda(held, by=secretary, title=title)


def test_nobody_reads_the_agenda_before_it_is_published_but_staff(held, secretary, politician, ane):
    services.put_on_agenda(held, by=secretary, title="Budget")

    assert lines(held, secretary) == [(1, "Budget")]
    assert lines(held, ane) == lines(held, politician) == []


def test_a_closed_item_shows_its_number_only_to_the_public_and_whole_to_members_and_staff(
    held, secretary, politician, ane, dan
):
    services.put_on_agenda(held, by=secretary, title="Orientering")
    services.put_on_agenda(held, by=secretary, title="Køb af ejendom", closed=True)
    held = services.publish_agenda(held, by=secretary)

    whole = [(1, "Orientering"), (2, "Køb af ejendom")]
    assert lines(held, ane) == lines(held, dan) == [(1, "Orientering"), (2, None)]
    assert lines(held, politician) == lines(held, secretary) == whole


def test_a_closed_meeting_shows_numbers_only_to_the_public(world, secretary, politician, ane):
    closed = meeting(world.committee, closed=True)
    services.put_on_agenda(closed, by=secretary, title="Personalesag")
    closed = services.publish_agenda(closed, by=secretary)

    assert lines(closed, ane) == [(1, None)]
    assert lines(closed, politician) == [(1, "Personalesag")]


def test_an_item_whose_record_one_may_not_see_is_not_seen(held, world, secretary, ane):
    hidden = draft(world.centre, visibility="internal")
    with pytest.raises(DomainError) as refused:
        services.put_on_agenda(held, by=secretary, record=hidden)
    assert refused.value.field == "closed"

    item = services.put_on_agenda(held, by=secretary, record=hidden, closed=True)
    AgendaItem.objects.filter(pk=item.pk).update(closed=False)
    held = services.publish_agenda(held, by=secretary)
    assert lines(held, ane) == [(1, None)]


def test_publishing_sends_open_papers_to_everybody_and_closed_ones_to_the_members(
    held, world, secretary, politician, ane
):
    opened, closed = (
        draft(world.centre, body=world.committee),
        draft(world.centre, body=world.committee, title="Lukket"),
    )
    services.put_on_agenda(held, by=secretary, record=opened)
    services.put_on_agenda(held, by=secretary, record=closed, closed=True)
    assert not Record.objects.visible_to(ane).filter(pk__in=[opened.pk, closed.pk]).exists()

    services.publish_agenda(held, by=secretary)

    assert [record.pk for record in Record.objects.visible_to(ane).filter(pk__in=[opened.pk, closed.pk])] == [opened.pk]
    assert Record.objects.visible_to(politician).filter(pk__in=[opened.pk, closed.pk]).count() == 2


def test_what_is_public_already_cannot_go_behind_closed_doors(held, world, secretary):
    opened = draft(world.centre)
    services.put_on_agenda(held, by=secretary, record=opened)
    services.publish_agenda(held, by=secretary)
    opened.refresh_from_db()

    with pytest.raises(DomainError):
        services.put_on_agenda(meeting(world.committee, days=20), by=secretary, record=opened, closed=True)


def test_an_item_added_after_publication_is_on_the_supplementary_agenda_and_its_paper_is_out(
    held, world, secretary, ane
):
    services.put_on_agenda(held, by=secretary, title="Orientering")
    services.publish_agenda(held, by=secretary)
    late = services.put_on_agenda(held, by=secretary, record=draft(world.centre))

    assert late.added_late
    assert Record.objects.visible_to(ane).filter(pk=late.record_id).exists()


def test_a_record_stands_once_on_an_agenda(held, world, secretary):
    paper = draft(world.centre)
    services.put_on_agenda(held, by=secretary, record=paper)

    with pytest.raises(DomainError):
        services.put_on_agenda(held, by=secretary, record=paper)


def test_an_empty_agenda_is_not_published_and_a_published_one_not_twice(held, secretary):
    with pytest.raises(DomainError):
        services.publish_agenda(held, by=secretary)
    services.put_on_agenda(held, by=secretary, title="Orientering")
    services.publish_agenda(held, by=secretary)
    with pytest.raises(DomainError):
        services.publish_agenda(held, by=secretary)
    assert Milestone.objects.filter(record=held, code="agenda").count() == 1


def test_the_second_of_two_secretaries_who_order_the_agenda_is_told(held, secretary):
    items = [services.put_on_agenda(held, by=secretary, title=title).pk for title in "abc"]
    seen = Meeting.objects.get(pk=held.pk).version
    services.reorder_agenda(held, by=secretary, order=items[::-1], version=seen)

    with pytest.raises(ChangedMeanwhile):
        services.reorder_agenda(held, by=secretary, order=items, version=seen)

    assert [title for _number, title in lines(held, secretary)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    "change", [lambda keys: keys[:-1], lambda keys: [*keys, keys[0]], lambda keys: [*keys[:-1], 0]]
)
def test_an_order_that_does_not_name_each_item_once_is_refused(held, secretary, change):
    items = [services.put_on_agenda(held, by=secretary, title=title).pk for title in "ab"]

    with pytest.raises(ChangedMeanwhile):
        services.reorder_agenda(held, by=secretary, order=change(items))


def test_removing_an_item_moves_those_after_it_up(held, secretary):
    first, *_rest = [services.put_on_agenda(held, by=secretary, title=title) for title in "abc"]
    services.remove_item(first, by=secretary)

    assert lines(held, secretary) == [(1, "b"), (2, "c")]


def test_once_the_meeting_has_begun_the_agenda_stands(held, secretary):
    item = services.put_on_agenda(held, by=secretary, title="Orientering")

    with clock.at(held.begins_at + timedelta(minutes=1)), pytest.raises(NotPossible):
        services.remove_item(item, by=secretary)


def test_what_has_been_published_open_cannot_be_closed(held, secretary):
    item = services.put_on_agenda(held, by=secretary, title="Orientering")
    services.publish_agenda(held, by=secretary)

    with pytest.raises(DomainError):
        services.change_item(item, by=secretary, title="Orientering", closed=True)


def test_only_the_bodys_own_secretary_keeps_the_agenda(held, world, ane, bo):
    for person in (ane, bo, world.secretary, world.member, world.director):
        with pytest.raises(PermissionDenied):
            services.put_on_agenda(held, by=person, title="Orientering")


def test_the_house_itself_may_keep_it(held):
    assert services.put_on_agenda(held, by=authz.SYSTEM, title="Orientering").number == 1


def test_a_body_that_treats_no_individual_cases_takes_no_item_about_a_person(world, client):
    Body.objects.filter(pk=world.committee.pk).update(no_individual_cases=True)
    found = meeting(world.committee)
    client.force_login(world.committee_secretary)
    address, title = reverse("staff:agenda-add", args=[found.pk]), "Klage fra Kirsten Holm Jensen"
    refused = client.post(address, {"title": title})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "behandler ikke personsager" in page
    assert f'value="{title}"' in page, "what was typed stays"
    assert not found.items.exists()
    assert client.post(address, {"title": title, "no_case": "on"}).status_code == 302
    assert Event.objects.filter(type="meeting.item_added").latest("pk").data["no_case"] is True
    item = found.items.get()
    with pytest.raises(DomainError):
        services.change_item(item, by=world.committee_secretary, title="Sagen om 010203-1234", closed=False)


def test_a_matter_about_a_person_does_not_come_on_its_agenda_either(world):
    Body.objects.filter(pk=world.committee.pk).update(no_individual_cases=True)
    paper = draft(world.centre, body=world.committee, title="Afgørelse i sagen om Kirsten Holm Jensen")
    with pytest.raises(DomainError, match="personsager"):
        services.put_on_agenda(meeting(world.committee), by=world.committee_secretary, record=paper)


def test_where_the_body_meets_behind_closed_doors_so_does_a_new_meeting(world):
    Body.objects.filter(pk=world.committee.pk).update(meets_closed=True)
    body = Body.objects.get(pk=world.committee.pk)
    assert meeting(body).closed
