"""Taking part at one's own pace: go on from any machine, see what others have said, put them in the order one likes."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions.models import Contribution, Draft
from roret.listen.contributions.services import approve_contribution
from roret.listen.contributions.similar import similar_published
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db

CARGO = "Cykelstien skal være bred nok til ladcykler med børn, især ved skolen."


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def published(consultation, text, **content):
    return approve_contribution(sent(consultation, text, **content), by=consultation_worker(consultation))


def consultation_worker(_consultation):
    from roret.foundation import authz

    return authz.SYSTEM


def url(name, *arguments):
    return reverse(f"public:consultation-{name}", args=arguments)


def saved(client, consultation, **values):
    data = {"text": "Stien er smal", "email": "", "draft": "1", **values}
    return client.post(url("respond", consultation.number), data)


def link_in(response):
    return re.search(r'href="https?://[^/"]+(/[^"]*(?:kladde|draft)/[^"]+)"', response.content.decode()).group(1)


def test_a_draft_is_taken_up_on_another_machine_by_its_private_link(client, consultation):
    link = link_in(saved(client, consultation))
    client.cookies.clear()
    assert "Stien er smal" not in client.get(url("respond", consultation.number)).content.decode()
    assert "Stien er smal" in client.get(link, follow=True).content.decode()


def test_the_link_is_mailed_to_the_one_who_asks_and_holds_no_words_of_hers(
    client, consultation, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = saved(client, consultation, email="ane@example.dk", draft="mail").content.decode()
    run_jobs()
    assert "ane@example.dk" in page
    letter = mail.outbox[0]
    assert letter.to == ["ane@example.dk"]
    assert "Stien er smal" not in letter.body
    assert link_in_letter(letter.body)


def link_in_letter(text):
    return re.search(r"https?://\S+/(?:kladde|draft)/\S+", text)


@pytest.mark.parametrize("address", ["", "ikke en adresse", "a@b.dk\nBcc: x@y.dk"])
def test_nothing_is_mailed_to_what_is_no_address(client, consultation, address):
    saved(client, consultation, email=address, draft="mail")
    run_jobs()
    assert mail.outbox == []


def test_a_forged_draft_link_finds_nothing_and_says_what_to_do(client, consultation):
    answer = client.get(url("draft", consultation.number, "x" * 32))
    assert answer.status_code == 404
    assert url("respond", consultation.number) in answer.content.decode()


def test_what_has_been_sent_is_no_draft_any_more(client, consultation):
    saved(client, consultation)
    form = client.get(url("respond", consultation.number)).context["form"]
    sending = {
        "text": "Stien er smal",
        "capacity": "private",
        "publication": "named",
        "submission": form["submission"].value(),
    }
    assert client.post(url("respond", consultation.number), sending).status_code == 302
    assert Contribution.objects.count() == 1
    assert not Draft.objects.exists()
    assert "Stien er smal" not in client.get(url("respond", consultation.number)).content.decode()


def test_published_responses_that_say_the_same_are_found_in_any_inflection(consultation):
    like, other = published(consultation, CARGO), published(consultation, "Plant flere træer langs vejen mod havnen.")
    found = similar_published(consultation, "Jeg ønsker brede cykelstier til ladcyklen, også ved skolerne.")
    assert like in found
    assert other not in found


def test_what_is_not_published_is_never_shown_as_similar(consultation):
    sent(consultation, CARGO)
    assert similar_published(consultation, CARGO) == []


@pytest.mark.parametrize("text", ["", "ja", "!!!", "\x00", "og og og", "-cykelsti", '"', "'' | & !", "x" * 60_000])
def test_whatever_is_typed_the_question_can_be_asked(client, consultation, text):
    published(consultation, CARGO)
    assert client.post(url("similar", consultation.number), {"text": text}).status_code == 200


def test_words_in_a_similar_response_are_shown_as_words(client, consultation):
    published(consultation, f"<script>alert(1)</script> {CARGO}")
    page = client.post(url("similar", consultation.number), {"text": CARGO}).content.decode()
    assert "Cykelstien" in page
    assert "<script>alert" not in page


def test_the_question_asks_as_often_for_many(client, consultation, django_assert_max_num_queries):
    for number in range(8):
        published(consultation, f"{CARGO} Nummer {number}.")
    with django_assert_max_num_queries(8):
        client.post(url("similar", consultation.number), {"text": CARGO})


def test_responses_stand_in_the_order_that_is_chosen(client, consultation):
    first, second = published(consultation, "Den første"), published(consultation, "Den anden")
    published(consultation, "Et modsvar", reply_to=first)

    def order(value):
        page = client.get(url("responses", consultation.number), {"order": value}).context["page"]
        return [one.reference for one in page]

    assert order("")[-1] == first.reference
    assert order("oldest")[0] == first.reference
    assert order("replies")[0] == first.reference
    assert second.reference in order("replies")
    assert len(order("sideways")) == 3
