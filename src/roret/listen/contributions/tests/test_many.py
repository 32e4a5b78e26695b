"""Deciding about many responses at once, and taking it back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from roret.foundation import clock
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db
DECIDE, UNDO, QUEUE = "staff:contribution-decide-many", "staff:contribution-undo-many", "staff:contribution-queue"


@pytest.fixture
def three(client, world):
    made = open_consultation(world.centre)
    client.force_login(world.bo)
    return [sent(made, text) for text in ("Ja tak", "Nej tak", "Ring til mig på 23 45 67 89")]


def states(*responses):
    return [Contribution.objects.get(pk=one.pk).moderation for one in responses]


def post(client, name, **data):
    return client.post(reverse(name), data, follow=True)


def test_the_ticked_are_approved_the_others_named_and_the_filter_stays(client, three):
    back = "moderation=waiting&record=" + three[0].record.number
    answer = post(client, DECIDE, act="approve", reference=[one.reference for one in three], back=back)

    assert states(*three) == [Moderation.APPROVED, Moderation.APPROVED, Moderation.WAITING]
    assert answer.redirect_chain[-1][0].endswith("?" + back)
    assert three[2].reference in answer.content.decode()


def test_hiding_many_asks_why(client, three):
    post(client, DECIDE, act="hide", reference=[three[0].reference], reason=" ")
    before = states(three[0])
    post(client, DECIDE, act="hide", reference=[three[0].reference], reason="Reklame")

    assert before == [Moderation.WAITING]
    assert states(three[0]) == [Moderation.HIDDEN]
    assert Contribution.objects.get(pk=three[0].pk).moderation_reason == "Reklame"


def test_what_was_decided_is_taken_back(client, three):
    post(client, DECIDE, act="approve", reference=[one.reference for one in three[:2]])
    page = client.get(reverse(QUEUE)).content.decode()
    post(client, UNDO)

    assert "Fortryd" in page
    assert states(*three[:2]) == [Moderation.WAITING, Moderation.WAITING]
    assert Contribution.objects.get(pk=three[0].pk).published_text == ""
    assert "Fortryd" not in client.get(reverse(QUEUE)).content.decode()


def test_after_ten_minutes_it_stands(client, three):
    post(client, DECIDE, act="approve", reference=[three[0].reference])
    with clock.at(clock.now() + timedelta(minutes=11)):
        post(client, UNDO)

    assert states(three[0]) == [Moderation.APPROVED]


def test_a_stranger_decides_nothing(client, world, three):
    client.force_login(world.dan)
    post(client, DECIDE, act="approve", reference=[three[0].reference])

    assert states(three[0]) == [Moderation.WAITING]


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example", "next=//evil.example"])
def test_the_way_back_stays_in_the_house(client, three, back):
    answer = client.post(reverse(DECIDE), {"act": "approve", "reference": [three[0].reference], "back": back})

    assert answer["Location"].startswith(reverse(QUEUE))


def test_ticking_nothing_is_said(client, three):
    assert "Sæt kryds ved mindst ét svar." in post(client, DECIDE, act="approve").content.decode()
