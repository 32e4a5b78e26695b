"""What citizens and secretaries meet: pages, a fixed number of queries, and hostile text shown as text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localtime

from roret.commons.meetings.tests.factories import meeting
from roret.listen.deputations import services
from roret.listen.deputations.models import Deputation
from roret.listen.deputations.tests.factories import TEXT, after, offered, requested, taking

pytestmark = pytest.mark.django_db
ASK = "public:deputation-request"


def filled(world, **values):
    given = {"topic": "Cykelsti", "text": TEXT, "people": "3", "name": "Ane", "submission": "en-gang"}
    return {"body": world.committee.pk, **given, **values}


def test_a_guest_asks_and_follows_by_her_link(client, world):
    taking(world.committee)
    when = meeting(world.committee)
    file = SimpleUploadedFile("tegning.txt", b"En tegning")
    answer = client.post(reverse(ASK), filled(world, wished_meeting=when.pk, files=file))
    made = Deputation.objects.get()
    assert answer.status_code == 302
    receipt = client.get(answer.url)
    assert made.reference in receipt.content.decode()
    follow = reverse("public:deputation-follow", args=[receipt.context["secret"]])
    page = client.get(follow)
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex")
    assert "tegning.txt" in page.content.decode()
    assert client.get(made.files.get().file.get_absolute_url()).status_code == 404, "files are the secretary's"
    assert client.get(reverse("public:deputation-follow", args=["0" * 40])).status_code == 404


def test_bad_input_is_refused_and_keeps_what_was_typed(client, world):
    taking(world.committee)
    other = meeting(taking(world.council))
    bad = (
        {"topic": ""}, {"text": "Mit nummer er 010190-1234"}, {"body": world.council.pk + 999}, {"people": "0"},
        {"number": "2000-000000"}, {"email": "ane"}, {"wished_meeting": other.pk}, {"name": ""},
    )  # fmt: skip
    for values in bad:
        answer = client.post(reverse(ASK), filled(world, **values))
        assert answer.status_code == 422, values
        assert filled(world, **values)["text"] in answer.content.decode()
    assert not Deputation.objects.exists()


def test_a_draft_is_kept_in_the_browser(client, world):
    taking(world.committee)
    page = client.post(reverse(ASK), filled(world, draft="1", text="Begyndelsen"))
    assert "Din kladde er gemt" in page.content.decode()
    assert "Begyndelsen" in client.get(reverse(ASK)).content.decode()
    assert client.post(reverse(ASK), filled(world)).status_code == 302
    assert "Begyndelsen" not in client.get(reverse(ASK)).content.decode()


def test_too_many_from_one_place_wait(client, world):
    taking(world.committee)
    answers = [client.post(reverse(ASK), filled(world, submission=f"nr-{number}")) for number in range(11)]
    assert [one.status_code for one in answers] == [302] * 10 + [422]
    assert "Vent ti minutter" in answers[-1].content.decode()


def test_the_committees_page_leads_to_asking(client, world):
    address = f"{reverse(ASK)}?udvalg={world.committee.pk}"
    assert address not in client.get(world.committee.get_absolute_url()).content.decode()
    taking(world.committee)
    client.force_login(world.ane)
    assert address in client.get(world.committee.get_absolute_url()).content.decode()


def test_the_secretary_offers_holds_and_notes_on_the_pages(client, world):
    made = requested(world).deputation
    when = meeting(world.committee)
    client.force_login(world.committee_secretary)
    assert made.get_staff_url() in client.get(reverse("staff:today")).content.decode()
    client.post(reverse("staff:deputation-assess", args=[made.pk]))
    offer = reverse("staff:deputation-offer", args=[made.pk])
    data = {"meeting": when.pk, "time": "03:00", "minutes": "10", "title": "Foretræde om cykelstien"}
    assert client.post(offer, data).status_code == 422
    data["time"] = localtime(when.begins_at).strftime("%H:%M")
    assert client.post(offer, data).status_code == 302
    made.refresh_from_db()
    assert made.state == "offered"
    assert made.get_staff_url() in client.get(when.get_staff_url()).content.decode()
    with after(made):
        client.post(reverse("staff:deputation-held", args=[made.pk]))
        assert client.post(reverse("staff:deputation-note", args=[made.pk]), {"note": "De kom."}).status_code == 302
    made.refresh_from_db()
    assert made.state == "noted"


def test_the_citizen_accepts_cancels_and_erases_on_her_page(client, world):
    secret = requested(world, submission="min").secret
    made, when = Deputation.objects.get(), meeting(world.committee)
    given = {"meeting": when, "slot_at": when.begins_at, "minutes": 10, "title": "Foretræde"}
    services.offer_slot(made, by=world.committee_secretary, **given)
    follow = reverse("public:deputation-follow", args=[secret])
    assert "Ja, vi kommer" in client.get(follow).content.decode()
    assert client.get(reverse("public:deputation-accept", args=[secret])).status_code == 405
    client.post(reverse("public:deputation-accept", args=[secret]))
    assert "Ja, vi kommer" not in client.get(follow).content.decode()
    client.post(reverse("public:deputation-erase", args=[secret]))
    made.refresh_from_db()
    assert (made.state, made.text, made.item) == ("cancelled", "Slettet", None)
    assert TEXT not in client.get(follow).content.decode()


def test_others_do_not_reach_the_requests(client, world, ane, bo):
    made = requested(world).deputation
    assert client.get(made.get_staff_url()).status_code == 302
    for who in (ane, bo, world.secretary, world.member):
        client.force_login(who)
        assert client.get(made.get_staff_url()).status_code in {403, 404}
        assert client.post(reverse("staff:deputation-decline", args=[made.pk]), {"reason": "x"}).status_code in {
            403,
            404,
        }


def test_hostile_text_is_shown_as_text_everywhere(client, world):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    receipt = requested(world, topic=evil, text=evil, name=evil, organisation=evil, no_case=True)
    made = receipt.deputation
    client.force_login(world.committee_secretary)
    for url in (
        made.get_staff_url(),
        reverse("staff:deputation-list"),
        reverse("staff:deputation-offer", args=[made.pk]),
        reverse("public:deputation-follow", args=[receipt.secret]),
        reverse("public:deputation-erase", args=[receipt.secret]),
    ):
        page = client.get(url)
        assert page.status_code == 200, url
        assert "<script>alert" not in page.content.decode(), url
        assert "<img src=x" not in page.content.decode(), url


@pytest.mark.parametrize("name", ["ask", "list", "one", "meeting", "follow", "today"])
def test_a_page_takes_the_same_queries_with_one_and_with_many(client, world, name):
    receipt = requested(world, submission="den-ene")
    made, when = receipt.deputation, offered(world).meeting
    urls = {
        "ask": reverse(ASK), "list": reverse("staff:deputation-list"), "one": made.get_staff_url(),
        "meeting": when.get_staff_url(),
        "follow": reverse("public:deputation-follow", args=[receipt.secret]), "today": reverse("staff:today"),
    }  # fmt: skip
    if name not in ("ask", "follow"):
        client.force_login(world.committee_secretary)
    counts = []
    for more in (0, 8):
        for number in range(more):
            begins = when.begins_at + (number + 1) * (when.over_at - when.begins_at) / 10
            given = {"meeting": when, "slot_at": begins, "minutes": 2, "title": f"Foretræde {number}"}
            services.offer_slot(requested(world).deputation, by=world.committee_secretary, **given)
            requested(world)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(urls[name]).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
