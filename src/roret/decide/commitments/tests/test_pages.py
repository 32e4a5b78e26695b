"""What guests, staff and machines meet: pages, a fixed number of queries, and hostile text shown as text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.commons.records.services import change_record
from roret.decide.commitments.models import Commitment
from roret.decide.commitments.tests.factories import days_after, decided, due_of, promised
from roret.foundation import clock

pytestmark = pytest.mark.django_db


def filled(decision, **values):
    return {"title": "Midtvejsstatus", "words": "Vi vender tilbage", "due_on": due_of(decision).isoformat(), **values}


def test_a_case_worker_registers_with_one_click_and_the_words_stand_there(client, world, bo):
    decision = decided(world)
    client.force_login(bo)
    url = reverse("staff:commitment-create", args=[decision.pk])

    assert url in client.get(decision.get_absolute_url()).content.decode()
    assert url in client.get(decision.matter.get_staff_url()).content.decode()
    assert "Vi vender tilbage." in client.get(url).content.decode()
    assert client.post(url, filled(decision, owner=bo.pk)).status_code == 302
    assert Commitment.objects.get().owner == bo


def test_it_is_moved_and_answered_on_its_pages(client, world, bo):
    made = promised(world)
    client.force_login(bo)
    later = due_of(made.decision, days=30).isoformat()

    client.post(reverse("staff:commitment-move", args=[made.pk]), {"due_on": later, "reason": "Tallene mangler"})
    data = {"answered_on": clock.today().isoformat(), "answer": "Givet på mødet"}
    client.post(reverse("staff:commitment-answer", args=[made.pk]), data)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Tallene mangler" in page
    assert "Givet på mødet" in page
    assert Commitment.objects.get().state == "answered"


def test_bad_input_is_refused_and_keeps_what_was_typed(client, world, bo):
    decision = decided(world)
    client.force_login(bo)
    url = reverse("staff:commitment-create", args=[decision.pk])
    for values in ({"due_on": ""}, {"due_on": "2001-01-01"}, {"title": "x" * 251}, {"owner": "0"}):
        response = client.post(url, filled(decision, asked_by="Enhedslisten", **values))
        assert response.status_code == 422, values
        assert "Enhedslisten" in response.content.decode()
    withdrawing = reverse("staff:commitment-withdraw", args=[promised(world, decision).pk])
    assert client.post(withdrawing, {"reason": " "}).status_code == 422
    assert Commitment.objects.get().state == "open"


def test_what_is_owed_stands_on_the_pages_of_matter_meeting_and_body(client, world):
    made = promised(world)
    for url in (
        made.decision.matter.get_absolute_url(),
        made.decision.get_absolute_url(),
        made.decision.meeting.get_absolute_url(),
        world.committee.get_absolute_url(),
    ):
        assert made.get_absolute_url() in client.get(url).content.decode(), url


def test_the_overdue_is_listed_by_committee_and_marked(client, world):
    made = promised(world)
    url = reverse("public:body-commitments", args=[world.committee.pk])
    with days_after(made, 5):
        page = client.get(url, {"status": "overdue"})
        assert [one.pk for one in page.context["page"]] == [made.pk]
        assert "5 dage over fristen" in client.get(made.get_absolute_url()).content.decode()
    assert not list(client.get(url, {"status": "withdrawn"}).context["page"])


def test_what_not_everybody_may_read_is_nowhere_for_a_guest(client, world):
    made = promised(world)
    change_record(made, visibility="internal")
    for url in (reverse("public:commitment-list"), made.decision.matter.get_absolute_url()):
        assert made.number not in client.get(url).content.decode()
    assert client.get(made.get_absolute_url()).status_code == 404
    assert client.get("/api/v1/commitments/").json() == []


def test_guests_and_citizens_do_not_reach_the_workspace(client, world, ane):
    made = promised(world)
    assert client.get(made.get_staff_url()).status_code == 302
    client.force_login(ane)
    assert client.get(made.get_staff_url()).status_code == 403
    assert client.post(reverse("staff:commitment-withdraw", args=[made.pk]), {"reason": "x"}).status_code == 403


def test_hostile_text_is_shown_as_text_everywhere(client, world, bo):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    made = promised(world, title=evil, words=evil, asked_by=evil)
    client.force_login(bo)
    for url in (
        made.get_absolute_url(),
        reverse("public:commitment-list"),
        made.get_staff_url(),
        reverse("staff:commitment-list"),
        reverse("staff:commitment-move", args=[made.pk]),
        made.decision.matter.get_absolute_url(),
    ):
        page = client.get(url)
        assert page.status_code == 200, url
        assert "<script>alert" not in page.content.decode(), url
        assert "<img src=x" not in page.content.decode(), url


@pytest.mark.parametrize("name", ["public:commitment-list", "staff:commitment-list", "one", "staff", "create"])
def test_a_page_takes_the_same_queries_with_one_and_with_many(client, world, bo, name):
    if name not in ("public:commitment-list", "one"):
        client.force_login(bo)
    made = promised(world, owner=bo)
    special = {
        "one": made.get_absolute_url(),
        "staff": made.get_staff_url(),
        "create": reverse("staff:commitment-create", args=[made.decision_id]),
    }
    url, counts = special[name] if name in special else reverse(name), []
    for more in (0, 12):
        for _ in range(more):
            promised(world, made.decision, owner=bo)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15


def test_machines_read_what_everybody_may_read(client, world):
    made = promised(world)
    (row,) = client.get("/api/v1/commitments/").json()
    assert (row["number"], row["promised_to"], row["state"]) == (made.number, "Udvalget", "open")
    assert client.get(f"/api/v1/commitments/{made.number}").json()["decision"] == made.decision.number
    assert client.get("/api/v1/commitments/2000-000000").status_code == 404
