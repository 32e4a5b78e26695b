"""What guests and staff meet: forms that lose nothing, links that leak nothing, lists with a fixed number of queries."""

import re
import struct
import zlib

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from icalendar import Calendar

from roret.foundation import authz
from roret.foundation.journal.models import Event as Noted
from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.events import selectors, services
from roret.listen.events.follow_links import evaluation_secret, invitation_secret
from roret.listen.events.models import EvaluationAnswer, Event, Invitation, Registration
from roret.listen.events.tests.factories import after, announced, coming, draft, receipt

pytestmark = pytest.mark.django_db


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\x00\x20\x60\x60")),
        _chunk(b"IEND", b""),
    ]
)


def url(name, *args, face="public"):
    return reverse(f"{face}:{name}", args=args)


def text_of(response):
    return response.content.decode()


def filled(client, address, **values):
    submission = re.search(r'name="submission" value="([^"]+)"', text_of(client.get(address))).group(1)
    return {"name": "Ane Kirstine", "companions": "1", "submission": submission, **values}


def test_a_guest_registers_sees_her_seat_changes_and_cancels_by_her_private_link(client, world):
    made = announced(world.centre, capacity=5)
    address = url("event-register", made.number)

    page = client.post(address, filled(client, address), follow=True)
    own = page.redirect_chain[-1][0]
    assert "Du har plads" in text_of(page)
    assert Registration.objects.get().reference in text_of(page)
    assert "Ane" not in own
    assert page["X-Robots-Tag"] == "noindex"

    client.post(f"{own}ret/", filled(client, f"{own}ret/", companions="3"))
    assert Registration.objects.get().seats == 4
    assert "4 pladser bliver ledige" in text_of(client.get(f"{own}afmeld/"))
    page = client.post(f"{own}afmeld/", follow=True)
    assert "Din tilmelding er afmeldt" in text_of(page)
    assert selectors.seats_free(made) == 5


def test_pressing_send_twice_keeps_one(client, world):
    address = url("event-register", announced(world.centre).number)
    data = filled(client, address)

    assert len({client.post(address, data)["Location"] for _ in range(2)}) == 1
    assert Registration.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(client, world):
    address = url("event-register", announced(world.centre, companions_most=2).number)

    page = client.post(address, filled(client, address, companions="9", needs_note="Jeg ser dårligt"))

    assert "Jeg ser dårligt" in text_of(page)
    assert not Registration.objects.exists()


@pytest.mark.parametrize("submission", ["", "1", "<script>", "x" * 500])
def test_a_number_of_the_sending_that_is_none_is_refused(client, world, submission):
    address = url("event-register", announced(world.centre).number)

    page = client.post(address, {"name": "Ane", "submission": submission})

    assert page.status_code == 200
    assert not Registration.objects.exists()


def test_hostile_words_are_shown_as_words(client, world, bo):
    made = announced(world.centre)
    coming(made, "<script>alert(1)</script>", organisation='"><img src=x>')
    client.force_login(bo)

    page = text_of(client.get(url("event-door", made.pk, face="staff")))

    assert "<script>alert(1)" not in page
    assert "<img src=x>" not in page


def test_who_registers_too_often_is_asked_to_wait(client, world, monkeypatch):
    monkeypatch.setattr("roret.listen.events.public.guests.too_many", lambda *_args, **_limits: True)
    address = url("event-register", announced(world.centre).number)
    with monkeypatch.context() as free:
        free.setattr("roret.listen.events.public.guests.too_many", lambda *_args, **_limits: False)
        data = filled(client, address)

    assert "Vent ti minutter" in text_of(client.post(address, data))
    assert not Registration.objects.exists()


def test_a_secret_that_is_none_leads_nowhere(client, world):
    made = announced(world.centre)
    secrets = ("event-registration", "event-registration-code", "event-invitation")

    assert {client.get(url(name, "0" * 40)).status_code for name in secrets} == {404}
    assert client.get(url("event-evaluate", made.number, "0" * 24)).status_code == 404


def test_a_full_event_offers_the_waiting_list_and_says_so_afterwards(client, world):
    made = announced(world.centre, capacity=1)
    coming(made)
    address = url("event-register", made.number)

    assert "Kom på ventelisten" in text_of(client.get(made.get_absolute_url()))
    page = client.post(address, filled(client, address, companions="0"), follow=True)
    assert "Du står på ventelisten" in text_of(page)
    assert "kode til døren" not in text_of(page).lower()


