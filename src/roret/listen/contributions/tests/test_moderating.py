"""Nothing is shown before a person has looked, and what is taken out stays out."""

import pytest

from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.listen.contributions import services
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def test_a_response_with_undecided_findings_is_not_approved(consultation, bo):
    contribution = sent(consultation, "Ring på 20 30 40 50.")

    with pytest.raises(NotPossible):
        services.approve_contribution(contribution, by=bo)


def test_what_is_taken_out_is_replaced_by_its_reason(consultation, bo):
    contribution = sent(consultation, "Mit cpr er 251248-9996, og stien er smal.")
    services.decide_redaction(contribution.redactions.get(), by=bo, take_out=True)

    approved = services.approve_contribution(contribution, by=bo)

    assert "251248" not in approved.published_text
    assert approved.published_text.endswith("og stien er smal.")
    assert "251248" in approved.text


def test_search_does_not_find_what_was_taken_out(consultation, bo):
    from roret.foundation.search import matching

    contribution = sent(consultation, "Naboen Zacharias larmer, og stien er smal.")
    services.approve_contribution(contribution, by=bo)
    assert matching(Contribution.objects.published(), "Zacharias").exists()

    services.add_redaction(contribution, by=bo, start=7, end=16, reason="name")

    assert not matching(Contribution.objects.published(), "Zacharias").exists()
    assert matching(Contribution.objects.published(), "stier").exists()


def test_words_outside_the_text_cannot_be_taken_out(consultation, bo):
    contribution = sent(consultation, "Kort")

    with pytest.raises(DomainError):
        services.add_redaction(contribution, by=bo, start=2, end=99, reason="name")


def test_hiding_needs_a_reason(consultation, bo):
    with pytest.raises(DomainError):
        services.hide_contribution(sent(consultation), by=bo, reason="  ")


def test_a_response_that_may_not_be_published_never_is(consultation, bo):
    contribution = sent(consultation, publication="not")
    services.approve_contribution(contribution, by=bo)

    assert not Contribution.objects.published().exists()


def test_a_withdrawn_response_is_no_longer_shown(consultation, bo, ane):
    contribution = sent(consultation, by=ane)
    services.approve_contribution(contribution, by=bo)
    services.withdraw_contribution(contribution, by=ane)

    assert not Contribution.objects.published().exists()


def test_every_look_at_the_original_is_journalled(consultation, bo):
    services.read_original(sent(consultation), by=bo)

    assert Event.objects.get(type="contribution.original_read").actor_id == str(bo.pk)


def test_a_name_is_shown_only_where_the_sender_agreed(consultation):
    named = sent(consultation, author_name="Ane", publication="named")
    unnamed = sent(consultation, author_name="Ane", publication="anonymous")
    council = sent(consultation, author_name="Mie", capacity="council", organisation="Handicaprådet")

    assert [one.shown_name for one in (named, unnamed, council)] == ["Ane", "", "Handicaprådet"]
