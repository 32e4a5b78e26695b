"""The life of an event: idea, planned, announced, open for registration, held, documented, followed up, evaluated; cancelled."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from roret.commons.records.models import Milestone
from roret.foundation import clock
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible, NotReady
from roret.foundation.journal.models import Event as Noted
from roret.foundation.modules import waiting_for
from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.events import selectors, services
from roret.listen.events.models import Event
from roret.listen.events.tests.factories import after, announced, coming, draft

pytestmark = pytest.mark.django_db


def test_an_empty_idea_says_all_that_is_missing_and_is_not_announced(world, bo):
    idea = services.create_event(by=bo, title="Temadag", unit=world.centre, type="theme_day")

    with pytest.raises(NotReady) as refused:
        services.announce_event(idea, by=bo)

    assert len(refused.value.missing) == 7
    assert all(item.where for item in refused.value.missing)
    assert idea.state == "idea"


def test_its_state_is_read_from_the_clock_all_the_way_round(world, bo):
    made = draft(world.centre, opens_at=clock.now() + timedelta(days=2))
    states = [made.state]
    made = services.plan_event(made, by=bo)
    states.append(made.state)
    made = services.announce_event(made, by=bo)
    states.append(made.state)
    with clock.at(clock.now() + timedelta(days=3)):
        states.append(made.state)
    with after(made, minutes=1):
        states.append(made.state)
        services.write_notes(made, by=bo, notes="Stien skal være bred.")
        states.append(services.publish_notes(made, by=bo).state)
        states.append(services.tell_outcome(made, by=bo, outcome="Stien bliver bred.").state)
        states.append(services.draw_lessons(made, by=bo, learned="Flere stole.").state)

    assert states == [
        "idea", "planned", "announced", "registration", "held", "documented", "follow_up", "evaluated",
    ]  # fmt: skip


def test_who_may_what(world):
    from roret.foundation.testing.matrix import assert_matrix

    made, out = draft(world.centre), announced(world.centre)
    writers = "bo editor operator_in_session token"
    everybody = " ".join(world.personas)
    assert_matrix(
        world,
        [
            ("events.view_event", made, f"{writers} director"),
            ("events.update_event", out, writers),
            ("events.announce_event", made, writers),
            ("events.delete_event", made, writers),
            ("events.delete_event", out, ""),
            ("events.manage_registration", out, writers),
            ("events.check_in", out, writers),
            ("events.evaluate_event", out, f"{writers} director"),
            ("events.register", out, everybody),
        ],
    )


def test_a_draft_is_seen_by_its_unit_only(world):
    made = draft(world.centre)
    seen = {key for key in world.personas if Event.objects.visible_to(world.fresh(key)).filter(pk=made.pk).exists()}

    assert {"bo", "cia", "director"} <= seen
    assert not seen & {"ane", "guest", "dan", "member"}


def test_an_announced_event_is_never_deleted(world, bo):
    with pytest.raises(PermissionDenied):
        services.delete_event(announced(world.centre), by=bo)


def test_the_second_of_two_editors_is_told(world, bo):
    made = draft(world.centre)
    services.update_event(made, by=bo, version=made.version, title="Først")

    with pytest.raises(ChangedMeanwhile):
        services.update_event(made, by=bo, version=made.version, title="Sidst")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends_at": timedelta(hours=-1)}, "ends_at"),
        ({"closes_at": timedelta(days=3)}, "closes_at"),
        ({"opens_at": timedelta(hours=0), "closes_at": timedelta(hours=-1)}, "closes_at"),
    ],
)
def test_times_that_do_not_follow_each_other_are_refused_with_the_field(world, bo, values, field):
    made = draft(world.centre)

    with pytest.raises(DomainError) as refused:
        services.update_event(made, by=bo, **{name: made.begins_at + delta for name, delta in values.items()})

    assert refused.value.field == field


def test_a_point_of_the_programme_lies_within_the_event(world, bo):
    made = draft(world.centre)

    with pytest.raises(DomainError):
        services.add_point(made, by=bo, begins_at=made.ends_at + timedelta(minutes=1), title="Kaffe")


def test_cancelling_needs_a_reason_and_tells_everybody_who_comes_or_is_invited(world, bo):
    made = announced(world.centre, admission="both")
    services.invite(made, by=bo, name="Bodil", email="bodil@example.dk")
    coming(made, email="ane@example.dk")
    run_jobs()
    mail.outbox.clear()

    with pytest.raises(DomainError):
        services.cancel_event(made, by=bo, reason=" ")
    cancelled = services.cancel_event(made, by=bo, reason="Salen er lukket.")
    run_jobs()

    assert cancelled.state == "cancelled"
    assert sorted(one.to[0] for one in mail.outbox) == ["ane@example.dk", "bodil@example.dk"]
    assert all("Salen er lukket." in one.body for one in mail.outbox)
    assert Milestone.objects.filter(record=made, code="cancelled").exists()
    assert Noted.objects.get(type="event.cancelled").reason == "Salen er lukket."
    with pytest.raises(NotPossible):
        coming(cancelled)


def test_those_who_come_are_told_once_when_it_is_moved_and_not_when_a_word_is_mended(world, bo):
    made = announced(world.centre)
    coming(made, email="ane@example.dk")
    run_jobs()
    mail.outbox.clear()

    services.update_event(made, by=bo, summary="Bedre ord.")
    run_jobs()
    assert mail.outbox == []

    services.update_event(made, by=bo, place="Rådhuset")
    run_jobs()
    assert [(one.to, "Rådhuset" in one.body) for one in mail.outbox] == [(["ane@example.dk"], True)]


def test_an_event_over_midnight_names_both_days_and_counts_as_one(world, bo):
    begins = datetime(2027, 6, 5, 20, 0, tzinfo=timezone.get_current_timezone())
    made = announced(world.centre, begins_at=begins, ends_at=begins + timedelta(hours=6))

    assert made.when == "lørdag 5. juni 2027 kl.\xa020.00 – søndag 6. juni kl.\xa002.00"
    with clock.at(begins + timedelta(hours=5)):
        assert made.has_begun
        assert not made.is_over
        assert made.can_check_in()
        assert list(selectors.coming(bo)) == [made]


def test_in_the_night_when_the_clocks_go_back_the_hours_are_those_that_pass(world):
    """Sunday 31 October 2027, 02.00 to 03.00 comes twice."""
    begins = datetime(2027, 10, 30, 23, 30, tzinfo=UTC)
    made = announced(world.centre, begins_at=begins, ends_at=begins + timedelta(hours=2, minutes=30))

    assert made.when == "søndag 31. oktober 2027 kl.\xa001.30–03.00"
    with clock.at(begins + timedelta(hours=2, minutes=29)):
        assert not made.is_over
    with clock.at(begins + timedelta(hours=2, minutes=30)):
        assert made.is_over


def test_notes_pictures_and_outcomes_wait_until_it_has_begun(world, bo):
    made = announced(world.centre)

    for act in (
        lambda: services.write_notes(made, by=bo, notes="For tidligt"),
        lambda: services.tell_outcome(made, by=bo, outcome="For tidligt"),
        lambda: services.ask_for_evaluation(made, by=bo),
    ):
        with pytest.raises(NotPossible):
            act()


def test_it_is_tied_to_what_it_is_about_and_to_what_came_of_it(world, bo):
    made, before, later = announced(world.centre), open_consultation(world.centre), open_consultation(world.centre)

    services.tie_record(made, by=bo, record=before, came_of_it=False)
    services.tie_record(made, by=bo, record=later, came_of_it=True)
    services.tie_record(made, by=bo, record=later, came_of_it=True)

    about, led_to = selectors.tied_to(made, bo)
    assert ([one.record.pk for one in about], [one.record.pk for one in led_to]) == ([before.pk], [later.pk])
    assert list(selectors.events_of(before, bo)) == [made]
    with pytest.raises(DomainError):
        services.tie_record(made, by=bo, record=made, came_of_it=True)


def test_what_waits_for_the_organiser_appears_after_a_fortnight_and_goes_when_it_is_done(world, bo):
    made = announced(world.centre)

    def waits(person):
        return [str(one.heading) for one in waiting_for(person, of="events")]

    with after(made, hours=1):
        services.give_evaluation(made, by=bo, answers={"overall": 4}, submission="a")
    with after(made, days=13):
        assert waits(bo) == []
    with after(made, days=15):
        assert waits(bo) == ["Arrangementer uden noter", "Evalueringer, der skal læses"]
        assert (waits(world.dan), waits(world.ane)) == ([], [])
        services.write_notes(made, by=bo, notes="Ord")
        services.publish_notes(made, by=bo)
        assert waits(bo) == ["Evalueringer, der skal læses"]
        services.draw_lessons(made, by=bo, learned="Flere stole.")
        assert waits(bo) == []
