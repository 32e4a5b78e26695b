"""Themes are made by a person, each gets one official answer, and the thread holds them together."""

import pytest
from django.urls import reverse

from roret.commons.records.models import Milestone
from roret.commons.records.selectors import thread_ids
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible
from roret.listen.contributions import selectors, services
from roret.listen.contributions.models import Answer, Theme
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


@pytest.fixture
def theme(consultation, bo):
    return services.create_theme(consultation, by=bo, title="Bredden", owner=bo)


def test_a_theme_and_its_answer_hang_on_the_thread_of_the_consultation(consultation, theme):
    assert set(thread_ids(theme.answer, direction="up")) == {consultation.pk, theme.pk, theme.answer.pk}
    assert set(thread_ids(consultation, direction="down")) == {consultation.pk, theme.pk, theme.answer.pk}


def test_a_response_may_be_under_several_themes_and_counts_in_each(consultation, theme, bo):
    other = services.create_theme(consultation, by=bo, title="Træerne")
    contribution = sent(consultation)

    for one in (theme, other):
        services.group_contributions(one, [contribution], by=bo)

    assert [found.size for found in selectors.themes_of(consultation)] == [1, 1]
    assert not selectors.ungrouped(consultation).exists()


def test_grouping_twice_changes_nothing(consultation, theme, bo):
    contribution = sent(consultation)

    assert [services.group_contributions(theme, [contribution], by=bo) for _ in range(2)] == [1, 0]


def test_a_response_cannot_be_grouped_under_another_consultations_theme(world, theme, bo):
    stranger = sent(open_consultation(world.centre, title="En anden"))

    with pytest.raises(DomainError):
        services.group_contributions(theme, [stranger], by=bo)


def test_a_theme_made_by_mistake_is_deleted_until_something_stands_under_it(consultation, bo):
    theme = services.create_theme(consultation, by=bo, title="Fejl")
    response = sent(consultation)
    services.group_contributions(theme, [response], by=bo)
    with pytest.raises(NotPossible):
        services.drop_theme(theme, by=bo)

    services.ungroup_contribution(theme, response, by=bo)
    services.drop_theme(theme, by=bo)
    assert not Theme.objects.filter(pk=theme.pk).exists()
    assert not Answer.objects.filter(theme_id=theme.pk).exists()


def test_merging_moves_everything_and_counts_each_response_once(consultation, theme, bo):
    other = services.create_theme(consultation, by=bo, title="Smal sti")
    both, one = sent(consultation), sent(consultation)
    services.group_contributions(theme, [both, one], by=bo)
    services.group_contributions(other, [both], by=bo)

    services.merge_themes(theme, into=other, by=bo)

    assert [(found.title, found.size) for found in selectors.themes_of(consultation)] == [("Smal sti", 2)]


def test_a_quote_must_stand_in_the_published_text(consultation, theme, bo):
    contribution = sent(consultation, "Stien er alt for smal.")
    services.approve_contribution(contribution, by=bo)
    services.group_contributions(theme, [contribution], by=bo)
    contribution.refresh_from_db()

    with pytest.raises(DomainError):
        services.choose_quote(theme, contribution, by=bo, words="Stien er bred")
    assert services.choose_quote(theme, contribution, by=bo, words="alt for smal").words == "alt for smal"


def test_an_empty_answer_is_not_approved(theme, bo):
    with pytest.raises(DomainError):
        services.approve_answer(theme.answer, by=bo)


def test_an_approved_answer_is_published_told_once_and_cannot_change(theme, bo):
    services.write_answer(theme.answer, by=bo, text="Vi gør stien bredere.")
    answer = services.approve_answer(theme.answer, by=bo)

    assert answer.is_published
    assert Milestone.objects.get(record=answer.record_ptr).sentence == "Temaet »Bredden« er besvaret"
    with pytest.raises(NotPossible):
        services.write_answer(answer, by=bo, text="Alligevel ikke.")


def test_what_is_typed_is_what_is_approved(client, theme, bo):
    written = services.write_answer(theme.answer, by=bo, text="Vi ser på det.")
    client.force_login(bo)
    typed = {"text": "Vi gør stien bredere.", "version": written.version, "approve": "1"}

    client.post(reverse("staff:answer-detail", args=[written.pk]), typed)

    written.refresh_from_db()
    assert written.text == "Vi gør stien bredere."
    assert written.approved_at


def test_an_answer_without_words_is_neither_saved_nor_approved(client, theme, bo):
    client.force_login(bo)
    page = client.post(
        reverse("staff:answer-detail", args=[theme.answer.pk]), {"text": " ", "version": 1, "approve": "1"}
    )
    assert "Skriv svaret først." in page.content.decode()
    theme.answer.refresh_from_db()
    assert not theme.answer.approved_at


def test_the_second_of_two_editors_is_told_and_the_first_keeps_her_text(theme, bo):
    version = theme.answer.version
    services.write_answer(theme.answer, by=bo, text="Først", version=version)

    with pytest.raises(ChangedMeanwhile):
        services.write_answer(theme.answer, by=bo, text="Sidst", version=version)
    theme.answer.refresh_from_db()
    assert theme.answer.text == "Først"


def test_the_desk_shows_the_overdue_first_and_those_without_date_last(consultation, bo):
    from datetime import timedelta

    from roret.foundation import clock

    for title, days in (("uden", None), ("sent", 5), ("forfalden", -3)):
        services.create_theme(
            consultation, by=bo, title=title, due_on=clock.today() + timedelta(days=days) if days is not None else None
        )

    assert [str(answer.theme) for answer in selectors.answer_desk(bo)] == ["forfalden", "sent", "uden"]


def test_a_stranger_in_another_unit_sees_an_empty_desk(theme, dan):
    assert not selectors.answer_desk(dan).exists()
