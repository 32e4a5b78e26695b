"""The machine suggests, a person signs: nothing becomes a theme by itself, and every response is accounted for."""

import pytest

from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.testing.jobs import run_jobs
from roret.listen.analyses import selectors, services
from roret.listen.analyses.models import Analysis, LoneVoice, SuggestedMember, Suggestion
from roret.listen.analyses.tests.factories import LETTER, OWN, SENDERS, much_answered
from roret.listen.contributions.models import Theme, ThemeContribution
from roret.listen.contributions.tests.factories import open_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return much_answered(world.centre)


@pytest.fixture
def analysis(consultation, bo):
    services.start_analysis(consultation, by=bo)
    run_jobs()
    return Analysis.objects.get()


@pytest.fixture
def theme(analysis):
    return selectors.suggestions_of(analysis, "theme").first()


def test_what_is_received_is_distinct_and_repeated_together(analysis):
    counts = analysis.counts
    assert counts["received"] == OWN + SENDERS + 1
    assert counts["distinct"] + counts["duplicates"] == counts["received"]


def test_a_letter_sent_by_six_is_one_campaign_of_six(analysis):
    campaign = selectors.suggestions_of(analysis, "campaign").get()
    assert campaign.size == 6
    assert campaign.letter.text == LETTER


def test_nothing_is_a_theme_before_a_person_signs(analysis):
    assert analysis.suggestions.filter(kind="theme").exists()
    assert not Theme.objects.exists()


def test_every_response_is_under_a_suggestion_or_is_a_lone_voice(analysis, consultation):
    suggested = set(SuggestedMember.objects.filter(suggestion__kind="theme").values_list("contribution_id", flat=True))
    lone = set(LoneVoice.objects.values_list("contribution_id", flat=True))
    assert suggested | lone == set(consultation.contributions.values_list("pk", flat=True))
    assert not suggested & lone


def test_passages_and_quotes_stand_in_the_response_to_the_letter(analysis):
    for member in SuggestedMember.objects.filter(suggestion__kind="theme").select_related("contribution"):
        assert 0 <= member.start < member.end <= len(member.contribution.text)
    for suggestion in analysis.suggestions.all():
        for quote in suggestion.quotes.select_related("contribution"):
            assert quote.words
            assert quote.words in quote.contribution.text


def test_signing_makes_a_theme_with_an_answer_and_groups_what_was_kept(analysis, theme, bo):
    out = theme.members.first().contribution
    services.remove_member(theme, out, by=bo)
    made = services.sign_suggestion(theme, by=bo, title="Bredere stier", owner=bo)

    theme.refresh_from_db()
    assert theme.signed_by == str(bo)
    assert made.answer.owner == bo
    assert ThemeContribution.objects.filter(theme=made).count() == theme.size
    assert not ThemeContribution.objects.filter(contribution=out).exists()
    agreement = selectors.agreement_of(analysis)
    assert agreement.suggested - agreement.kept == 1


def test_what_has_been_signed_is_changed_no_more(theme, bo):
    services.sign_suggestion(theme, by=bo)
    for change in (
        lambda: services.rename_suggestion(theme, by=bo, title="Andet"),
        lambda: services.sign_suggestion(theme, by=bo),
        lambda: services.dismiss_suggestion(theme, by=bo),
    ):
        with pytest.raises(NotPossible):
            change()


def test_merging_loses_no_response(analysis, bo):
    one, other = list(selectors.suggestions_of(analysis, "theme")[:2])
    before = set(one.members.values_list("contribution", flat=True)) | set(
        other.members.values_list("contribution", flat=True)
    )
    into = services.merge_suggestions(one, by=bo, into=other)
    assert set(into.members.values_list("contribution", flat=True)) == before
    assert into.size == len(before)
    assert not Suggestion.objects.filter(pk=one.pk).exists()


def test_splitting_loses_no_response(analysis, bo):
    one, other = list(selectors.suggestions_of(analysis, "theme")[:2])
    whole = services.merge_suggestions(one, by=bo, into=other)
    before = set(whole.members.values_list("contribution", flat=True))
    made = services.split_suggestion(whole, by=bo)
    after = {pk for part in [whole, *made] for pk in part.members.values_list("contribution", flat=True)}
    assert len(made) == 2
    assert after == before


def test_a_response_is_moved_by_a_person_and_the_move_is_seen(analysis, bo):
    one, other = list(selectors.suggestions_of(analysis, "theme")[:2])
    moved = one.members.exclude(contribution__in=other.members.values("contribution")).first().contribution
    services.move_member(one, moved, by=bo, to=other)
    assert other.members.get(contribution=moved).added_by == str(bo)
    assert moved.pk not in selectors.kept(one).values_list("contribution", flat=True)


def test_what_is_dismissed_leaves_its_responses_to_be_read(analysis, theme, bo):
    alone = selectors.left_alone_without(theme)
    services.dismiss_suggestion(theme, by=bo)
    assert set(alone) <= set(LoneVoice.objects.values_list("contribution_id", flat=True))


def test_a_lone_voice_is_read_by_a_named_person(analysis, bo):
    voice = services.mark_read(LoneVoice.objects.first(), by=bo)
    assert voice.read_by == str(bo)


def test_two_readings_at_once_are_refused(consultation, bo):
    services.start_analysis(consultation, by=bo)
    with pytest.raises(NotPossible):
        services.start_analysis(consultation, by=bo)


def test_a_handful_is_read_by_a_person(world, bo):
    with pytest.raises(NotPossible):
        services.start_analysis(open_consultation(world.centre), by=bo)


def test_withdrawn_and_erased_responses_are_not_read(consultation, bo):
    from roret.listen.contributions.services import withdraw_contribution

    gone = consultation.contributions.first()
    withdraw_contribution(gone, by=bo, secret_known=True)
    assert gone.pk not in selectors.to_read(consultation).values_list("pk", flat=True)


@pytest.mark.parametrize("themes", [-1, 201])
def test_an_impossible_number_of_themes_is_refused(consultation, bo, themes):
    with pytest.raises(DomainError):
        services.start_analysis(consultation, by=bo, themes=themes)


def test_running_the_job_twice_keeps_one_result(analysis):
    before = analysis.suggestions.count()
    services.read_all(analysis.pk)
    assert analysis.suggestions.count() == before
