"""Learning from people: a few examples place the rest, a person signs, and nothing is put anywhere by itself."""

import random

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.engines.texts.tests import planted
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.testing.jobs import run_jobs
from roret.listen.analyses import selectors, services
from roret.listen.analyses.models import LearnedPlace, Lesson
from roret.listen.contributions.models import Contribution, Theme, ThemeContribution
from roret.listen.contributions.services import create_theme, group_contributions, withdraw_contribution
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db
TOPICS = ("parkering", "træer", "cykler")
EACH, TAUGHT = 12, 5


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


@pytest.fixture
def themes(consultation, bo):
    """Three themes with five responses each, and seven more of each that nobody has placed."""
    chance, made = random.Random(3), {}
    for topic in TOPICS:
        made[topic] = create_theme(consultation, by=bo, title=topic.capitalize())
        rows = [sent(consultation, planted.response(chance, (topic,))) for _one in range(EACH)]
        group_contributions(made[topic], rows[:TAUGHT], by=bo)
        Contribution.objects.filter(pk__in=[row.pk for row in rows]).update(organisation=topic)
    return made


@pytest.fixture
def lesson(consultation, themes, bo):
    services.start_lesson(consultation, by=bo)
    run_jobs()
    return Lesson.objects.get()


@pytest.fixture
def page(client, bo):
    client.force_login(bo)
    return client


def test_a_few_examples_place_most_of_the_rest_where_it_belongs(lesson, themes):
    placed = {
        one.contribution.organisation: one.theme for one in LearnedPlace.objects.select_related("contribution", "theme")
    }
    right = [
        one.theme == themes[one.contribution.organisation]
        for one in LearnedPlace.objects.filter(sure=True).select_related("contribution", "theme")
    ]
    assert lesson.examples == len(TOPICS) * TAUGHT
    assert set(placed) == set(TOPICS)
    assert len(right) >= 15
    assert sum(right) / len(right) >= 0.93
    assert ThemeContribution.objects.count() == len(TOPICS) * TAUGHT


def test_the_most_uncertain_is_asked_about_first(lesson):
    orders = list(selectors.to_decide(lesson).values_list("order", flat=True))
    assert orders == sorted(orders)
    assert len(orders) >= 15


def test_a_yes_groups_a_no_does_not_and_another_theme_counts_against_the_machine(lesson, themes, bo):
    first, second, third = selectors.to_decide(lesson)[:3]
    other = next(theme for theme in themes.values() if theme != third.theme)
    services.decide_place(first, by=bo, theme=first.theme)
    services.decide_place(second, by=bo, theme=None)
    services.decide_place(third, by=bo, theme=other)

    decided = LearnedPlace.objects.exclude(decided_at=None).order_by("order", "pk")
    assert [one.agreed for one in decided] == [True, False, False]
    assert first.contribution.grouped.get().theme == first.theme
    assert not second.contribution.grouped.exists()
    assert third.contribution.grouped.get().theme == other
    with pytest.raises(DomainError):
        services.decide_place(first, by=bo, theme=None)


def test_the_sure_ones_are_signed_theme_by_theme_and_the_withdrawn_stay_out(lesson, themes, bo):
    theme = themes["træer"]
    rows = LearnedPlace.objects.open().filter(theme=theme, sure=True)
    withdraw_contribution(rows.first().contribution, by=SYSTEM)
    count = services.accept_sure(lesson, by=bo, theme=theme)

    theme.refresh_from_db()
    assert theme.size == TAUGHT + count - 1
    assert not rows.exists()
    with pytest.raises(DomainError):
        services.accept_sure(lesson, by=bo, theme=theme)


def test_what_was_decided_is_learned_from(lesson, consultation, themes, bo):
    for theme in themes.values():
        services.accept_sure(lesson, by=bo, theme=theme)
    again = services.start_lesson(consultation, by=bo)
    run_jobs()
    again.refresh_from_db()
    assert again.examples > lesson.examples
    assert LearnedPlace.objects.filter(lesson=again).count() < LearnedPlace.objects.filter(lesson=lesson).count()


def test_there_must_be_something_to_learn_from(consultation, bo):
    with pytest.raises(NotPossible, match="to temaer"):
        services.start_lesson(consultation, by=bo)
    for topic in TOPICS:
        create_theme(consultation, by=bo, title=topic)
    with pytest.raises(NotPossible, match="mindst 5 svar"):
        services.start_lesson(consultation, by=bo)


def test_strangers_neither_start_nor_decide(lesson, consultation, themes, dan):
    for act in (
        lambda: services.start_lesson(consultation, by=dan),
        lambda: services.decide_place(LearnedPlace.objects.first(), by=dan, theme=None),
        lambda: services.accept_sure(lesson, by=dan, theme=themes["træer"]),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_the_page_leads_from_the_ungrouped_to_a_decision(page, lesson, consultation, django_assert_max_num_queries):
    assert (
        reverse("staff:lesson-of-record", args=[consultation.pk])
        in page.get(reverse("staff:consultation-ungrouped", args=[consultation.pk])).content.decode()
    )
    with django_assert_max_num_queries(15):
        shown = page.get(lesson.get_staff_url())
    assert page.get(reverse("staff:lesson-of-record", args=[consultation.pk])).url == lesson.get_staff_url()
    first = shown.context["page"][0]
    url = reverse("staff:lesson-decide", args=[lesson.pk, first.pk])
    assert page.post(url, {"theme": first.theme_id}).status_code == 302
    assert first.contribution.grouped.exists()
    theme = Theme.objects.get(pk=first.theme_id)
    done = page.post(reverse("staff:lesson-accept", args=[lesson.pk, theme.pk]), follow=True)
    assert "er lagt under" in done.content.decode()
    assert page.post(url, {"theme": "9999999"}).status_code == 404


def test_others_do_not_see_it(client, lesson, dan):
    client.force_login(dan)
    assert client.get(lesson.get_staff_url()).status_code in {403, 404}
