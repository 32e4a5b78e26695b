"""Operator sessions: opened with a reason, thirty minutes, ended early, all in the journal."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roret.foundation import authz, clock
from roret.foundation.authz.models import OperatorSession
from roret.foundation.authz.services import close_operator_session, open_operator_session
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.testing.matrix import assert_matrix

REASON = "Ret en fejl i enhederne"
EVERYTHING = "people.grant_power"


@pytest.fixture
def operator(world):
    return world.operator


def test_an_operator_opens_a_session_and_may_everything_at_once(operator):
    assert not authz.allowed(operator, EVERYTHING)
    open_operator_session(by=operator, reason=REASON)
    assert authz.allowed(operator, EVERYTHING)


def test_the_session_ends_by_itself_after_thirty_minutes(world, operator):
    session = open_operator_session(by=operator, reason=REASON)
    with clock.at(clock.now() + timedelta(minutes=29)):
        assert authz.allowed(world.fresh("operator"), EVERYTHING)
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert not authz.allowed(world.fresh("operator"), EVERYTHING)
        assert not session.is_open


def test_ending_it_takes_the_power_away_at_once(operator):
    session = open_operator_session(by=operator, reason=REASON)
    close_operator_session(session, by=operator)
    assert not authz.allowed(operator, EVERYTHING)


@pytest.mark.parametrize("reason", ["", "kort", "   .        ", "ni tegn 9\n\n\n\n"])
def test_a_reason_that_says_nothing_is_refused(operator, reason):
    with pytest.raises(DomainError) as refused:
        open_operator_session(by=operator, reason=reason)
    assert refused.value.field == "reason"
    assert not OperatorSession.objects.filter(user=operator).exists()


def test_a_long_reason_is_kept_whole_in_the_journal_up_to_its_limit(operator):
    session = open_operator_session(by=operator, reason="x" * 900)
    assert len(session.reason) == 300
    assert len(Event.objects.get(type="authz.operator_session_opened", actor_id=str(operator.pk)).reason) == 500


def test_there_is_one_session_at_a_time(operator):
    open_operator_session(by=operator, reason=REASON)
    with pytest.raises(NotPossible):
        open_operator_session(by=operator, reason=REASON)


@pytest.mark.parametrize("key", ["ane", "bo", "cia", "director", "member", "privacy_officer", "guest", "token"])
def test_nobody_but_an_operator_opens_one(world, key):
    with pytest.raises(PermissionDenied):
        open_operator_session(by=world.personas[key], reason=REASON)


def test_an_operator_whose_role_ended_has_no_power_left_in_an_open_session(world):
    from importlib import import_module

    services = import_module("roret.commons.people.services")
    power = world.operator_in_session
    services.end_role(power.grants.get(), by=authz.SYSTEM)
    assert not authz.allowed(world.fresh("operator_in_session"), EVERYTHING)


def test_opening_and_ending_are_in_the_journal_with_name_and_reason(operator):
    session = open_operator_session(by=operator, reason=REASON)
    close_operator_session(session, by=operator)
    opened, closed = Event.objects.about(session)
    assert (opened.type, opened.actor_name, opened.reason) == ("authz.operator_session_opened", "Ole Operatør", REASON)
    assert (closed.type, str(closed)) == (
        "authz.operator_session_closed",
        f"Ole Operatør afsluttede en operatørsession: {REASON}",
    )


def test_ending_twice_is_harmless_and_written_once(operator):
    session = open_operator_session(by=operator, reason=REASON)
    close_operator_session(session, by=operator)
    close_operator_session(session, by=operator)
    assert Event.objects.about(session).count() == 2


def test_who_may_end_whose_session(world):
    session = OperatorSession.objects.get(user=world.operator_in_session)
    assert_matrix(
        world,
        [
            ("authz.open_operator_session", None, "operator operator_in_session"),
            ("authz.close_operator_session", session, "privacy_officer operator_in_session"),
        ],
    )


def test_the_privacy_officer_sees_all_sessions_and_others_only_their_own(world):
    assert OperatorSession.objects.visible_to(world.operator_in_session).count() == 1
    assert not OperatorSession.objects.visible_to(world.bo).exists()
    assert not OperatorSession.objects.visible_to(world.guest).exists()