def test_the_page_of_a_cancelled_event_gives_the_reason_and_no_button(client, world, bo):
    made = announced(world.centre)
    services.cancel_event(made, by=bo, reason="Salen er lukket.")
    caches["pages"].clear()
    page = text_of(client.get(made.get_absolute_url()))

    assert "Salen er lukket." in page
    assert url("event-register", made.number) not in page


def test_a_draft_and_what_is_internal_are_not_there_for_guests(client, world):
    made, inner = draft(world.centre), announced(world.centre, visibility="internal")

    assert client.get(made.get_absolute_url()).status_code == 404
    assert client.get(url("event-register", inner.number)).status_code == 404
    assert "Borgermøde om Ågade" not in text_of(client.get(url("event-list")))


def test_the_list_shows_what_is_to_come_and_finds_what_was_held(client, world):
    coming_one, held = announced(world.centre, title="Kommer"), announced(world.centre, title="Var", days=2)
    with after(held, days=1):
        assert "Kommer" in text_of(client.get(url("event-list")))
        assert "Var" not in text_of(client.get(url("event-list")))
        caches["pages"].clear()
        assert "Var" in text_of(client.get(url("event-list"), {"time": "over"}))
    assert coming_one.state == "registration"


def test_the_calendar_holds_the_hours_in_utc_and_nobodys_name(client, world):
    made = announced(world.centre)
    coming(made, "Ane Kirstine", email="ane@example.dk")

    for address in (url("event-calendar"), url("event-ics", made.number)):
        response = client.get(address)
        [entry] = Calendar.from_ical(response.content).walk("VEVENT")
        assert entry.decoded("dtstart") == made.begins_at
        assert entry["status"] == "CONFIRMED"
        assert b"Ane" not in response.content


def test_a_cancelled_event_stays_in_the_calendar_as_cancelled(client, world, bo):
    services.cancel_event(announced(world.centre), by=bo, reason="Syg")

    [entry] = Calendar.from_ical(client.get(url("event-calendar")).content).walk("VEVENT")
    assert entry["status"] == "CANCELLED"


def test_the_calendar_is_narrowed_as_the_list_is(client, world):
    announced(world.centre)

    assert b"VEVENT" not in client.get(url("event-calendar"), {"type": "fair"}).content
    assert b"VEVENT" in client.get(url("event-calendar"), {"type": "citizen_meeting"}).content


def test_the_news_are_xml_even_with_letters_that_xml_cannot_carry(client, world):
    from defusedxml.ElementTree import fromstring

    announced(world.centre, title="Møde\x0b & <kaffe>")
    feed = fromstring(client.get(url("event-feed")).content)

    assert "kaffe" in "".join(feed.itertext())


@pytest.mark.parametrize(("address", "limit"), [("list", 10), ("detail", 15)])
def test_public_pages_ask_as_much_for_many_as_for_one(client, world, django_assert_max_num_queries, address, limit):
    made = announced(world.centre)
    place = url("event-list") if address == "list" else made.get_absolute_url()
    with django_assert_max_num_queries(limit) as one:
        client.get(place)
    for number in range(5):
        other = announced(world.centre, title=f"Nr. {number}")
        other.areas.set([])
        coming(other)
        coming(made)
        services.add_point(made, by=authz.SYSTEM, begins_at=made.begins_at, title=f"Punkt {number}")
        services.tie_record(made, by=authz.SYSTEM, record=open_consultation(world.centre), came_of_it=False)
    caches["pages"].clear()
    with django_assert_max_num_queries(len(one) + (1 if address == "detail" else 0)):
        client.get(place)


def test_a_consultation_shows_the_events_about_it_with_few_questions(client, world, django_assert_max_num_queries):
    consultation = open_consultation(world.centre)
    for _number in range(5):
        services.tie_record(announced(world.centre), by=authz.SYSTEM, record=consultation, came_of_it=False)

    with django_assert_max_num_queries(15):
        page = text_of(client.get(consultation.get_absolute_url()))
    assert page.count("Borgermøde om Ågade") >= 4


PARTS = ("detail", "plans", "guests", "afterwards", "evaluation", "history", "door", "update")


@pytest.mark.parametrize("part", PARTS)
def test_the_parts_of_the_workspace_ask_as_much_for_many_as_for_one(
    client, world, bo, part, django_assert_max_num_queries
):
    made = announced(world.centre, admission="both", offers_group=True)
    _fill(made, 1)
    client.force_login(bo)
    place = url(f"event-{part}", made.pk, face="staff")
    client.get(place)
    with django_assert_max_num_queries(15) as one:
        assert client.get(place).status_code == 200
    _fill(made, 5)
    with django_assert_max_num_queries(len(one)):
        client.get(place)


