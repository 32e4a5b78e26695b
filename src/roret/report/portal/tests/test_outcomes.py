"""What became of it: theme, answer, effect, decision, action, target and its light."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.commons.records.enums import LinkKind
from roret.commons.records.services import link_records
from roret.decide.matters.models import Matter
from roret.decide.matters.services import state_effect
from roret.decide.matters.tests.factories import decided, heard, ready
from roret.decide.plans import services as plans
from roret.decide.plans.tests.factories import days
from roret.deliver.agreements.models import Target
from roret.deliver.agreements.tests.factories import signed
from roret.foundation import authz, clock
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution
from roret.measure.indicators import services as indicators
from roret.measure.indicators.tests.factories import indicator, measured
from roret.report.portal.outcomes import outcome_of

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
SYSTEM = authz.SYSTEM


@pytest.fixture
def case(world):
    """A consultation with two themes that went all the way to a plan with an action for each."""
    consultation, themes = heard(world)
    decision = decided(world, ready(world, consultation))
    with clock.at(decision.published_at + timedelta(days=1)):  # the committee met ten days from now
        plan = plans.make_plan_from_decision(decision, by=SYSTEM, title="Handleplan")
        plans.create_goal(plan, by=SYSTEM, title="Overordnet", type="objective")
        actions = []
        for theme in themes:
            area = plans.create_goal(plan, by=SYSTEM, title=f"Mål om {theme.title}")
            actions.append(
                plans.create_action(area, by=SYSTEM, title=f"Gør noget ved {theme.title}", unit=world.centre, **days())
            )
        plans.adopt_plan(plan, by=SYSTEM)
        yield consultation, themes, decision, actions


def page_of(client, consultation):
    response = client.get(reverse("public:outcome", args=[consultation.number]))
    assert response.status_code == 200
    return response


def found_kinds(outcome, kind):
    return [record.title for record in outcome.found[kind]]


def test_the_page_follows_each_theme_to_the_light(client, world, case):
    consultation, themes, decision, actions = case
    matter = Matter.objects.get()
    state_effect(matter, by=SYSTEM, theme=themes[0], effect="followed", reason="Stien bliver bredere.")
    signed(world, actions[0], begins_at=clock.now() - timedelta(days=100))
    found = indicator(world.centre)
    indicators.bind_indicator(found, Target.objects.get(), by=SYSTEM)
    measured(found, 90, 0)

    page = page_of(client, consultation).content.decode()

    for words in (
        "Bredden", "Tak for dit svar.", "Stien bliver bredere.", decision.title, actions[0].title,
        "Flere kommer i job", "90 når målet på 80.", "<svg",
    ):  # fmt: skip
        assert words in page, words
    first, second = outcome_of(consultation, person=world.guest)
    assert [mark.state for mark in first.marks] == ["done", "done", "current", "coming", "done"]
    assert first.effect.effect == "followed"
    assert second.effect is None


def test_a_theme_has_come_all_the_way_when_each_of_its_actions_is_done(world, case):
    consultation, themes, _decision, actions = case
    for theme, action in zip(themes, actions, strict=True):
        link_records(theme, action.goal, kind=LinkKind.REALISES, by=SYSTEM)
    plans.start_action(actions[0], by=SYSTEM)
    assert [mark.state for mark in outcome_of(consultation, person=world.guest)[0].marks][2:4] == ["done", "coming"]
    plans.finish_action(actions[0], by=SYSTEM)
    first, second = outcome_of(consultation, person=world.guest)
    assert [(mark.state, mark.note) for mark in first.marks][3] == ("done", "1 af 1")
    assert [mark.state for mark in second.marks][2:4] == ["current", "coming"]


def test_what_is_done_about_a_decision_is_not_done_about_a_theme_that_was_not_followed(world, case):
    consultation, themes, _decision, _actions = case
    state_effect(Matter.objects.get(), by=SYSTEM, theme=themes[0], effect="not", reason="Der er ikke penge til det.")
    first, second = outcome_of(consultation, person=world.guest)
    assert first.found["decision"]
    assert (first.found["action"], bool(second.found["action"])) == ([], True)


def test_themes_with_goals_of_their_own_do_not_pull_in_each_others_actions(world, case):
    consultation, themes, _decision, actions = case
    for theme, action in zip(themes, actions, strict=True):
        link_records(theme, action.goal, kind=LinkKind.REALISES, by=SYSTEM)

    outcomes = outcome_of(consultation, person=world.guest)

    assert [found_kinds(one, "action") for one in outcomes] == [[action.title] for action in actions]
    assert all(one.found["decision"] for one in outcomes)


def test_a_theme_without_goals_of_its_own_leads_to_all_that_was_decided(world, case):
    consultation, _themes, _decision, actions = case
    for one in outcome_of(consultation, person=world.guest):
        assert found_kinds(one, "action") == [action.title for action in actions]


def test_what_is_not_published_yet_is_told_to_nobody(client, world):
    consultation, themes = heard(world)
    hidden = contributions.create_theme(consultation, by=SYSTEM, title="Et tema under arbejde")
    page = page_of(client, consultation).content.decode()

    assert "Bredden" in page
    assert "Et tema under arbejde" not in page
    assert [one.theme for one in outcome_of(consultation, person=world.bo)] == [*themes, hidden]


def test_an_effect_of_a_matter_one_may_not_see_is_not_shown(client, world, case):
    consultation, themes, _decision, _actions = case
    matter = Matter.objects.get()
    state_effect(matter, by=SYSTEM, theme=themes[0], effect="not", reason="Hemmelig grund")
    Matter.objects.filter(pk=matter.pk).update(visibility="internal")
    assert "Hemmelig grund" not in page_of(client, consultation).content.decode()


def test_wild_text_is_shown_as_text(client, world, case):
    consultation, themes, _decision, _actions = case
    state_effect(Matter.objects.get(), by=SYSTEM, theme=themes[0], effect="partly", reason=EVIL)
    type(themes[0]).objects.filter(pk=themes[0].pk).update(title=EVIL)
    page = page_of(client, consultation).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_contributions_page_shows_what_its_own_themes_led_to(client, world, case):
    _consultation, themes, _decision, _actions = case
    mine = Contribution.objects.filter(grouped__theme=themes[1]).get()
    page = client.get(reverse("public:contribution-detail", args=[mine.reference])).content.decode()
    assert f'id="o{themes[1].number}"' in page
    assert f'id="o{themes[0].number}"' not in page


def test_a_consultation_that_does_not_exist_for_the_reader_has_no_outcome(client, world):
    from roret.listen.contributions.tests.factories import draft

    for number in ("2026-999999", draft(world.centre).number):
        assert client.get(reverse("public:outcome", args=[number])).status_code == 404


def test_it_takes_the_same_queries_with_one_theme_and_with_many(client, world, case):
    consultation, _themes, _decision, actions = case
    signed(world, actions[0])
    url = reverse("public:outcome", args=[consultation.number])
    counts = []
    for more in (0, 6):
        for number in range(more):
            theme = contributions.create_theme(consultation, by=SYSTEM, title=f"Tema {number}")
            contributions.write_answer(theme.answer, by=SYSTEM, text="Svar")
            contributions.approve_answer(theme.answer, by=SYSTEM)
            link_records(theme, actions[0].goal, kind=LinkKind.REALISES, by=SYSTEM)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
