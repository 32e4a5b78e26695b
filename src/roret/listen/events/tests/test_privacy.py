"""What is known of those who come, and when it goes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from roret.foundation import authz, clock
from roret.foundation.privacy.services import erase_expired
from roret.foundation.privacy.services.exporting import known_about
from roret.foundation.privacy.services.retention import preview
from roret.foundation.testing.jobs import run_jobs
from roret.listen.events import selectors, services
from roret.listen.events.models import EvaluationAnswer, Invitation, Registration
from roret.listen.events.privacy import erase
from roret.listen.events.tests.factories import after, announced, coming, receipt

pytestmark = pytest.mark.django_db


def counts():
    return {due.name: due.count for due in preview()}


def test_names_and_needs_go_so_many_days_after_the_event_and_the_figures_stay(world):
    made = announced(world.centre, keep_days=10)
    one = coming(made, "Ane", email="ane@example.dk", companions=1, needs=["wheelchair"], needs_note="Diabetes")
    with after(made, days=9):
        assert counts()["events.registration"] == 0
    with after(made, days=11):
        assert counts()["events.registration"] == 1
        erase_expired()
        assert counts()["events.registration"] == 0

    one.refresh_from_db()
    assert (one.name, one.email, one.needs, one.needs_note, one.user) == ("", "", [], "", None)
    assert (one.seats, one.reference != "") == (2, True)
    assert selectors.attendance_of(made).seats == 2


def test_who_wants_to_hear_what_comes_of_it_keeps_the_address_here_and_nothing_else_for_two_years(world):
    made = announced(world.centre, keep_days=10)
    one = coming(made, "Ane", email="ane@example.dk", needs=["wheelchair"], news=True)
    with after(made, days=11):
        erase_expired()
    one.refresh_from_db()
    assert (one.name, one.needs, one.email) == ("", [], "ane@example.dk")
    with after(made, days=800):
        erase_expired()
    one.refresh_from_db()
    assert (one.email, one.news) == ("", False)


def test_the_list_of_those_invited_and_the_words_of_evaluations_go_too(world, bo):
    made = announced(world.centre, keep_days=10)
    services.invite(made, by=bo, name="Bodil", email="bodil@example.dk")
    with after(made, hours=1):
        services.give_evaluation(made, by=bo, answers={"overall": 5}, text="Tak", submission="a")
    with after(made, days=11):
        erase_expired()
        assert Invitation.objects.get().email == ""
        assert EvaluationAnswer.objects.get().text == "Tak"
    with after(made, days=800):
        erase_expired()
    assert (EvaluationAnswer.objects.get().text, EvaluationAnswer.objects.get().overall) == ("", 5)


def test_the_inventions_of_the_demo_are_nobodys_and_stay(world):
    made = announced(world.centre, invented=True)
    coming(made)
    with after(made, days=800):
        assert counts()["events.registration"] == 0


def test_a_person_is_told_what_she_registered_for_and_can_have_it_erased(world, ane):
    made = announced(world.centre, capacity=1)
    coming(made, "Ane", by=ane, email="ane@example.dk")
    waits = coming(made)
    told = {str(part.title): list(part.rows) for part in known_about(ane)}
    assert told["Arrangementer, du har tilmeldt dig"][0]["navn"] == "Ane"

    assert erase(ane, by=world.privacy_officer) == 1

    waits.refresh_from_db()
    assert waits.is_placed
    assert not Registration.objects.filter(user=ane).exists()


def test_a_guest_erases_by_her_own_link_after_the_event_only(client, world):
    made = announced(world.centre)
    got = receipt(made, "Ane", email="ane@example.dk", news=True)
    address = f"/arrangementer/tilmelding/{got.secret}/slet-mig/"

    client.post(address)
    assert Registration.objects.get().name == "Ane"
    with after(made, hours=1):
        client.post(address)
    erased = Registration.objects.get()
    assert (erased.name, erased.email, erased.news) == ("", "", False)


def test_nobody_else_may_erase(world, bo):
    one = coming(announced(world.centre))

    for who in (bo, world.guest):
        with pytest.raises(PermissionDenied):
            services.erase_registration(one, by=who, whole=True)


def test_letters_hold_no_name_and_no_need(world, bo):
    made = announced(world.centre, capacity=1)
    first = coming(made, "Gertrud", email="en@example.dk", needs=["wheelchair"], needs_note="Diabetes")
    coming(made, "Gertrud", email="to@example.dk")
    services.cancel_registration(first, by=authz.SYSTEM)
    services.update_event(made, by=bo, place="Rådhuset")
    with clock.at(made.begins_at - timedelta(days=1)):
        services.remind_guests()
    with after(made, hours=13):
        services.ask_after_events()
    run_jobs()

    assert len(mail.outbox) >= 5
    assert not any(
        word in one.body + one.subject for one in mail.outbox for word in ("Gertrud", "Diabetes", "kørestol")
    )
    assert all("/arrangementer/" in one.body for one in mail.outbox)


def test_those_who_came_are_asked_once_and_whoever_did_not_come_is_not(world, bo):
    made = announced(world.centre)
    here, _away = coming(made, email="her@example.dk"), coming(made, email="vaek@example.dk")
    run_jobs()
    with after(made, hours=1):
        services.check_in(here, by=bo)
    mail.outbox.clear()
    with after(made, hours=13):
        assert services.ask_after_events() == 1
        assert services.ask_after_events() == 0
    run_jobs()

    assert [one.to for one in mail.outbox] == [["her@example.dk"]]