def _fill(made, count):
    for _number in range(count):
        number = Invitation.objects.count()
        services.invite(made, by=authz.SYSTEM, name=f"Nr. {number}", email=f"n{number}@example.dk")
        coming(made, f"Gæst {number}", companions=1, needs=["wheelchair"], joins_group=True)
        services.add_point(made, by=authz.SYSTEM, begins_at=made.begins_at, title="Punkt")


def test_the_list_of_the_workspace_asks_as_much_for_many_as_for_one(client, world, bo, django_assert_max_num_queries):
    announced(world.centre)
    client.force_login(bo)
    with django_assert_max_num_queries(15) as one:
        assert client.get(url("event-list", face="staff")).status_code == 200
    for _number in range(5):
        coming(announced(world.centre))
    with django_assert_max_num_queries(len(one)):
        client.get(url("event-list", face="staff"))


def test_a_case_worker_goes_the_whole_way_by_the_pages(client, world, bo):
    client.force_login(bo)
    begins = "2031-03-04T19:00"
    data = {
        "title": "Åbent hus", "type": "open_house", "unit": world.centre.pk, "summary": "Kom.", "purpose": "Hør mere.",
        "begins_at": begins, "ends_at": "2031-03-04T21:00", "place": "Salen", "access": "Elevator", "admission": "open",
        "takes_registrations": "on", "capacity": "20", "companions_most": "2", "keep_days": "30", "contact": "bo@k.example",
        "visibility": "public",
    }  # fmt: skip
    client.post(url("event-create", face="staff"), data)
    made = Event.objects.get()
    client.post(url("event-point-add", made.pk, face="staff"), {"begins_at": begins, "title": "Velkomst"})
    page = text_of(client.get(made.get_staff_url()))
    assert "Ja, annoncér arrangementet" in page
    client.post(url("event-announce", made.pk, face="staff"))

    made = Event.objects.get()
    assert (made.state, made.when) == ("registration", "tirsdag 4. marts 2031 kl.\xa019.00–21.00")


def test_a_stranger_and_a_guest_come_into_no_part_of_the_workspace(client, world):
    made = announced(world.centre)
    places = [url(f"event-{part}", made.pk, face="staff") for part in PARTS]

    assert {client.get(place).status_code for place in places} == {302}
    client.force_login(world.dan)
    assert {client.get(place).status_code for place in places} <= {403, 404}
    client.force_login(world.ane)
    assert {client.get(place).status_code for place in places} <= {403, 404}


def test_a_director_sees_the_event_but_not_who_comes(client, world):
    made = announced(world.centre)
    coming(made, "Ane Kirstine")
    client.force_login(world.director)

    page = text_of(client.get(url("event-guests", made.pk, face="staff")))

    assert "Ane Kirstine" not in page
    assert client.get(url("event-door", made.pk, face="staff")).status_code == 403


def test_looking_at_who_comes_and_fetching_the_list_is_remembered(client, world, bo):
    made = announced(world.centre)
    coming(made, "Ane Kirstine")
    client.force_login(bo)

    client.get(url("event-guests", made.pk, face="staff"))
    listed = client.get(url("event-guest-export", made.pk, face="staff"))

    assert "Ane Kirstine" in listed.content.decode("utf-8-sig")
    assert Noted.objects.filter(type="event.listed").count() == 1
    assert Noted.objects.filter(type__contains="look").exists()


def test_people_are_checked_in_by_list_by_code_and_by_name_and_others_are_counted(client, world, bo):
    made = announced(world.centre)
    party, other = coming(made, "Ane Kirstine", companions=2), coming(made, "Bodil")
    client.force_login(bo)
    with after(made, hours=-1):
        assert "Bodil" not in text_of(client.get(url("event-door", made.pk, face="staff"), {"q": "kirst"}))
        page = text_of(client.get(url("event-door-code", made.pk, party.door, face="staff")))
        assert "Ane Kirstine" in page
        client.post(url("event-check-in", made.pk, party.pk, face="staff"), {"came": "2"})
        client.post(url("event-check-in", made.pk, other.pk, face="staff"))
        client.post(url("event-check-in", made.pk, other.pk, face="staff"))
        client.post(url("event-walk-ins", made.pk, face="staff"), {"more": "1"})
        client.post(url("event-walk-ins", made.pk, face="staff"), {"more": "-5"})
        client.post(url("event-walk-ins", made.pk, face="staff"), {"more": "4"})
        client.post(url("event-walk-ins", made.pk, face="staff"), {"more": "mange"})

    found = selectors.attendance_of(Event.objects.get())
    assert (found.checked_in, found.walk_ins, found.came) == (3, 4, 7)
    assert Noted.objects.filter(type="event.checked_in").count() == 2


