"""A plan: made from a decision in one step, written, adopted, carried out, adjusted."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link, Milestone
from roret.commons.records.selectors import thread_ids
from roret.decide.plans import selectors, services
from roret.decide.plans.models import Action, ActionPlan, Goal
from roret.decide.plans.tests.factories import adopted, days, decision, drafted, only_action
from roret.foundation import authz, clock
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible, NotReady
from roret.listen.contributions.models import Theme

pytestmark = pytest.mark.django_db


def test_a_plan_is_made_from_a_decision_in_one_step_with_the_matters_words(world, bo):
    decided = decision(world)
    plan = services.make_plan_from_decision(decided, by=bo)

    assert (plan.title, plan.unit_id, plan.body_id) == (decided.matter.title, world.centre.pk, world.committee.pk)
    assert Link.objects.filter(upstream=decided, downstream=plan, kind=LinkKind.REALISES).exists()
    assert not plan.is_published


def test_an_action_hangs_on_its_goal_and_on_the_decision_so_that_the_thread_reaches_the_citizen(world, bo):
    plan = drafted(world)
    action, decided = only_action(plan), selectors.decisions_of(plan).get()

    up = set(Link.objects.filter(downstream=action).values_list("upstream", "kind"))
    assert up == {(action.goal_id, LinkKind.PART_OF), (decided.pk, LinkKind.REALISES)}
    theme = Theme.objects.first()
    assert {plan.pk, decided.pk, decided.matter_id, theme.pk, theme.subject_id} <= set(
        thread_ids(action, direction="up")
    )


def test_only_those_who_prepare_make_a_plan(world, ane, dan):
    decided = decision(world)
    for person in (ane, dan, world.committee_secretary, world.member):
        with pytest.raises(PermissionDenied):
            services.make_plan_from_decision(decided, by=person)


def test_a_plan_has_one_overall_objective(world, bo):
    plan = drafted(world)
    with pytest.raises(DomainError) as refused:
        services.create_goal(plan, by=bo, title="Endnu en", type="objective")
    assert refused.value.field == "type"


def test_a_recommendation_may_lack_its_number_but_not_say_nothing(world, bo):
    goal = drafted(world).goals.get(type="focus_area")
    services.add_recommendation(goal, by=bo, text="Skriv klart")
    with pytest.raises(DomainError):
        services.add_recommendation(goal, by=bo)
    assert sorted(str(one) for one in goal.recommendations.all()) == ["4", "Skriv klart"]


def test_an_end_before_the_start_is_refused(world, bo):
    goal = drafted(world).goals.get(type="focus_area")
    with pytest.raises(DomainError) as refused:
        services.create_action(goal, by=bo, title="Baglæns", **days(begins=10, ends=1))
    assert refused.value.field == "ends_at"


@pytest.mark.parametrize("kind", ["action", "goal", "plan"])
def test_the_second_of_two_editors_is_told(world, bo, kind):
    plan = drafted(world)
    thing, service = {
        "plan": (plan, services.update_plan),
        "goal": (plan.goals.get(type="sub_goal"), services.update_goal),
        "action": (only_action(plan), services.update_action),
    }[kind]
    service(thing, by=bo, version=thing.version, title="Først")
    with pytest.raises(ChangedMeanwhile):
        service(thing, by=world.director, version=thing.version, title="Dernæst")
    assert type(thing).objects.get(pk=thing.pk).title == "Først"


def test_a_plan_is_adopted_with_all_its_goals_and_actions_and_is_told_once(world, ane):
    plan = drafted(world)
    assert not Action.objects.visible_to(ane).exists()
    plan = services.adopt_plan(plan, by=world.committee_secretary)

    assert plan.adopted_by == world.committee_secretary.name
    assert ActionPlan.objects.visible_to(ane).get() == plan
    assert Goal.objects.visible_to(ane).count() == 3
    assert Action.objects.visible_to(ane).count() == 1
    assert Milestone.objects.filter(record=plan, code="adopted").count() == 1
    with pytest.raises(NotPossible):
        services.adopt_plan(plan, by=world.director)


def test_what_is_missing_before_adoption_is_named_with_its_place(world):
    plan = services.make_plan_from_decision(decision(world), by=authz.SYSTEM)
    assert len(plan.missing_before_adopting()) == 2
    services.create_goal(plan, by=authz.SYSTEM, title="Målsætning", type="objective")
    area = services.create_goal(plan, by=authz.SYSTEM, title="Indsatsområde")
    assert ["Indsatsområde" in str(one) for one in plan.missing_before_adopting()] == [True]
    services.create_action(area, by=authz.SYSTEM, title="Uden dage")
    assert ["Uden dage" in str(one) for one in plan.missing_before_adopting()] == [True]
    assert all(one.where for one in plan.missing_before_adopting())
    with pytest.raises(NotReady):
        services.adopt_plan(plan, by=world.director)


def test_a_case_worker_writes_but_does_not_adopt(world, bo):
    with pytest.raises(PermissionDenied):
        services.adopt_plan(drafted(world), by=bo)


def test_the_decision_that_adopts_a_plan_is_tied_to_it_and_its_actions(world):
    plan, later = drafted(world), decision(world)
    services.adopt_plan(plan, by=world.director, decision=later)

    tied = set(Link.objects.filter(upstream=later, kind=LinkKind.REALISES).values_list("downstream", flat=True))
    assert tied == {plan.pk, only_action(plan).pk}


def test_what_is_added_to_an_adopted_plan_is_public_at_once(world, bo, ane):
    plan = adopted(world)
    area = services.create_goal(plan, by=bo, title="Nyt område")
    action = services.create_action(area, by=bo, title="Ny indsats", **days())

    assert Goal.objects.visible_to(ane).filter(pk=area.pk).exists()
    assert Action.objects.visible_to(ane).filter(pk=action.pk).exists()


def test_an_action_is_started_and_done_and_each_is_told_once(world, bo):
    action = only_action(adopted(world))
    with pytest.raises(NotPossible):
        services.finish_action(action, by=bo)
    action = services.start_action(action, by=bo, note="Vi er begyndt")
    assert action.state == "started"
    with pytest.raises(NotPossible):
        services.start_action(action, by=bo)
    action = services.finish_action(action, by=bo)

    assert (action.state, action.progress_note) == ("done", "Vi er begyndt")
    assert sorted(Milestone.objects.filter(record=action).values_list("code", flat=True)) == ["done", "started"]
    for service in (services.start_action, services.finish_action, services.stop_action):
        with pytest.raises(NotPossible):
            service(action, by=bo, note="igen")


def test_an_action_of_a_plan_that_is_not_adopted_does_not_start_or_stop(world, bo):
    action = only_action(drafted(world))
    for service in (services.start_action, services.stop_action):
        with pytest.raises(NotPossible):
            service(action, by=bo, note="for tidligt")


def test_stopping_needs_the_reason(world, bo):
    action = only_action(adopted(world))
    with pytest.raises(DomainError):
        services.stop_action(action, by=bo, note=" ")
    assert services.stop_action(action, by=bo, note="Der er ikke penge").state == "stopped"


def test_the_unit_that_carries_out_may_act_and_strangers_may_not(world, cia, dan):
    action = only_action(adopted(world))
    with pytest.raises(PermissionDenied):
        services.start_action(action, by=dan)
    services.start_action(action, by=cia)


def test_the_second_who_tells_how_it_goes_is_told(world, bo):
    action = only_action(adopted(world))
    services.report_progress(action, by=bo, note="Godt", version=action.version)
    with pytest.raises(ChangedMeanwhile):
        services.report_progress(action, by=bo, note="Skidt", version=action.version)


def test_a_late_action_is_overdue_until_it_is_done_or_stopped(world, bo):
    action = only_action(adopted(world))
    assert not Action.objects.overdue()
    with clock.at(action.ends_at + timedelta(days=1)):
        assert list(selectors.overdue_for(bo)) == [action]
        assert list(selectors.overdue_for(world.fresh("dan"))) == []
        services.start_action(action, by=authz.SYSTEM)
        services.finish_action(action, by=authz.SYSTEM)
        assert not Action.objects.overdue()


def test_what_is_left_when_the_plan_ends_is_not_carried_out_rather_than_late_for_ever(world, bo):
    plan = adopted(world, **days(ends=120))
    action = services.start_action(only_action(plan), by=authz.SYSTEM)
    with clock.at(action.ends_at + timedelta(days=1)):
        assert (action.state, action.is_overdue, action.is_left) == ("started", True, False)
        assert list(selectors.overdue_for(bo)) == [action]
    with clock.at(plan.ends_at + timedelta(days=1)):
        left = only_action(plan)
        assert (left.state, left.is_overdue, left.is_left) == ("not_done", False, True)
        assert list(selectors.overdue_for(bo)) == []
        shown = selectors.plans_list(bo).get(pk=plan.pk)
        assert (shown.left_count, shown.overdue_count, plan.state) == (1, 0, "ended")
        assert services.finish_action(left, by=authz.SYSTEM).state == "done"


def test_an_adjustment_moves_the_days_and_names_whose_words_brought_it_about(world, bo):
    plan, theme = adopted(world), Theme.objects.first()
    action, later = only_action(plan), days(begins=10, ends=200)
    adjustment = services.adjust_plan(
        plan, by=bo, text="Begynder senere.", action=action, theme=theme, version=action.version, **later
    )

    moved = Action.objects.get(pk=action.pk)
    assert (moved.begins_at, moved.ends_at) == (later["begins_at"], later["ends_at"])
    assert (adjustment.theme, adjustment.by_name) == (theme, bo.name)
    assert Milestone.objects.filter(record=action, code__startswith="adjusted").count() == 1


def test_an_adjustment_needs_an_adopted_plan_a_reason_its_own_action_and_the_newest_version(world, bo):
    with pytest.raises(NotPossible):
        services.adjust_plan(drafted(world), by=bo, text="Nu")
    plan, other = adopted(world), adopted(world)
    with pytest.raises(DomainError):
        services.adjust_plan(plan, by=bo, text=" ")
    with pytest.raises(DomainError):
        services.adjust_plan(plan, by=bo, text="Nu", action=only_action(other))
    with pytest.raises(ChangedMeanwhile):
        services.adjust_plan(plan, by=bo, text="Nu", action=only_action(plan), version=999)
    assert not plan.adjustments.exists()


def test_a_wave_is_called_by_its_number_and_its_name(world):
    plan = drafted(world, waves=[{"name": "Straks", "name_en": "At once"}])
    assert (plan.wave_name(1), plan.wave_name(2)) == ("Tempo 1: Straks", "Tempo 2")
