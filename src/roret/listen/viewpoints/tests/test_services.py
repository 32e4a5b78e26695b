"""Viewpoints are looked through, votes count once, and a map says when there is nothing to see."""

import pytest
from django.contrib.auth.models import AnonymousUser

from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.privacy.subjects import subjects
from roret.foundation.testing.matrix import assert_matrix
from roret.listen.consultations import services as consultations
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.viewpoints import selectors, services
from roret.listen.viewpoints.enums import MapState, ViewpointState
from roret.listen.viewpoints.models import OpinionMap, Viewpoint, ViewpointVote, Voter
from roret.listen.viewpoints.module import annex
from roret.listen.viewpoints.tests.factories import mapped, voted_on, written

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def test_a_proposal_is_shown_when_it_has_been_read(consultation, bo):
    made = services.propose_viewpoint(consultation, by=GUEST, text="  Der skal være   bænke ved stien. ")
    assert made.text == "Der skal være bænke ved stien."
    assert not selectors.shown(consultation).exists()

    services.decide_viewpoint(made, by=bo, show=True)

    assert selectors.shown(consultation).get() == made


def test_a_proposal_is_refused_with_a_reason_only(consultation, bo):
    made = services.propose_viewpoint(consultation, by=GUEST, text="Noget helt andet end stien.")
    with pytest.raises(DomainError):
        services.decide_viewpoint(made, by=bo, show=False)

    refused = services.decide_viewpoint(made, by=bo, show=False, reason="Uden for emnet")

    assert (refused.state, refused.reason) == (ViewpointState.REFUSED, "Uden for emnet")
    with pytest.raises(DomainError):
        services.decide_viewpoint(made, by=bo, show=True)


def test_who_proposed_is_not_kept(consultation, ane):
    services.propose_viewpoint(consultation, by=ane, text="Der skal være lys på stien.")

    event = Event.objects.filter(type="viewpoint.proposed").get()
    assert ane.name not in f"{event.actor_name} {event}"
    assert "person" not in {field.name for field in Viewpoint._meta.get_fields()}


@pytest.mark.parametrize(
    "text", ["", "kort", "x" * 201, "Ring til mig på 20 11 22 33 om stien.", "Mit cpr er 010203-1234, tak."]
)
def test_what_is_no_viewpoint_is_refused(consultation, text):
    with pytest.raises(DomainError):
        services.propose_viewpoint(consultation, by=GUEST, text=text)


def test_the_same_viewpoint_is_not_asked_twice(consultation):
    written(consultation)
    with pytest.raises(DomainError):
        written(consultation, "stien skal være bred nok til LADCYKLER.")


def test_a_vote_counts_once_and_the_last_one_counts(consultation, ane):
    viewpoint = written(consultation)
    for value in (1, 1, -1):
        services.cast_vote(viewpoint, by=ane, value=value)
        services.cast_vote(viewpoint, by=GUEST, value=value, secret="hemmelig")

    assert sorted(ViewpointVote.objects.values_list("value", flat=True)) == [-1, -1]
    assert Voter.objects.count() == 2


def test_what_a_guest_has_voted_becomes_hers_when_she_signs_in(consultation, ane):
    first, second = written(consultation), written(consultation, "Der skal plantes træer langs stien.")
    services.cast_vote(first, by=GUEST, value=1, secret="s")
    services.cast_vote(second, by=ane, value=0, secret="s")

    voter = Voter.objects.get()
    assert (voter.person, voter.key) == (ane, "")
    assert selectors.votes_of(voter) == {first.pk: 1, second.pk: 0}


def test_a_guest_who_has_voted_signed_in_before_does_not_vote_twice(consultation, ane):
    viewpoint = written(consultation)
    services.cast_vote(viewpoint, by=ane, value=1)
    services.cast_vote(viewpoint, by=GUEST, value=1, secret="s")
    services.cast_vote(viewpoint, by=ane, value=-1, secret="s")

    assert ViewpointVote.objects.get().value == -1


@pytest.mark.parametrize("value", [2, None, "1"])
def test_a_vote_is_agree_disagree_or_pass(consultation, ane, value):
    with pytest.raises(DomainError):
        services.cast_vote(written(consultation), by=ane, value=value)


def test_a_guest_without_a_session_cannot_vote(consultation):
    with pytest.raises(DomainError):
        services.cast_vote(written(consultation), by=GUEST, value=1)


