"""A quote is a sender's own words to the letter, chosen by a person; a text that changes afterwards is noticed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import services
from roret.listen.contributions.models import Quote
from roret.listen.contributions.selectors import changed_quotes
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db
TEXT = "Stien er smal. Den skal være bred nok til ladcykler. Ring til Ane på 22 33 44 55. Stien er smal."


@pytest.fixture
def said(world, bo):
    consultation = open_consultation(world.centre)
    theme = services.create_theme(consultation, by=bo, title="Bredden")
    response = sent(consultation, TEXT)
    for redaction in response.redactions.all():
        services.decide_redaction(redaction, by=bo, take_out=False)
    response = services.approve_contribution(response, by=bo)
    services.group_contributions(theme, [response], by=bo)
    return theme, response


def test_words_that_stand_twice_are_quoted_from_their_own_place(said, bo):
    theme, response = said
    last = TEXT.rindex("Stien er smal.")

    quote = services.choose_quote(theme, response, by=bo, words="Stien er smal.", start=last)

    assert (quote.start, quote.end, quote.words, quote.stands) == (last, len(TEXT), "Stien er smal.", True)


@pytest.mark.parametrize("words", ["Stien er bred.", "", "   ", "stien er smal."])
def test_words_that_do_not_stand_there_are_refused(said, bo, words):
    with pytest.raises(DomainError):
        services.choose_quote(*said, by=bo, words=words)
    assert not Quote.objects.exists()


def test_a_response_that_others_may_not_read_is_not_quoted(world, bo, said):
    theme, _response = said
    private = sent(Consultation.objects.get(), "Kun til kommunen.", publication="not")
    private = services.approve_contribution(private, by=bo)
    services.group_contributions(theme, [private], by=bo)

    with pytest.raises(DomainError, match="citeres"):
        services.choose_quote(theme, private, by=bo, words="Kun til kommunen.")


def test_a_response_of_another_theme_is_not_quoted(said, bo):
    theme, response = said
    other = services.create_theme(theme.subject, by=bo, title="Træerne")

    with pytest.raises(DomainError):
        services.choose_quote(other, response, by=bo, words="Stien er smal.")


def test_choosing_the_same_words_twice_keeps_one_quote(said, bo):
    first = services.choose_quote(*said, by=bo, words="Stien er smal.", start=0)

    assert services.choose_quote(*said, by=bo, words="Stien er smal.", start=0) == first


def test_a_quote_whose_text_changes_is_flagged_and_not_shown_to_everybody(client, said, bo):
    theme, response = said
    services.choose_quote(theme, response, by=bo, words="Den skal være bred nok til ladcykler.")
    assert not changed_quotes(theme.subject).exists()

    services.add_redaction(response, by=bo, start=0, end=5, reason="name")

    quote = Quote.objects.get()
    assert not quote.stands
    assert quote.text == "Den skal være bred nok til ladcykler."
    assert list(changed_quotes(theme.subject)) == [quote]
    client.force_login(bo)
    assert "ændret" in client.get(reverse("staff:theme-quotes", args=[theme.pk])).content.decode()


def test_a_quote_from_a_response_that_is_withdrawn_is_flagged(said, bo):
    theme, response = said
    services.choose_quote(theme, response, by=bo, words="Stien er smal.")

    services.withdraw_contribution(response, by=bo, secret_known=True)

    assert changed_quotes(theme.subject).count() == 1


def test_sentences_are_marked_on_the_page_and_removed_again(client, said, bo):
    theme, response = said
    client.force_login(bo)
    page = client.get(reverse("staff:theme-quotes", args=[theme.pk]))
    places = [place for place, _sentence in page.context["responses"][0][1]]

    client.post(
        reverse("staff:theme-quote", args=[theme.pk]),
        {"reference": response.reference, "marked": places[:2], "side": "1"},
    )
    quote = Quote.objects.get()
    assert quote.text == "Stien er smal. Den skal være bred nok til ladcykler."

    client.post(reverse("staff:theme-quote-remove", args=[theme.pk, quote.pk]))
    assert not Quote.objects.exists()


@pytest.mark.parametrize("marked", [[], ["0-14", "53-81"], ["0-9999"], ["x"], ["0-14", "0-5"]])
def test_marks_that_do_not_follow_one_another_or_are_forged_choose_nothing(client, said, bo, marked):
    theme, response = said
    client.force_login(bo)

    answer = client.post(
        reverse("staff:theme-quote", args=[theme.pk]), {"reference": response.reference, "marked": marked}, follow=True
    )

    assert answer.status_code == 200
    assert not Quote.objects.exists()


def test_only_those_who_group_responses_choose_quotes(client, said, dan, ane):
    for person in (ane, dan):
        with pytest.raises(PermissionDenied):
            services.choose_quote(*said, by=person, words="Stien er smal.")
    client.force_login(ane)
    assert client.get(reverse("staff:theme-quotes", args=[said[0].pk])).status_code == 403
