"""Registering: a seat where one is free, a place in line where none is; once, in order, and never more than there are seats."""

import uuid
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roret.foundation import authz, clock
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event as Noted
from roret.foundation.testing.jobs import run_jobs
from roret.listen.events import selectors, services
from roret.listen.events.models import Event, Registration
from roret.listen.events.services import Details
from roret.listen.events.tests.factories import announced, coming, receipt


@pytest.mark.django_db
def test_she_gets_a_reference_a_seat_and_a_letter_with_her_private_link(world):
    made = announced(world.centre, capacity=10)

    got = receipt(made, "Ane", email="ane@example.dk", companions=2, needs=["wheelchair"])
    run_jobs()

    assert got.registration.is_placed
    assert got.registration.reference.endswith("-0001")
    assert selectors.seats_free(made) == 7
    assert selectors.by_secret(got.secret) == got.registration
    [letter] = mail.outbox
    assert got.secret in letter.body
    assert "Ane" not in letter.body
    assert "wheelchair" not in letter.body


@pytest.mark.django_db
def test_the_journal_knows_the_reference_and_not_the_name(world):
    coming(announced(world.centre), "Ane Kirstine", email="ane@example.dk")

    noted = Noted.objects.get(type="event.registered")
    assert "Ane Kirstine" not in f"{noted.data}{noted.target_name}{noted.actor_name}"
    assert noted.data["reference"]


@pytest.mark.django_db
def test_a_second_sending_gives_the_same_receipt_and_takes_no_seat_even_when_it_is_full_since(world):
    made, number = announced(world.centre, capacity=1), str(uuid.uuid4())

    first, second = receipt(made, submission=number), receipt(made, submission=number)

    assert (first.registration, first.secret) == (second.registration, second.secret)
    assert (first.repeated, second.repeated) == (False, True)
    assert Registration.objects.count() == 1


@pytest.mark.django_db
def test_nobody_who_comes_later_passes_a_party_that_waits(world):
    made = announced(world.centre, capacity=3)
    first, large, small = coming(made, companions=1), coming(made, companions=1), coming(made)

    assert (first.is_placed, large.is_placed, small.is_placed) == (True, False, False)
    assert selectors.seats_free(made) == 1


@pytest.mark.django_db
def test_a_seat_that_becomes_free_goes_to_whoever_waits_first_and_she_is_told_once(world):
    made = announced(world.centre, capacity=1)
    first, second, third = coming(made), coming(made, email="to@example.dk"), coming(made, email="tre@example.dk")
    run_jobs()
    mail.outbox.clear()

    services.cancel_registration(first, by=authz.SYSTEM)
    services.cancel_registration(first, by=authz.SYSTEM)
    run_jobs()

    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.is_placed, third.is_waiting) == (True, True)
    assert [one.to for one in mail.outbox] == [["to@example.dk"]]
    assert Noted.objects.filter(type="event.promoted").count() == 1


@pytest.mark.django_db
def test_more_seats_let_the_line_in_and_fewer_than_are_taken_are_refused(world, bo):
    made = announced(world.centre, capacity=1)
    coming(made)
    second = coming(made)

    services.update_event(made, by=bo, capacity=2)

    second.refresh_from_db()
    assert second.is_placed
    with pytest.raises(DomainError) as refused:
        services.update_event(made, by=bo, capacity=1)
    assert refused.value.field == "capacity"


@pytest.mark.django_db
def test_a_party_grows_only_into_free_seats_and_gives_back_what_it_does_not_need(world):
    made = announced(world.centre, capacity=3)
    party, waits = coming(made, "Ane", companions=2), coming(made, "Bo")

    with pytest.raises(DomainError) as refused:
        services.change_registration(party, by=authz.SYSTEM, details=Details(name="Ane", companions=3))
    services.change_registration(party, by=authz.SYSTEM, details=Details(name="Ane", companions=1))

    waits.refresh_from_db()
    assert refused.value.field == "companions"
    assert waits.is_placed


@pytest.mark.django_db
def test_a_party_cannot_grow_past_those_who_wait(world):
    made = announced(world.centre, capacity=4)
    small, large = coming(made), coming(made, companions=1)
    waits = coming(made, companions=2)

    assert selectors.seats_free(made) == 1
    with pytest.raises(DomainError) as refused:
        services.change_registration(small, by=authz.SYSTEM, details=Details(name="Ane", companions=1))
    services.change_registration(large, by=authz.SYSTEM, details=Details(name="Ane", companions=0))
    services.cancel_registration(small, by=authz.SYSTEM)

    waits.refresh_from_db()
    assert "venter" in str(refused.value) or "wait" in str(refused.value)
    assert waits.is_placed


