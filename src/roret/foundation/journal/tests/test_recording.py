"""What an event keeps, what it never keeps, and what it can forget."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from roret.foundation import authz, clock, journal
from roret.foundation.journal import services
from roret.foundation.journal.digests import event_digest
from roret.foundation.journal.models import Detail, Event
from roret.foundation.journal.plain import plain_data, plain_text, target_name
from roret.foundation.journal.services import seal_events
from roret.foundation.journal.tests.conftest import Tried
from roret.foundation.journal.verification import verify
from roret.foundation.privacy.services import erase_expired


@pytest.mark.unit
def test_changes_names_what_differs_and_nothing_else():
    before, after = (
        {"title": "A", "size": 3, "due": None},
        {"title": "B", "size": 3, "due": datetime(2027, 1, 2, tzinfo=UTC)},
    )
    assert journal.changes(before, after) == {"title": ["A", "B"], "due": ["", "2027-01-02 00:00:00+00:00"]}


@pytest.mark.unit
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_the_database_can_hold_is_kept_as_it_is(value):
    kept = plain_data({"value": value})
    assert plain_data(kept) == kept
    assert "\x00" not in str(kept)
    assert "\\u0000" not in repr(kept) or "\\u0000" in repr(value)


@pytest.mark.unit
def test_decimal_numbers_are_kept_as_they_were_written():
    assert plain_data({"a": 0.1, "b": 1e22, "c": float("nan")}) == {"a": "0.1", "b": "1e+22", "c": "NaN"}


@pytest.mark.unit
def test_signs_that_the_database_refuses_are_taken_out():
    assert plain_text("a\x00b\ud800", 10) == "ab?"
    assert plain_data({"a": "x\x00y", "b": "typed \\u0000", "c": "\ud800"}) == {
        "a": "xy",
        "b": "typed \\u0000",
        "c": "?",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value", [0.1, 1e22, 10**30, "Blåbær \x00", ["a", ("b", None)], {"å": True}, datetime(2027, 1, 1, tzinfo=UTC)]
)
def test_the_digest_holds_for_what_comes_back_from_the_database(write, value):
    event = write(changes=value)[0]
    assert event_digest(Event.objects.get(pk=event.pk)) == event.digest


@pytest.mark.django_db
def test_a_person_is_a_number_in_the_journal(ane):
    assert ane.name not in target_name(ane)
    with transaction.atomic():
        event = journal.record(Tried, ane, by=ane, email=ane.email, person=ane)
    kept = f"{event.target_name} {event.actor_name} {event.data} {event.reason}"
    assert ane.name not in kept
    assert ane.email not in kept
    assert event.actor_id == str(ane.pk)
    assert str(event).startswith("En borger")


@pytest.mark.django_db
def test_a_member_of_staff_stands_by_her_name(bo):
    with transaction.atomic():
        assert journal.record(Tried, bo, by=bo).actor_name == "Bo Damgaard"


@pytest.mark.django_db
def test_a_look_at_individual_data_is_remembered(ane, bo):
    journal.record_look(ane, by=bo, purpose="Answering her question")
    event = Event.objects.about(ane).get(type="journal.looked_at")
    assert (event.actor_name, event.reason) == ("Bo Damgaard", "Answering her question")


@pytest.mark.django_db
def test_time_is_the_houses_clock(write):
    with clock.at(datetime(2019, 5, 1, 10, 0, tzinfo=UTC)):
        assert write()[0].at == datetime(2019, 5, 1, 10, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_forgetting_a_person_and_an_append_only_journal_both_hold(world, write):
    """The rule that both the journal and the right to be forgotten rest on."""
    with transaction.atomic():
        event = journal.record(Tried, world.ane, by=world.bo, email="ane@example.org", person=world.ane, step=1)
    write()
    seal_events()
    before = Event.objects.values().get(pk=event.pk)
    assert services.forget_person(world.ane, by=world.privacy_officer) >= 1
    assert not Detail.objects.filter(event_id=event.pk).exists()
    assert Event.objects.values().get(pk=event.pk) == before
    seal_events()
    assert verify() == []
    assert Event.objects.about(world.ane).last().type == "journal.details_forgotten"


@pytest.mark.django_db
def test_what_a_citizen_did_herself_is_forgotten_too_but_not_what_staff_did(world):
    with transaction.atomic():
        journal.record(Tried, world.centre, by=world.ane, email="ane@example.org")
        journal.record(Tried, world.centre, by=world.bo, email="bo@example.org")
    services.forget_person(world.ane, by=authz.SYSTEM)
    services.forget_person(world.bo, by=authz.SYSTEM)
    left = Detail.objects.filter(data__has_key="email", event_id__in=Event.objects.filter(type=Tried.key).values("pk"))
    assert [detail.data["email"] for detail in left] == ["bo@example.org"]


@pytest.mark.django_db
def test_a_case_worker_may_not_erase_details(world):
    with pytest.raises(PermissionDenied):
        services.forget_person(world.ane, by=world.bo)


@pytest.mark.django_db
def test_details_go_when_their_time_is_up(write):
    with clock.at(datetime(2019, 5, 1, tzinfo=UTC)):
        write(email="old@example.org")
    write(email="new@example.org")
    erase_expired()
    assert [detail.data["email"] for detail in Detail.objects.filter(data__has_key="email")] == ["new@example.org"]
    assert Event.objects.filter(type=Tried.key).count() == 2
