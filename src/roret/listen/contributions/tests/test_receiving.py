"""What people send is kept once, with a reference and a private link."""

import uuid

import pytest
from django.db import connection

from roret.foundation.journal.models import Event
from roret.listen.consultations import services as consultations
from roret.listen.contributions import selectors
from roret.listen.contributions.models import Contribution, Redaction
from roret.listen.contributions.services import Content
from roret.listen.contributions.tests.factories import open_consultation, send, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def test_each_response_gets_the_next_reference(consultation):
    first, second = sent(consultation), sent(consultation)

    assert first.reference[:-4] == second.reference[:-4]
    assert (first.reference[-4:], second.reference[-4:]) == ("0001", "0002")


def test_sending_the_same_form_twice_keeps_one_and_gives_the_same_receipt(consultation, world):
    content, submission = Content(text="Ja tak"), str(uuid.uuid4())

    receipts = [
        consultations.respond(consultation, by=world.guest, content=content, submission=submission) for _ in range(2)
    ]

    assert Contribution.objects.count() == 1
    assert receipts[0].secret == receipts[1].secret
    assert [receipt.repeated for receipt in receipts] == [False, True]


def test_a_second_sending_leaves_no_gap_in_the_references(consultation, world):
    submission = str(uuid.uuid4())
    for _ in range(2):
        consultations.respond(consultation, by=world.guest, content=Content(text="Ja"), submission=submission)

    assert sent(consultation).reference.endswith("0002")


def test_the_follow_link_finds_the_response_and_no_other_link_does(consultation):
    receipt = send(consultation)

    assert selectors.by_follow_secret(receipt.secret) == receipt.contribution
    assert selectors.by_follow_secret(receipt.secret[:-1] + "x") is None


def test_the_secret_of_the_follow_link_is_not_in_the_database(consultation):
    receipt = send(consultation)

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(c)::text FROM contributions_contribution c")
        assert receipt.secret not in cursor.fetchone()[0]


def test_personal_data_is_marked_and_not_published(consultation):
    contribution = sent(consultation, "Mit cpr er 251248-9996 og mit nummer 20 30 40 50.")

    assert contribution.flags == 2
    assert set(Redaction.objects.values_list("reason", "confirmed")) == {("cpr", None), ("phone", None)}
    assert contribution.published_text == ""


def test_the_journal_keeps_the_reference_but_neither_name_nor_words(consultation, ane):
    sent(consultation, "hemmelige ord", by=ane, author_name="Ane Kirstine Møller")

    event = Event.objects.get(type="contribution.received")
    assert "hemmelige" not in str(event.data) + event.target_name
    assert event.actor_name == ""
    assert event.actor_id == str(ane.pk)


def test_a_sender_without_account_has_her_words_erased_by_her_link(client, consultation):
    from django.urls import reverse

    receipt = send(consultation, "Mine egne ord", author_name="Ane", email="ane@eksempel.example")
    url = reverse("public:follow-erase", args=[receipt.secret])

    assert client.get(url).status_code == 200
    assert Contribution.objects.get().text == "Mine egne ord"
    client.post(url)

    kept = Contribution.objects.get()
    assert (kept.author_name, kept.email) == ("", "")
    assert "Mine egne ord" not in kept.text
    assert client.get(reverse("public:follow", args=[receipt.secret])).status_code == 200


def test_an_age_band_is_kept_apart_and_nobody_sees_a_row(world, bo):
    from roret.foundation import authz
    from roret.listen.contributions.models import AboutSender
    from roret.listen.contributions.services import erase_contribution

    kept = sent(open_consultation(world.centre), age_band="75-")

    assert AboutSender.objects.get().age_band == "75-"
    assert not AboutSender.objects.visible_to(bo).exists()
    erase_contribution(kept, by=authz.SYSTEM)
    assert not AboutSender.objects.exists()
