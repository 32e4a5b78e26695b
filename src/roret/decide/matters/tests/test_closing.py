"""What changed because of you: stated theme by theme with the reason, and no end without it."""

import pytest
from django.core.exceptions import PermissionDenied

from roret.commons.records.models import Milestone
from roret.decide.matters import services
from roret.decide.matters.models import ThemeEffect
from roret.decide.matters.services.closing import missing_before_closing
from roret.decide.matters.tests.factories import decided, heard, ready
from roret.foundation import authz
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible, NotReady
from roret.listen.contributions import services as contributions

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world):
    consultation, themes = heard(world)
    return decided(world, ready(world, consultation)).matter, themes


def state_all(matter, themes, by=authz.SYSTEM):
    for theme in themes:
        services.state_effect(matter, by=by, theme=theme, effect="followed", reason="Det er med i planen.")


def test_a_matter_closes_when_every_theme_has_its_effect_and_those_who_took_part_are_told_once(case, bo):
    matter, themes = case
    state_all(matter, themes, by=bo)
    matter = services.close_matter(matter, by=bo)

    assert matter.state == "closed"
    assert Milestone.objects.filter(record=matter, code="effects").count() == 1
    with pytest.raises(NotPossible):
        services.close_matter(matter, by=bo)


def test_a_theme_without_its_effect_is_named_and_stops_the_closing(case, bo):
    matter, themes = case
    services.state_effect(matter, by=bo, theme=themes[0], effect="partly", reason="Kun den ene side.")

    with pytest.raises(NotReady) as refused:
        services.close_matter(matter, by=bo)
    assert [themes[1].title in str(one) for one in refused.value.missing] == [True]


def test_postponing_does_not_close(world, bo):
    consultation, themes = heard(world)
    matter = decided(world, ready(world, consultation), kinds=("discussed", "postponed")).matter
    state_all(matter, themes)

    assert len(missing_before_closing(matter)) == 1
    with pytest.raises(NotReady):
        services.close_matter(matter, by=bo)


def test_a_matter_without_consultation_needs_only_the_final_decision(world, bo):
    matter = decided(world).matter
    services.close_matter(matter, by=bo)
    assert not Milestone.objects.filter(record=matter, code="effects").exists()


@pytest.mark.parametrize(("effect", "reason", "field"), [("maybe", "Fordi", "effect"), ("followed", "  ", "reason")])
def test_an_effect_needs_a_kind_from_the_list_and_a_reason(case, bo, effect, reason, field):
    matter, themes = case
    with pytest.raises(DomainError) as refused:
        services.state_effect(matter, by=bo, theme=themes[0], effect=effect, reason=reason)
    assert refused.value.field == field
    assert not ThemeEffect.objects.exists()


def test_a_theme_of_another_consultation_has_no_effect_here(world, case, bo):
    _consultation, others = heard(world, themes=("Fremmed",))
    with pytest.raises(DomainError):
        services.state_effect(case[0], by=bo, theme=others[0], effect="not", reason="Hører ikke til")


def test_a_merged_theme_needs_no_effect_of_its_own(world, bo):
    consultation, themes = heard(world, close=False)
    contributions.merge_themes(themes[0], into=themes[1], by=authz.SYSTEM)
    matter = decided(world, ready(world, consultation), kinds=("discussed", "noted")).matter
    state_all(matter, themes[1:])

    assert missing_before_closing(matter) == []


def test_nothing_is_stated_before_a_decision_or_after_the_end(world, bo):
    consultation, themes = heard(world)
    matter = ready(world, consultation)
    with pytest.raises(NotPossible):
        state_all(matter, themes, by=bo)
    matter = decided(world, matter).matter
    state_all(matter, themes, by=bo)
    services.close_matter(matter, by=bo)
    with pytest.raises(NotPossible):
        services.state_effect(matter, by=bo, theme=themes[0], effect="not", reason="Alligevel ikke")


def test_the_second_of_two_who_state_the_same_effect_is_told(case, bo, world):
    matter, themes = case
    services.state_effect(matter, by=bo, theme=themes[0], effect="followed", reason="Ja", version=0)
    with pytest.raises(ChangedMeanwhile):
        services.state_effect(matter, by=world.director, theme=themes[0], effect="not", reason="Nej", version=0)
    assert ThemeEffect.objects.get().reason == "Ja"


def test_only_those_who_prepare_the_matter_state_its_effects(case, world, dan, ane):
    matter, themes = case
    for person in (ane, dan, world.committee_secretary, world.member):
        with pytest.raises(PermissionDenied):
            state_all(matter, themes[:1], by=person)