def test_a_vote_leaves_no_trace_in_the_journal_and_is_seen_by_nobody_else(consultation, ane, bo):
    viewpoint = written(consultation)
    before = Event.objects.count()
    vote = services.cast_vote(viewpoint, by=ane, value=1)

    assert Event.objects.count() == before
    assert ViewpointVote.objects.visible_to(ane).get() == vote
    assert not ViewpointVote.objects.visible_to(bo).exists()
    assert not Voter.objects.visible_to(GUEST).exists()


def test_one_takes_all_ones_votes_back(consultation, ane):
    services.cast_vote(written(consultation), by=ane, value=1)

    assert services.take_back_votes(consultation, by=ane) == 1
    assert services.take_back_votes(consultation, by=ane) == 0
    assert not Voter.objects.exists()


def test_a_closed_consultation_takes_no_votes_and_no_proposals(consultation, ane, bo):
    viewpoint = written(consultation)
    consultations.close_consultation(consultation, by=bo)

    for act in (
        lambda: services.cast_vote(viewpoint, by=ane, value=1),
        lambda: services.take_back_votes(consultation, by=ane),
        lambda: services.propose_viewpoint(consultation, by=ane, text="Der skal være lys på stien."),
    ):
        with pytest.raises(NotPossible):
            act()


def test_a_viewpoint_that_is_taken_down_is_not_voted_on_and_not_mapped(consultation, ane, bo):
    viewpoint = written(consultation)
    services.cast_vote(viewpoint, by=ane, value=1)
    services.take_down_viewpoint(viewpoint, by=bo, reason="Personangreb")

    with pytest.raises(DomainError):
        services.cast_vote(viewpoint, by=ane, value=1)
    assert not selectors.to_map(consultation).exists()


def test_votes_are_mapped_by_a_job_and_published_by_a_person(consultation, bo):
    voted_on(consultation)
    found = mapped(consultation, publish=False)

    assert found.state == MapState.DONE
    assert [one["letter"] for one in found.report["groups"]] == ["A", "B"]
    assert not OpinionMap.objects.visible_to(GUEST).exists()

    services.publish_map(found, by=bo)

    assert OpinionMap.objects.visible_to(GUEST).get().report == found.report
    with pytest.raises(NotPossible):
        services.publish_map(found, by=bo)


def test_noise_makes_a_map_without_groups(consultation):
    voted_on(consultation, groups=1, effect=0)

    found = mapped(consultation)

    assert found.report["groups"] == []
    assert found.report["structure"]["reasons"] == ["chance"]


def test_the_same_votes_give_the_same_map(consultation):
    voted_on(consultation, people=110, statements=24)

    assert mapped(consultation).report == mapped(consultation).report


def test_there_is_no_map_without_votes_and_one_at_a_time(consultation, ane, bo):
    with pytest.raises(NotPossible):
        services.start_map(consultation, by=bo)
    services.cast_vote(written(consultation), by=ane, value=1)
    services.start_map(consultation, by=bo)
    with pytest.raises(NotPossible):
        services.start_map(consultation, by=bo)


def test_who_may_what(world, consultation):
    viewpoint = written(consultation)
    editors = "bo editor token operator_in_session"
    assert_matrix(
        world,
        [
            ("viewpoints.edit_viewpoint", viewpoint, editors),
            ("viewpoints.make_map", consultation, editors),
        ],
    )


def test_a_person_gets_and_erases_her_votes(consultation, ane):
    services.cast_vote(written(consultation), by=ane, value=-1)
    subject = next(one for one in subjects() if one.name == "viewpoints")

    assert list(next(iter(subject.collect(ane))).rows[0].values())[1:] == [
        "Stien skal være bred nok til ladcykler.",
        "Uenig",
    ]
    assert subject.erase(ane, by=ane) == 1
    assert not ViewpointVote.objects.exists()


def test_the_white_paper_tells_how_people_voted_once_the_map_is_published(consultation):
    voted_on(consultation, people=60, statements=22, groups=1)
    assert annex(consultation) is None
    mapped(consultation)
    found = annex(consultation)

    assert found.key == "viewpoints"
    assert len(found.rows) == 22
    assert all(isinstance(cell, str | int) for row in found.rows for cell in row)
