"""Agendas from the case system's file: seen first, all or nothing, twice the same, nothing closed opened."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localtime

from roret.commons.bodies.models import Body
from roret.commons.meetings import services
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.meetings.refusals import SENTENCES
from roret.decide.matters.services import sign_matter
from roret.decide.matters.tests.factories import ready
from roret.engines.agendas import AgendaError, ItemError
from roret.foundation import authz, clock
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff.models import Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(world):
    return world.committee_secretary


def item(key, title, *, is_open="True", case="", inside=""):
    return (
        f'<Dagsordenpunkt DagsordenpunktID="{key}" Åbent="{is_open}"><Overskrift>{title}</Overskrift>'
        f"<Sagsnummer>{case}</Sagsnummer>{inside}</Dagsordenpunkt>\n"
    )


def agenda(*items, body="BIU", days=12, place="Rådhuset", key="77"):
    begins = localtime(clock.now()) + timedelta(days=days)
    head = f'<Dagsorden MødeID="{key}"><Udvalg>{body}</Udvalg><Dato>{begins:%d-%m-%Y}</Dato><Tid>16:00</Tid><Sted>{place}</Sted>\n'
    return (head + "".join(items) + "</Dagsorden>").encode()


def keep(content, by):
    return services.keep_agenda_file(by=by, name="dagsorden.xml", content=content)


def read(content, by):
    return services.import_agenda(keep(content, by), by=by)


def lines(meeting):
    return list(meeting.items.order_by("number").values_list("number", "title", "closed"))


def test_the_file_plans_the_meeting_with_its_items_and_announces_nothing(world, secretary):
    matter = sign_matter(ready(world), by=authz.SYSTEM)
    done = read(
        agenda(
            item(1, "Ny sti", case=matter.number), item(2, "Køb af ejendom", is_open="False"), item(3, "Orientering")
        ),
        secretary,
    )
    meeting = Meeting.objects.get(pk=done.meeting.pk)
    assert (meeting.body_id, meeting.place, meeting.source) == (world.committee.pk, "Rådhuset", "sbsys:77")
    assert (meeting.published_at, meeting.agenda_published_at) == (None, None)
    assert lines(meeting) == [(1, matter.title, False), (2, "Køb af ejendom", True), (3, "Orientering", False)]
    assert meeting.items.get(number=1).record_id == matter.pk
    assert not Upload.objects.exists()


def test_trying_out_changes_nothing(world, secretary):
    kept = keep(agenda(item(1, "Ny sti")), secretary)
    assert [row["state"] for row in kept.outcome["rows"]] == ["new"]
    assert not Meeting.objects.exists()


def test_the_same_file_twice_changes_nothing(world, secretary):
    content = agenda(item(1, "Ny sti"), item(2, "Lukket", is_open="False"))
    first = Meeting.objects.get(pk=read(content, secretary).meeting.pk)
    kept = keep(content, secretary)
    assert kept.outcome["does_nothing"] is True
    services.import_agenda(kept, by=secretary)
    again = Meeting.objects.get()
    assert (again.version, lines(again)) == (first.version, lines(first))


def test_a_later_file_moves_renames_adds_and_orders_and_removes_nothing(world, secretary):
    meeting = read(agenda(item(1, "Første"), item(2, "Anden")), secretary).meeting
    services.put_on_agenda(meeting, by=secretary, title="Skrevet her")
    kept = keep(agenda(item(3, "Ny"), item(2, "Anden, rettet"), item(1, "Første"), place="Sal 2"), secretary)
    assert kept.outcome["notes"] == ["1 punkt, der ikke er i filen, bliver stående efter de andre."]
    services.import_agenda(kept, by=secretary)
    meeting = Meeting.objects.get()
    assert meeting.place == "Sal 2"
    assert [title for _number, title, _closed in lines(meeting)] == ["Ny", "Anden, rettet", "Første", "Skrevet her"]


def test_a_meeting_that_is_planned_here_is_found_by_body_and_time(world, secretary):
    content = agenda(item(1, "Ny sti"))
    begins = (localtime(clock.now()) + timedelta(days=12)).replace(hour=16, minute=0, second=0, microsecond=0)
    planned = services.create_meeting(by=secretary, body=world.committee, begins_at=begins)
    read(content, secretary)
    assert Meeting.objects.get().pk == planned.pk


def test_what_is_closed_here_stays_closed_whatever_the_file_says(world, secretary):
    read(agenda(item(1, "Lukket", is_open="False")), secretary)
    done = read(agenda(item(1, "Lukket")), secretary)
    assert AgendaItem.objects.get().closed is True
    assert done.notes == ["Linje 2: Punktet er lukket her og bliver ved med at være det."]


def test_what_has_been_out_in_the_open_cannot_be_closed_by_a_file(world, secretary):
    meeting = read(agenda(item(1, "Åbent")), secretary).meeting
    services.publish_agenda(meeting, by=secretary)
    kept = keep(agenda(item(1, "Åbent", is_open="False")), secretary)
    assert kept.outcome["problems"] == [[2, "Punktet er offentliggjort. Det kan ikke længere lukkes."]]


def test_all_bad_items_are_told_with_their_lines_and_nothing_is_read(world, secretary):
    Body.objects.filter(pk=world.committee.pk).update(no_individual_cases=True)
    draft = ready(world)
    kept = keep(
        agenda(item(1, "Sagen om 010203-1234"), item(2, "Godt"), item(3, "Ny sti", case=draft.number), item(3, "")),
        secretary,
    )
    assert [line for line, _text in kept.outcome["problems"]] == [5, 5]
    kept = keep(
        agenda(item(1, "Sagen om 010203-1234"), item(2, "Godt"), item(3, "Ny sti", case=draft.number)), secretary
    )
    assert [line for line, _text in kept.outcome["problems"]] == [2, 4]
    with pytest.raises(ImportRefused) as caught:
        services.import_agenda(kept, by=secretary)
    assert len(caught.value.problems) == 2
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (lambda: agenda(item(1, "A"), body="Ukendt"), 1),
        (lambda: agenda(item(1, "A"), days=-3), 1),
        (lambda: agenda(item(1, "A")).replace(b"16:00", b"klokken fire"), 1),
    ],
)
def test_an_unknown_body_a_day_that_has_passed_and_no_time_are_told(world, secretary, content, line):
    assert [one[0] for one in keep(content(), secretary).outcome["problems"]] == [line]


def test_what_the_file_holds_and_an_agenda_does_not_is_told(world, secretary):
    inside = (
        '<Indhold>Kort.</Indhold><Bilag Navn="Kort" MaaPubliceres="True"/><Bilag Navn="Notat" MaaPubliceres="False"/>'
    )
    kept = keep(agenda(item(1, "Ny sti", case="2026-999999", inside=inside)), secretary)
    assert len(kept.outcome["notes"]) == 3
    assert kept.outcome["rows"][0]["annexes"] == [["Kort", True], ["Notat", False]]


def test_only_who_keeps_the_body_may_read_its_agenda_from_a_file(world, secretary):
    content = agenda(item(1, "A"), body="HR")
    assert len(keep(content, secretary).outcome["problems"]) == 1
    with pytest.raises(PermissionDenied):
        keep(content, world.bo)


def test_nobody_else_sees_or_reads_an_uploaded_file(world, client, secretary):
    kept = keep(agenda(item(1, "A")), secretary)
    with pytest.raises(Upload.DoesNotExist):
        services.import_agenda(kept, by=world.secretary)
    client.force_login(world.secretary)
    assert client.get(reverse("staff:agenda-file-preview", args=[kept.pk])).status_code == 404


BOMB = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize("content", [BOMB, b"PK\x03\x04", b"<a><b></a>", b"<a/>", b"<a>" * 60])
def test_a_file_that_is_none_or_could_do_harm_is_refused_on_the_form(world, client, secretary, content):
    client.force_login(secretary)
    response = client.post(reverse("staff:agenda-file"), {"file": SimpleUploadedFile("x.xml", content)})
    assert response.status_code == 422
    assert response.context["form"].errors["file"]
    assert not Upload.objects.exists()


def test_the_pages_lead_from_the_file_to_the_meeting(world, client, secretary):
    client.force_login(secretary)
    content = agenda(item(1, "Ny sti &lt;script&gt;", inside='<Bilag Navn="Notat" MaaPubliceres="False"/>'))
    there = client.post(reverse("staff:agenda-file"), {"file": SimpleUploadedFile("d.xml", content)})
    page = client.get(there["Location"]).content.decode()
    assert "Ny sti &lt;script&gt;" in page
    assert "Notat (kun for medlemmer)" in page
    done = client.post(there["Location"], {"confirm": "1"})
    assert done["Location"] == reverse("staff:meeting-detail", args=[Meeting.objects.get().pk])


def test_giving_up_forgets_the_file(world, client, secretary):
    kept = keep(agenda(item(1, "A")), secretary)
    client.force_login(secretary)
    client.post(reverse("staff:agenda-file-preview", args=[kept.pk]), {"cancel": "1"})
    assert not Upload.objects.exists()
    assert not Meeting.objects.exists()


def test_what_has_changed_meanwhile_counts_when_it_is_confirmed(world, client, secretary):
    kept = keep(agenda(item(1, "A")), secretary)
    Body.objects.filter(pk=world.committee.pk).update(abbreviation="XX")
    client.force_login(secretary)
    page = client.post(reverse("staff:agenda-file-preview", args=[kept.pk]), {"confirm": "1"})
    assert page.context["problems"]
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("count", [1, 40])
def test_the_page_asks_as_often_for_many_items_as_for_one(
    world, client, secretary, django_assert_max_num_queries, count
):
    kept = keep(agenda(*(item(number, f"Punkt {number}") for number in range(1, count + 1))), secretary)
    client.force_login(secretary)
    with django_assert_max_num_queries(15):
        assert client.get(reverse("staff:agenda-file-preview", args=[kept.pk])).status_code == 200


def test_every_refusal_of_the_engine_has_words_here():
    assert {*AgendaError.messages.values(), *ItemError.messages.values()} == set(SENTENCES)


def test_a_refusal_is_said_in_danish(world, secretary):
    with pytest.raises(DomainError, match="ZIP-fil"):
        keep(b"PK\x03\x04", secretary)
