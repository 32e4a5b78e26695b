"""What guests, members, staff and machines meet: pages, a fixed number of queries, and hostile text shown as text."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.foundation import authz, clock
from roret.foundation.privacy.services.exporting import known_about
from roret.listen.statements import privacy, services
from roret.listen.statements.models import Statement, StatementComment
from roret.listen.statements.tests.factories import (
    TEXT,
    able,
    adopted,
    asking_the_council,
    drafted,
    item_held,
    sent,
)
from roret.listen.statements.tests.test_life import seat_chair

pytestmark = pytest.mark.django_db


def filled(world, **values):
    return {
        "body": world.council.pk, "type": "statement", "title": "Fri fortove", "text": TEXT, "to_unit": world.centre.pk,
        **values,
    }  # fmt: skip


def test_a_chair_writes_adopts_sends_and_publishes(client, world):
    able(world.council)
    seat_chair(world)
    client.force_login(world.member)
    assert client.post(reverse("member:statement-create"), filled(world)).status_code == 302
    made = Statement.objects.get()
    client.post(reverse("member:statement-draft", args=[made.pk]), {"text": "Skal vi nævne cykler?"})
    item = item_held(world.council)
    adopting = reverse("member:statement-adopt", args=[made.pk])
    assert client.post(adopting, {"item": "", "reason": ""}).status_code == 422
    assert client.post(adopting, {"item": item.pk}).status_code == 302
    client.post(reverse("member:statement-send", args=[made.pk]))
    client.post(reverse("member:statement-publish", args=[made.pk]))
    made.refresh_from_db()
    assert (made.state, made.is_open, made.sent_by) == ("sent", True, "Mie Medlem")
    assert "I venter på Centret" in client.get(reverse("member:statement-draft", args=[made.pk])).content.decode()
    client.logout()
    page = client.get(made.get_absolute_url()).content.decode()
    assert TEXT in page
    assert "Skal vi nævne cykler?" not in page


def test_a_plain_member_writes_and_does_not_send(client, world):
    made = adopted(world)
    client.force_login(world.member)
    page = client.get(reverse("member:statement-draft", args=[made.pk]))
    assert reverse("member:statement-send", args=[made.pk]) not in page.content.decode()
    for name in ("send", "publish"):
        assert client.post(reverse(f"member:statement-{name}", args=[made.pk])).status_code == 403
    for name in ("adopt", "meeting"):
        assert client.get(reverse(f"member:statement-{name}", args=[made.pk])).status_code == 403


def test_the_consultation_that_asks_stands_chosen(client, world):
    able(world.council)
    asked = asking_the_council(world)
    client.force_login(world.member)
    form = client.get(reverse("member:statement-create"), {"consultation": asked.number}).context["form"]
    assert asked in form.fields["consultation"].queryset
    assert (form.initial["consultation"], form.initial["title"]) == (asked, asked.title)


def test_a_body_without_the_right_is_told_so(client, world):
    client.force_login(world.member)
    page = client.get(reverse("member:statement-list"))
    assert "ret til at afgive udtalelser" in page.content.decode()
    assert client.post(reverse("member:statement-create"), filled(world)).status_code == 422


def test_the_second_of_two_writers_sees_both_texts_field_by_field(client, world):
    made = drafted(world)
    client.force_login(world.member)
    url, version = reverse("member:statement-update", args=[made.pk]), made.version
    assert client.post(url, filled(world, text="Den førstes ord", version=version)).status_code == 302
    answer = client.post(url, filled(world, text="Den andens ord", version=version))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Den førstes ord" in page
    assert "Den andens ord" in page
    newest = answer.context["form"]["version"].value()
    assert client.post(url, filled(world, text="Enige ord", version=newest)).status_code == 302
    assert Statement.objects.get().text == "Enige ord"


def test_two_versions_stand_side_by_side(client, world):
    made = drafted(world)
    client.force_login(world.member)
    url = reverse("member:statement-versions", args=[made.pk])
    assert client.get(url).status_code == 404
    services.update_statement(made, by=world.member, title="Fri fortove", text="Rådet mener noget helt andet.")
    page = client.get(url, {"from": "1", "to": "2"}).content.decode()
    assert "helt andet" in page
    assert "reklameskilte" in page
    assert client.get(url, {"from": "x", "to": "99"}).status_code == 200


def test_bad_input_is_refused_and_keeps_what_was_typed(client, world):
    able(world.council)
    client.force_login(world.member)
    url = reverse("member:statement-create")
    for values in (
        {"text": ""},
        {"text": "Se 010190-1234"},
        {"title": "x" * 251},
        {"to_others": "Staten"},
        {"body": "0"},
    ):
        answer = client.post(url, filled(world, **values))
        assert answer.status_code == 422, values
        assert answer.context["form"]["title"].value() == filled(world, **values)["title"]
    assert not Statement.objects.exists()


def test_guests_strangers_and_other_members_do_not_reach_a_draft(client, world, ane, bo, dan):
    made = drafted(world)
    pages = [reverse(f"member:statement-{name}", args=[made.pk]) for name in ("draft", "update", "versions", "discard")]
    assert client.get(made.get_absolute_url()).status_code == 404
    assert all(client.get(page).status_code == 302 for page in pages), "a guest is asked to sign in"
    for who in (ane, bo, dan):
        client.force_login(who)
        assert client.get(made.get_absolute_url()).status_code == 404
        assert {client.get(page).status_code for page in pages} <= {403, 404}
    assert client.get("/api/v1/statements/").json() == []


def test_the_desk_says_who_waits_for_whom_and_the_overdue_stand_first(client, world, bo):
    first = sent(world, title="Den første")
    services.acknowledge_statement(first, by=bo, owner=bo)
    Statement.objects.filter(pk=first.pk).update(due_on=clock.today() - timedelta(days=3))
    second = sent(world, title="Den anden")
    client.force_login(bo)
    rows = list(client.get(reverse("staff:statement-list")).context["page"])
    assert [one.pk for one in rows] == [first.pk, second.pk]
    page = client.get(reverse("staff:statement-list")).content.decode()
    assert "Over fristen" in page
    assert first.get_staff_url() in client.get(reverse("staff:today")).content.decode()


def test_it_is_confirmed_treated_and_answered_on_its_pages(client, world, bo):
    made = sent(world)
    client.force_login(bo)
    assert client.post(reverse("staff:statement-acknowledge", args=[made.pk]), {"owner": bo.pk}).status_code == 302
    assert client.post(reverse("staff:statement-treat", args=[made.pk]), {"note": ""}).status_code == 422
    assert client.post(reverse("staff:statement-treat", args=[made.pk]), {"note": "Drøftet"}).status_code == 302
    data = {"answer": "Vi gør det.", "effect": "followed", "number": "findes-ikke"}
    assert client.post(reverse("staff:statement-answer", args=[made.pk]), data).status_code == 422
    assert client.post(reverse("staff:statement-answer", args=[made.pk]), data | {"number": ""}).status_code == 302
    assert Statement.objects.get().state == "answered"
    assert "Vi gør det." in client.get(made.get_staff_url()).content.decode()


def test_what_is_out_stands_on_the_pages_of_body_and_consultation(client, world):
    asked = asking_the_council(world)
    made = sent(world, body=able(world.council, publishes_statements=True), consultation=asked, to_unit=None)
    listed = reverse("public:body-statements", args=[world.council.pk])
    for url in (world.council.get_absolute_url(), asked.get_absolute_url(), reverse("public:statement-list"), listed):
        assert made.get_absolute_url() in client.get(url).content.decode(), url
    assert made.title in client.get(reverse("public:statement-feed")).content.decode()
    (row,) = client.get("/api/v1/statements/").json()
    assert (row["number"], row["body"], row["consultation"]) == (made.number, "Rådet", asked.number)
    assert client.get(f"/api/v1/statements/{made.number}").json()["text"] == TEXT


def test_hostile_text_is_shown_as_text_everywhere(client, world):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    made = drafted(world, body=able(world.council, publishes_statements=True), title=evil, text=evil)
    services.update_statement(made, by=world.member, title=evil, text=f"{evil} {evil}")
    services.comment_on(made, by=world.member, text=evil)
    client.force_login(world.member)
    pages = [reverse(f"member:statement-{name}", args=[made.pk]) for name in ("draft", "update", "versions", "discard")]
    pages = [(page, client.get(page)) for page in pages]
    services.send_statement(services.adopt_statement(made, by=authz.SYSTEM, reason=evil), by=authz.SYSTEM)
    for url in (made.get_absolute_url(), reverse("public:statement-list"), reverse("public:statement-feed")):
        pages.append((url, client.get(url)))
    client.force_login(world.secretary)
    pages += [(url, client.get(url)) for url in (made.get_staff_url(), reverse("staff:statement-list"))]
    for url, page in pages:
        assert page.status_code == 200, url
        assert "<script>alert" not in page.content.decode(), url
        assert "<img src=x" not in page.content.decode(), url


@pytest.mark.parametrize(
    "name", ["public", "one", "member", "draft", "staff", "staff-one", "create", "body", "meeting"]
)
def test_a_page_takes_the_same_queries_with_one_and_with_many(client, world, bo, name):
    body = able(world.council, publishes_statements=True)
    made, item = sent(world, body=body), item_held(body)
    draft = drafted(world, body=body)
    urls = {
        "public": reverse("public:statement-list"), "one": made.get_absolute_url(),
        "member": reverse("member:statement-list"), "draft": reverse("member:statement-draft", args=[draft.pk]),
        "staff": reverse("staff:statement-list"), "staff-one": made.get_staff_url(),
        "create": reverse("member:statement-create"), "body": body.get_absolute_url(),
        "meeting": item.meeting.get_absolute_url(),
    }  # fmt: skip
    who = {"member": world.member, "draft": world.member, "create": world.member, "staff": bo, "staff-one": bo}
    if name in who:
        client.force_login(who[name])
    counts = []
    for more in (0, 12):
        for number in range(more):
            services.comment_on(draft, by=world.member, text=f"Kommentar {number}")
            one = services.adopt_statement(drafted(world, body=body), by=authz.SYSTEM, item=item)
            services.send_statement(one, by=authz.SYSTEM)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(urls[name]).status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0] + (name == "meeting"), "a meeting without statements asks for none"
    assert counts[1] <= 15


def test_comments_go_when_their_time_is_up(world):
    services.comment_on(drafted(world), by=world.member, text="Min bemærkning")
    assert not privacy.due(clock.now())
    (old,) = privacy.due(clock.now() + timedelta(days=25 * 31))
    privacy.drop(old, by=authz.SYSTEM)
    assert not StatementComment.objects.exists()


def test_comments_are_told_and_erased_and_the_councils_words_stay(world):
    made = drafted(world, by=world.member)
    services.comment_on(made, by=world.member, text="Min egen bemærkning")
    assert [str(part.title) for part in known_about(world.member)].count("Dine kommentarer til dit råds udkast") == 1
    assert privacy.erase(world.member, by=authz.SYSTEM) == 1
    assert not StatementComment.objects.exists()
    assert Statement.objects.get().text == TEXT