@pytest.mark.django_db
def test_registration_opens_and_closes_on_the_clock_and_staff_may_enter_until_it_is_over(world, bo):
    now = clock.now()
    made = announced(world.centre, opens_at=now + timedelta(days=1), closes_at=now + timedelta(days=5))

    with pytest.raises(NotPossible):
        coming(made)
    with clock.at(now + timedelta(days=2)):
        assert coming(made).is_placed
    with clock.at(now + timedelta(days=5)):
        with pytest.raises(NotPossible):
            coming(made)
        entered = services.enter_registration(
            made, by=bo, details=Details(name="Fru Hansen"), submission=str(uuid.uuid4())
        )
    assert entered.registration.entered_by == bo.name


@pytest.mark.django_db
def test_only_those_invited_register_for_what_is_selected_and_each_by_her_own_link_once(world, bo):
    from roret.listen.events.tests.factories import draft

    made = draft(world.centre, admission="selected")
    asked = services.invite(made, by=bo, name="Bodil", email="bodil@example.dk")
    made = services.announce_event(made, by=bo)
    run_jobs()

    with pytest.raises(NotPossible):
        coming(made)
    first = receipt(made, "Bodil", invitation=asked)
    again = receipt(made, "Bodil", invitation=asked)

    assert first.registration == again.registration
    assert [one.to for one in mail.outbox if "inviteret" in one.subject] == [["bodil@example.dk"]]
    with pytest.raises(DomainError):
        services.decline_invitation(asked, by=authz.SYSTEM)


@pytest.mark.django_db
def test_what_is_without_registration_takes_none(world):
    with pytest.raises(NotPossible):
        coming(announced(world.centre, takes_registrations=False))


@pytest.mark.django_db
def test_more_companions_than_allowed_are_refused(world):
    with pytest.raises(DomainError) as refused:
        coming(announced(world.centre, companions_most=1), companions=2)

    assert refused.value.field == "companions"


@pytest.mark.django_db
def test_everybody_is_reminded_once_two_days_before_but_not_whoever_has_just_registered(world):
    made = announced(world.centre)
    coming(made, email="ane@example.dk")
    run_jobs()
    mail.outbox.clear()

    with clock.at(made.begins_at - timedelta(days=3)):
        assert services.remind_guests() == 0
    with clock.at(made.begins_at - timedelta(days=1)):
        coming(made, email="sent@example.dk")
        assert services.remind_guests() == 1
        assert services.remind_guests() == 0


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    capacity=st.integers(1, 8),
    acts=st.lists(st.tuples(st.sampled_from(["come", "cancel", "shrink"]), st.integers(0, 3)), max_size=25),
)
def test_whatever_people_do_the_seats_hold_and_the_line_keeps_its_order(world, capacity, acts):
    """No more seats are taken than there are; nobody waits while she would fit; who came first is served first."""
    made = announced(world.centre, capacity=capacity)
    for act, number in acts:
        _do(made, act, number)
        placed, waiting = _now(made)
        taken = sum(one.seats for one in placed)
        assert taken <= capacity
        assert not waiting or waiting[0].seats > capacity - taken
        assert not waiting or all(one.queued_at <= waiting[0].queued_at for one in placed)


def _do(made, act, number):
    live = list(made.registrations.live().order_by("pk"))
    if act == "come":
        coming(made, companions=number)
    elif live:
        chosen = live[number % len(live)]
        if act == "cancel":
            services.cancel_registration(chosen, by=authz.SYSTEM)
        else:
            details = Details(name="Ane", companions=max(0, chosen.companions - 1))
            services.change_registration(chosen, by=authz.SYSTEM, details=details)


def _now(made):
    return list(made.registrations.placed()), list(made.registrations.waiting())


@pytest.mark.django_db(transaction=True)
def test_the_last_seats_are_given_once_however_many_ask_at_the_same_moment(world):
    """Twelve people, three seats, twelve connections: the row of the event is locked, so that no seat is given twice."""
    made, start, failures = announced(world.centre, capacity=3), Barrier(12), []

    def ask(number):
        try:
            start.wait(timeout=30)
            coming(Event.objects.get(pk=made.pk), f"Gæst {number}")
        except Exception as error:  # noqa: BLE001 — a thread's failure is shown by the test
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=ask, args=[number]) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failures == []
    placed, waiting = _now(made)
    assert (len(placed), len(waiting)) == (3, 9)
    assert len({one.reference for one in (*placed, *waiting)}) == 12


@pytest.mark.django_db(transaction=True)
def test_two_who_cancel_at_once_let_two_in_and_nobody_twice(world):
    made = announced(world.centre, capacity=2)
    first, second = coming(made), coming(made)
    for _number in range(3):
        coming(made)
    start, failures = Barrier(2), []

    def leave(registration):
        try:
            start.wait(timeout=30)
            services.cancel_registration(registration, by=authz.SYSTEM)
        except Exception as error:  # noqa: BLE001 — as above
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=leave, args=[one]) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    placed, waiting = _now(made)
    assert failures == []
    assert (len(placed), len(waiting)) == (2, 1)
    assert Noted.objects.filter(type="event.promoted").count() == 2
