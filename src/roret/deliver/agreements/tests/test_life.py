"""The life of an agreement: drafted, made ready, signed, running, ended."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roret.commons.records.models import Link, Milestone
from roret.deliver.agreements import services
from roret.deliver.agreements.models import Agreement, AgreementStatus, Target
from roret.deliver.agreements.selectors import cited_by
from roret.deliver.agreements.tests.factories import decided_action, draft, promise, ready, signed
from roret.foundation import clock
from roret.foundation.errors import ChangedMeanwhile, NotPossible, NotReady
from roret.foundation.journal.models import Event
from roret.foundation.testing.matrix import assert_matrix

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(world):
    return decided_action(world)


def journalled(kind):
    return Event.objects.filter(type=kind)


def test_an_empty_draft_says_all_that_is_missing_and_is_not_signed(world, cia):
    empty = draft(world, begins_at=None, ends_at=None)

    with pytest.raises(NotReady) as refused:
        services.sign_agreement(empty, by=cia)

    assert [str(item) for item in refused.value.missing] == ["Mindst ét mål.", "Perioden: fra hvornår til hvornår."]
    assert all(item.where for item in refused.value.missing)
    assert Agreement.objects.get().signed_at is None


def test_a_target_must_cite_an_action_before_the_agreement_is_signed(world, cia, action):
    agreement = ready(world, action)
    lonely = promise(agreement, title="Et løst mål")

    with pytest.raises(NotReady) as refused:
        services.sign_agreement(agreement, by=cia)
    assert ["Et løst mål" in str(item) for item in refused.value.missing] == [True]
    assert refused.value.missing[0].where == lonely.get_staff_url()

    services.cite_action(lonely, action, by=cia)
    assert services.sign_agreement(agreement, by=cia).signed_by == "Cia Holm"


def test_signing_publishes_the_agreement_and_its_targets_and_tells_each_promise_once(world, cia, action):
    agreement = ready(world, action)
    promise(agreement, action, title="Et mål til")

    services.sign_agreement(agreement, by=cia)

    assert Agreement.objects.get().is_published
    assert all(target.is_published for target in Target.objects.all())
    told = Milestone.objects.filter(code="promised")
    assert sorted(milestone.record.title for milestone in told) == ["Et mål til", "Flere kommer i job"]
    assert "Et mål til" in told.get(record__title="Et mål til").sentence_en
    assert journalled("agreement.signed").get().data["targets"] == 2


def test_an_agreement_is_signed_once(world, cia, action):
    agreement = signed(world, action)
    for _again in range(2):
        with pytest.raises(PermissionDenied):
            services.sign_agreement(agreement, by=cia)
    assert Milestone.objects.filter(code="promised").count() == 1
    assert journalled("agreement.signed").count() == 1


def test_nothing_changes_after_signing(world, cia, action):
    agreement = signed(world, action)
    target = Target.objects.get()
    before = Event.objects.count()

    for change in (
        lambda: services.update_agreement(agreement, by=cia, title="Nyt løfte"),
        lambda: promise(agreement, action, by=cia),
        lambda: services.update_target(target, by=cia, goal=1),
        lambda: services.cite_action(target, action.goal, by=cia),
        lambda: services.remove_target(target, by=cia),
    ):
        with pytest.raises(PermissionDenied):
            change()

    target.refresh_from_db()
    assert (target.goal, Agreement.objects.get().title) == (80, "Resultatkontrakt for Centret")
    assert cited_by(target) == [Link.objects.get(kind="targets").upstream]
    assert Event.objects.count() == before


def test_the_second_of_two_editors_is_told(world, cia):
    agreement = draft(world)
    services.update_agreement(agreement, by=cia, version=agreement.version, title="Først")

    with pytest.raises(ChangedMeanwhile):
        services.update_agreement(agreement, by=cia, version=agreement.version, title="Sidst")
    assert Agreement.objects.get().title == "Først"


def test_the_second_of_two_editors_of_a_target_is_told(world, cia, action):
    target = promise(draft(world), action)
    services.update_target(target, by=cia, version=target.version, goal=81)

    with pytest.raises(ChangedMeanwhile):
        services.update_target(target, by=cia, version=target.version, goal=82)
    assert Target.objects.get().goal == 81


def test_a_target_cites_what_was_chosen_and_no_more(world, cia, action):
    target = promise(draft(world), action)

    services.update_target(target, by=cia, actions=[action, action.goal])
    services.update_target(target, by=cia, actions=[action.goal])

    assert [record.pk for record in cited_by(Target.objects.get())] == [action.goal.pk]
    assert journalled("target.action_cited").count() == 2
    assert journalled("target.action_left_out").get().data["action"] == action.number


def test_citing_twice_is_one_link_and_one_event(world, cia, action):
    target = promise(draft(world), action)
    services.cite_action(target, action, by=cia)

    assert Link.objects.filter(kind="targets").count() == 1
    assert journalled("target.action_cited").count() == 1


def test_a_target_taken_out_leaves_no_loose_end(world, cia, action):
    agreement = ready(world, action)
    target = Target.objects.get()

    services.remove_target(target, by=cia)

    assert not Target.objects.exists()
    assert not Link.objects.filter(upstream_id=agreement.pk).exists()
    assert not Link.objects.filter(downstream_id=target.pk).exists()


def test_the_targets_follow_an_agreement_to_another_unit_of_the_same_writer(world, cia, action):
    agreement = ready(world, action)

    services.update_agreement(agreement, by=cia, unit=world.social)

    assert Target.objects.get().unit_id == world.social.pk


def test_an_agreement_cannot_be_pushed_onto_a_strangers_unit(world, bo):
    agreement = draft(world)

    with pytest.raises(PermissionDenied):
        services.update_agreement(agreement, by=bo, unit=world.tech)
    assert Agreement.objects.get().unit_id == world.centre.pk


def test_where_it_stands_is_read_from_the_clock(world, action):
    today = clock.now()
    agreement = signed(world, action, begins_at=today + timedelta(days=5), ends_at=today + timedelta(days=50))

    seen = []
    for days in (0, 10, 60):
        with clock.at(today + timedelta(days=days)):
            seen.append(agreement.state)
    assert seen == ["signed", "running", "ended"]


def test_a_status_is_written_on_a_signed_agreement_only(world, cia, action):
    agreement = ready(world, action)
    with pytest.raises(NotPossible):
        services.write_status(agreement, by=cia, kind="half_year", text="Det går godt.")
    assert not AgreementStatus.objects.exists()

    services.sign_agreement(agreement, by=cia)
    status = services.write_status(agreement, by=cia, kind="half_year", text="Det går godt.")
    assert (status.written_by, status.on) == ("Cia Holm", clock.today())


def test_who_may_what(world, action):
    made, out = draft(world), signed(world, action)
    writers = "bo cia director operator_in_session token"
    signers = "cia director operator_in_session"
    assert_matrix(
        world,
        [
            ("agreements.view_agreement", made, writers + " controller"),
            ("agreements.create_agreement", made, writers),
            ("agreements.update_agreement", made, writers),
            ("agreements.update_agreement", out, ""),
            ("agreements.sign_agreement", made, signers),
            ("agreements.sign_agreement", out, ""),
            ("agreements.write_status", out, signers + " controller"),
        ],
    )