def test_the_code_for_the_door_opens_nothing_without_the_right_to_check_in(client, world):
    made = announced(world.centre)
    got = receipt(made)

    assert client.get(url("event-registration-code", got.secret))["Content-Type"] == "image/svg+xml"
    assert client.get(url("event-door-code", made.pk, got.registration.door, face="staff")).status_code == 302


def test_an_invitation_greets_by_name_registers_and_declines(client, world, bo):
    made = draft(world.centre, admission="selected")
    asked = services.invite(made, by=bo, name="Bodil", email="bodil@example.dk")
    services.announce_event(made, by=bo)
    address = url("event-invitation", invitation_secret(asked.seed))

    assert "Bodil" in text_of(client.get(address))
    client.post(f"{address}afslag/")
    asked.refresh_from_db()
    assert asked.declined_at
    client.post(address, filled(client, address, name="Bodil"))
    assert Registration.objects.get().invitation == asked


def test_those_invited_come_from_a_file_with_a_preview_and_nobody_twice(client, world, bo):
    made = draft(world.centre)
    services.invite(made, by=bo, name="Bodil", email="bodil@example.dk")
    client.force_login(bo)
    address = url("event-invitation-import", made.pk, face="staff")
    rows = "navn;e-mail;organisation\nAne;ane@example.dk;Cyklistforbundet\nBodil;BODIL@example.dk;\nCarl;;DN\n"

    page = client.post(address, {"file": SimpleUploadedFile("liste.csv", rows.encode())}, follow=True)
    run_jobs()
    preview = page.redirect_chain[-1][0]
    assert "Cyklistforbundet" in text_of(client.get(preview))
    client.post(preview)
    run_jobs()

    assert sorted(Invitation.objects.values_list("name", flat=True)) == ["Ane", "Bodil", "Carl"]


def test_a_picture_needs_words_and_consent_and_is_seen_by_everybody(client, world, bo):
    made = announced(world.centre)
    client.force_login(bo)
    address = url("event-picture-add", made.pk, face="staff")

    def sent(**values):
        return {"file": SimpleUploadedFile("sal.png", PNG), "alt": "Salen", "consent": "given", **values}

    with after(made, hours=1):
        client.post(address, sent(alt=""))
        client.post(address, sent(consent_note=""))
        assert not made.pictures.exists()
        client.post(address, sent(consent_note="Spurgt i salen"))
        picture = made.pictures.get()
        client.logout()
        caches["pages"].clear()
        page = text_of(client.get(made.get_absolute_url()))
    assert f'src="{picture.file.get_absolute_url()}"' in page
    assert 'alt="Salen"' in page
    assert picture.added_by == bo.name
    shown = client.get(picture.file.get_absolute_url())
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
    shown.close()


def test_the_evaluation_is_answered_without_a_name_and_shown_without_small_figures(client, world, bo):
    made = announced(world.centre)
    address = url("event-evaluate", made.number, evaluation_secret(made.pk))
    with after(made, hours=1):
        for number in range(4):
            _evaluate(client, address, overall="5", text=f"Ord {number}")
        assert selectors.evaluation_of(made).answered is None
        for _number in range(6):
            _evaluate(client, address, overall="5")
        _evaluate(client, address, overall="1")
        found = selectors.evaluation_of(made)
        client.force_login(bo)
        page = text_of(client.get(url("event-evaluation", made.pk, face="staff")))

    shown = [bar.value for bar in found.charts[0].bars]
    assert found.answered == 11
    assert 1 not in shown
    assert "Ord 3" in page
    assert {answer.given_on for answer in EvaluationAnswer.objects.all()} == {made.ends_at.date()}


def _evaluate(client, address, **values):
    submission = re.search(r'name="submission" value="([^"]+)"', text_of(client.get(address))).group(1)
    response = client.post(address, {"submission": submission, **values})
    assert response.status_code == 302
    assert client.post(address, {"submission": submission, **values}).status_code == 302


def test_an_empty_evaluation_is_not_kept(client, world):
    made = announced(world.centre)
    address = url("event-evaluate", made.number, evaluation_secret(made.pk))
    with after(made, hours=1):
        submission = re.search(r'name="submission" value="([^"]+)"', text_of(client.get(address))).group(1)
        assert client.post(address, {"submission": submission}).status_code == 200
    assert not EvaluationAnswer.objects.exists()
