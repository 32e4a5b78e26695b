"""Who gives which role to whom, from when to when."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roret.commons.people.models import RoleGrant
from roret.commons.people.services import deactivate_person, end_role, grant_role
from roret.foundation import authz, clock
from roret.foundation.authz import roles
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Detail, Event
from roret.foundation.testing.matrix import assert_matrix


def days(number):
    return clock.today() + timedelta(days=number)


def test_a_leader_gives_a_role_that_reaches_the_units_below(world):
    grant_role(world.ane, by=world.cia, role=roles.CASE_WORKER, unit=world.social)
    standing = world.fresh("ane").standing
    assert standing.units_by_role[roles.CASE_WORKER] == {world.social.pk, world.centre.pk}


def test_whoever_was_given_it_knows_without_being_read_again(world):
    assert not world.ane.standing.is_staff
    grant_role(world.ane, by=world.cia, role=roles.CASE_WORKER, unit=world.centre)
    assert world.ane.standing.is_staff


@pytest.mark.parametrize(
    ("giver", "role", "unit"),
    [
        ("cia", roles.CASE_WORKER, "tech"),
        ("cia", roles.CASE_WORKER, "city"),
        ("cia", roles.DIRECTOR, "social"),
        ("cia", roles.OPERATOR, "social"),
        ("director", roles.PRIVACY_OFFICER, "social"),
        ("bo", roles.CASE_WORKER, "centre"),
        ("secretary", roles.CASE_WORKER, "council"),
        ("secretary", roles.MEMBER, "committee"),
        ("operator", roles.CASE_WORKER, "centre"),
        ("ane", roles.CASE_WORKER, "centre"),
        ("guest", roles.CASE_WORKER, "centre"),
        ("token", roles.CASE_WORKER, "centre"),
    ],
)
def test_nobody_gives_beyond_her_reach(world, giver, role, unit):
    with pytest.raises(PermissionDenied):
        grant_role(world.fresh("member"), by=world.personas[giver], role=role, unit=world.units[unit])
    assert not RoleGrant.objects.filter(user=world.member).exclude(role=roles.MEMBER, unit=world.council).exists()


@pytest.mark.parametrize(
    ("key", "role"), [("cia", roles.EDITOR), ("director", roles.CASE_WORKER), ("operator_in_session", roles.DIRECTOR)]
)
def test_nobody_gives_herself_a_role_not_even_an_operator_in_a_session(world, key, role):
    with pytest.raises(PermissionDenied):
        grant_role(world.fresh(key), by=world.fresh(key), role=role, unit=world.social)


def test_the_whole_table_of_giving_and_ending(world):
    to_ane = {role: RoleGrant(user=world.ane, role=role, unit=world.centre) for role in roles.ROLES}
    council = RoleGrant(user=world.ane, role=roles.MEMBER, unit=world.council)
    in_session = "operator_in_session"
    assert_matrix(
        world,
        [
            ("people.grant_role", to_ane[roles.CASE_WORKER], f"cia director {in_session}"),
            (
                "people.grant_role",
                RoleGrant(user=world.cia, role=roles.EDITOR, unit=world.social),
                f"director {in_session}",
            ),
            ("people.grant_membership", council, f"secretary {in_session}"),
            ("people.grant_power", to_ane[roles.DIRECTOR], in_session),
            ("people.end_role", to_ane[roles.CASE_WORKER], f"cia director {in_session}"),
            ("people.end_role", to_ane[roles.OPERATOR], in_session),
            ("people.end_role", council, f"secretary {in_session}"),
            ("people.end_role", world.operator_in_session.grants.get(), ""),
        ],
    )


@pytest.mark.parametrize("role", ["everybody", "signed_in", "", "superhero", "case_worker'; DROP TABLE x"])
def test_a_role_that_is_none_is_refused(world, role):
    with pytest.raises(DomainError) as refused:
        grant_role(world.ane, by=world.cia, role=role, unit=world.centre)
    assert refused.value.field == "role"


def test_days_that_do_not_hold_are_refused(world):
    for field, begins_on, ends_on in [("begins_on", days(-1), None), ("ends_on", days(5), days(4))]:
        with pytest.raises(DomainError) as refused:
            grant_role(
                world.ane, by=world.cia, role=roles.CASE_WORKER, unit=world.centre, begins_on=begins_on, ends_on=ends_on
            )
        assert refused.value.field == field


def test_a_unit_that_is_gone_gets_no_new_roles(world):
    world.centre.valid_to = days(-1)
    world.centre.save()
    with pytest.raises(DomainError) as refused:
        grant_role(world.ane, by=world.cia, role=roles.CASE_WORKER, unit=world.centre)
    assert refused.value.field == "unit"


def test_a_person_who_is_shut_out_gets_no_roles(world):
    deactivate_person(world.ane, by=world.operator_in_session, reason="Adgang misbrugt")
    with pytest.raises(DomainError):
        grant_role(world.fresh("ane"), by=world.cia, role=roles.CASE_WORKER, unit=world.centre)


def test_the_same_role_is_not_given_twice_for_the_same_days(world):
    grant_role(world.ane, by=world.cia, role=roles.EDITOR, unit=world.centre, begins_on=days(10), ends_on=days(20))
    for begins_on, ends_on in [(days(20), None), (days(0), days(10)), (days(0), None), (days(12), days(13))]:
        with pytest.raises(DomainError):
            grant_role(
                world.ane, by=world.cia, role=roles.EDITOR, unit=world.centre, begins_on=begins_on, ends_on=ends_on
            )
    for begins_on, ends_on in [(days(0), days(9)), (days(21), None)]:
        grant_role(world.ane, by=world.cia, role=roles.EDITOR, unit=world.centre, begins_on=begins_on, ends_on=ends_on)
    assert world.ane.grants.count() == 3


def test_a_role_counts_from_its_first_to_its_last_day(world):
    grant_role(world.ane, by=world.cia, role=roles.EDITOR, unit=world.centre, begins_on=days(1), ends_on=days(2))
    counts = []
    for number in range(4):
        with clock.at(clock.now() + timedelta(days=number)):
            counts.append(world.fresh("ane").standing.is_staff)
    assert counts == [False, True, True, False]


def test_ending_a_role_takes_it_away_at_once_even_on_its_first_day(world):
    grant = grant_role(world.ane, by=world.cia, role=roles.EDITOR, unit=world.centre)
    ended = end_role(grant, by=world.cia, reason="Ny stilling")
    assert not world.fresh("ane").standing.is_staff
    assert (ended.ended_by, ended.is_over) == ("Cia Holm", True)
    assert not RoleGrant.objects.current().filter(pk=grant.pk).exists()


def test_a_role_can_end_after_a_day_to_come_but_not_in_the_past(world):
    grant = world.bo.grants.get()
    assert end_role(grant, by=world.cia, ends_on=days(3)).ends_on == days(3)
    assert world.fresh("bo").standing.is_staff
    with pytest.raises(DomainError) as refused:
        end_role(grant, by=world.cia, ends_on=days(-1))
    assert refused.value.field == "ends_on"


def test_a_role_that_is_over_cannot_end_again(world):
    grant = world.bo.grants.get()
    end_role(grant, by=world.cia)
    with pytest.raises(NotPossible):
        end_role(grant, by=world.cia)


def test_a_leader_cannot_end_the_role_of_the_privacy_officer(world):
    with pytest.raises(PermissionDenied):
        end_role(world.privacy_officer.grants.get(), by=world.cia)


def test_the_journal_keeps_who_gave_what_and_never_the_citizens_name(world):
    grant = grant_role(world.ane, by=world.cia, role=roles.EDITOR, unit=world.centre)
    event = Event.objects.about(grant).get()
    assert (event.type, event.actor_name) == ("people.role_granted", "Cia Holm")
    assert event.data["role"] == roles.EDITOR
    assert "Ane" not in f"{event} {event.data} {event.target_name}"
    assert Detail.objects.get(event_id=event.pk).person_id == str(world.ane.pk)


def test_a_grant_that_fails_leaves_no_trace(world):
    before = Event.objects.count(), RoleGrant.objects.count()
    with pytest.raises(DomainError):
        grant_role(world.bo, by=world.cia, role=roles.CASE_WORKER, unit=world.centre)
    assert (Event.objects.count(), RoleGrant.objects.count()) == before


def test_the_house_may_give_past_roles_when_history_is_replayed(world):
    grant = grant_role(
        world.ane, by=authz.SYSTEM, role=roles.MEMBER, unit=world.council, begins_on=days(-700), ends_on=days(-300)
    )
    assert (grant.granted_by, grant.is_over) == ("Roret", True)
