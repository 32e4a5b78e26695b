"""The life of a consultation: draft, scheduled, open, closed, answered."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from roret.foundation import authz, clock
from roret.foundation.clock import end_of_day
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible, NotReady
from roret.foundation.journal.models import Event
from roret.listen.consultations import services
from roret.listen.consultations.models import Consultation, PartyAnswer
from roret.listen.contributions import services as contributions
from roret.listen.contributions.enums import Channel
from roret.listen.contributions.services import Content
from roret.listen.contributions.tests.factories import draft, open_consultation, sent

pytestmark = pytest.mark.django_db


def later(days):
    return clock.at(clock.now() + timedelta(days=days))


def test_an_empty_draft_says_all_that_is_missing_and_is_not_published(world, bo):
    empty = services.create_consultation(by=bo, title="Ny", unit=world.centre, type="policy")

    with pytest.raises(NotReady) as refused:
        services.publish_consultation(empty, by=bo)
    assert len(refused.value.missing) == 6
    assert all(item.where for item in refused.value.missing)


@pytest.mark.parametrize(
    ("kind", "days", "enough"),
    [
        ("local_plan", 27, False),
        ("local_plan", 28, True),
        ("municipal_plan", 55, False),
        ("local_plan_minor", 14, True),
    ],
)
def test_a_period_shorter_than_the_law_is_refused_with_the_rule(world, kind, days, enough):
    made = draft(world.centre, kind=kind, days=days)

    missing = [str(item) for item in made.missing_before_publishing()]

    assert (missing == []) is enough
    assert enough or "planloven" in missing[0]


def test_it_goes_out_by_itself_at_its_time(world, bo):
    made = draft(world.centre, days=60)
    services.schedule_consultation(made, by=bo, at=clock.now() + timedelta(days=3))

    assert services.publish_due_consultations() == 0
    with later(4):
        assert services.publish_due_consultations() == 1
        assert Consultation.objects.get().state == "open"


def test_what_is_not_ready_cannot_be_scheduled(world, bo):
    made = draft(world.centre, question="")

    with pytest.raises(NotReady):
        services.schedule_consultation(made, by=bo, at=clock.now() + timedelta(days=1))


def test_it_takes_responses_through_the_last_second_of_its_day_and_closes_by_itself(world):
    made = open_consultation(world.centre, days=40)

    with clock.at(made.ends_at - timedelta(seconds=1)):
        assert made.can_respond()
    with clock.at(made.ends_at + timedelta(seconds=1)):
        assert not made.can_respond()
        assert services.close_due_consultations() == 1


def test_a_web_response_after_the_deadline_is_refused_and_a_clerks_is_kept_as_late(world, bo):
    made = open_consultation(world.centre)
    with later(50):
        services.close_due_consultations()

        with pytest.raises(NotPossible):
            sent(made)
        receipt = services.enter_response(
            made, by=bo, content=Content(text="Brev"), submission="1" * 36, channel=Channel.PAPER
        )
    assert receipt.contribution.late


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_the_day_a_letter_came_decides_whether_it_is_late_not_the_day_it_is_typed(world, bo, days, late):
    made = open_consultation(world.centre)
    came = timezone.localtime(made.ends_at).date() + timedelta(days=days)
    with later(50):
        services.close_due_consultations()
        receipt = services.enter_response(
            made, by=bo, content=Content(text="Brev"), submission="1" * 36, channel=Channel.PAPER, received_on=came
        )
    assert receipt.contribution.late == late
    assert timezone.localtime(receipt.contribution.received_at).date() == came


def test_the_deadline_only_moves_to_a_later_day_and_the_old_one_is_kept(world, bo):
    made = open_consultation(world.centre)
    before = made.ends_at

    with pytest.raises(DomainError):
        services.extend_consultation(made, by=bo, until=before - timedelta(days=1), reason="Ferie")
    extended = services.extend_consultation(
        made, by=bo, until=end_of_day(clock.today() + timedelta(days=60)), reason="Ferie"
    )

    assert extended.original_deadline == before
    assert Event.objects.get(type="consultation.extended").reason == "Ferie"


def test_the_deadline_of_a_published_consultation_does_not_move_by_editing(world, bo):
    made = open_consultation(world.centre)

    changed = services.update_consultation(made, by=bo, title="Bedre titel", ends_at=clock.now() + timedelta(days=1))

    assert (changed.title, changed.ends_at) == ("Bedre titel", made.ends_at)


def test_the_second_of_two_editors_is_told(world, bo):
    made = draft(world.centre)
    services.update_consultation(made, by=bo, version=made.version, title="Først")

    with pytest.raises(ChangedMeanwhile):
        services.update_consultation(made, by=bo, version=made.version, title="Sidst")


def test_it_is_not_answered_before_every_response_has_a_theme_and_every_theme_an_answer(world, bo):
    made = open_consultation(world.centre)
    contribution = sent(made)
    theme = contributions.create_theme(made, by=bo, title="Bredden")
    services.close_consultation(made, by=bo)

    with pytest.raises(NotReady) as refused:
        services.mark_answered(made, by=bo)
    assert len(refused.value.missing) == 2

    contributions.group_contributions(theme, [contribution], by=bo)
    contributions.write_answer(theme.answer, by=bo, text="Den bliver bred.")
    contributions.approve_answer(theme.answer, by=bo)
    assert services.mark_answered(made, by=bo).state == "answered"


def test_a_published_consultation_is_never_deleted(world, bo):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        services.delete_consultation(open_consultation(world.centre), by=bo)


def test_a_party_that_is_only_informed_is_not_missing_an_answer(world, bo):
    from roret.listen.consultations.selectors import unanswered_parties

    made = open_consultation(world.centre)
    services.add_party(made, by=bo, name="STAR", right="informed")

    assert [party.name for party in unanswered_parties(made)] == ["Handicaprådet"]
    answer = sent(made, capacity="council", organisation="Handicaprådet")
    assert [party.name for party in unanswered_parties(made)] == ["Handicaprådet"]

    PartyAnswer.objects.create(party=unanswered_parties(made)[0], contribution=answer)
    assert not unanswered_parties(made).exists()


def test_who_may_what(world):
    from roret.foundation.testing.matrix import assert_matrix

    made, out = draft(world.centre), open_consultation(world.centre)
    writers = "bo editor operator_in_session token"
    assert_matrix(
        world,
        [
            ("consultations.publish_consultation", made, writers),
            ("consultations.update_consultation", made, writers),
            ("consultations.delete_consultation", made, writers),
            ("consultations.delete_consultation", out, ""),
            ("consultations.answer_consultation", out, writers + " director"),
            ("contributions.moderate_contribution", out, writers),
        ],
    )


def test_a_draft_is_seen_by_its_unit_only(world):
    made = draft(world.centre)
    seen = {
        key for key in world.personas if Consultation.objects.visible_to(world.fresh(key)).filter(pk=made.pk).exists()
    }

    assert seen == {
        "bo",
        "cia",
        "editor",
        "controller",
        "director",
        "privacy_officer",
        "operator_in_session",
        "token",
    }


def test_the_whole_house_may_act_as_system_and_leaves_its_name(world):
    made = open_consultation(world.centre, by=authz.SYSTEM)

    assert made.published_by == "Roret"


def test_the_days_of_what_is_out_are_fixed_in_the_form(client, world, bo):
    made = open_consultation(world.centre)
    client.force_login(bo)
    address = reverse("staff:consultation-update", args=[made.pk])
    page = client.get(address).content.decode()
    client.post(
        address,
        {"title": "Nyt navn", "unit": made.unit_id, "visibility": "public", "ends_on": "2040-01-01", "version": 1},
    )
    before, made = made.ends_at, Consultation.objects.get(pk=made.pk)

    assert "flyttes kun med »Forlæng fristen«" in page
    assert made.ends_at == before
