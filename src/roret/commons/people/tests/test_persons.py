"""Making, changing, shutting out and finding persons."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from roret.commons.people import selectors
from roret.commons.people.adapter import PersonBackend
from roret.commons.people.models import RoleGrant, User
from roret.commons.people.services import (
    activate_person,
    create_person,
    deactivate_person,
    end_role,
    erase_person,
    grant_role,
    send_invitation,
    update_person,
)
from roret.foundation import clock
from roret.foundation.authz import SYSTEM, roles
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.testing.jobs import run_jobs
from roret.foundation.testing.matrix import assert_matrix, assert_visible_as_allowed

SCRIPT = "<script>alert(1)</script>"


def test_a_new_person_is_sent_a_link_where_she_chooses_a_password(world, client):
    person = create_person(by=world.cia, email=" Ny@Eksempel.DK ", name="  Ny   Person ")
    assert (person.email, person.name, person.has_usable_password()) == ("ny@eksempel.dk", "Ny Person", False)
    run_jobs()
    letter = mail.outbox[-1]
    assert letter.to == ["ny@eksempel.dk"]
    assert letter.subject.startswith("Din adgang til")
    assert "Ny Person" not in letter.subject + letter.body
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    page = client.get(link.partition(":8000")[2], follow=True)
    assert page.status_code == 200
    assert b'name="password1"' in page.content


def test_an_invitation_is_not_sent_to_one_who_has_signed_in_since(world, client):
    person = create_person(by=world.cia, email="ny@eksempel.dk", name="Ny")
    client.force_login(person, backend="roret.commons.people.adapter.PersonBackend")
    run_jobs()
    assert not mail.outbox
    with pytest.raises(NotPossible):
        send_invitation(User.objects.get(pk=person.pk), by=world.cia)


@pytest.mark.parametrize("email", ["ANE@demo.roret.example", "ane@demo.roret.example", " Ane@Demo.Roret.Example"])
def test_an_address_is_used_once_whatever_its_capitals(world, email):
    with pytest.raises(DomainError) as refused:
        create_person(by=world.cia, email=email, name="En anden")
    assert refused.value.field == "email"


@pytest.mark.parametrize(
    ("field", "value"), [("email", "no address"), ("email", ""), ("name", "x" * 151), ("language", "xx")]
)
def test_values_that_do_not_hold_are_refused_by_name(world, field, value):
    with pytest.raises(ValidationError) as refused:
        create_person(by=world.cia, **{"email": "ny@eksempel.dk", "name": "Ny", field: value})
    assert field in refused.value.message_dict
    assert not User.objects.filter(email="ny@eksempel.dk").exists()


@pytest.mark.parametrize("key", ["ane", "bo", "dan", "member", "operator", "guest", "token"])
def test_those_who_lead_nobody_invite_nobody(world, key):
    with pytest.raises(PermissionDenied):
        create_person(by=world.personas[key], email="ny@eksempel.dk", name="Ny")


def test_one_changes_ones_own_name_and_nobody_elses(world):
    assert update_person(world.ane, by=world.ane, name=SCRIPT, language="en").name == SCRIPT
    with pytest.raises(PermissionDenied):
        update_person(world.ane, by=world.cia, name="Cia", language="da")


def test_the_event_of_a_new_name_does_not_hold_the_name(world):
    update_person(world.ane, by=world.ane, name="Helt Nyt Navn", language="da")
    event = Event.objects.about(world.ane).last()
    assert event.data == {"fields": ["name"]}
    assert "Helt Nyt Navn" not in str(event) + event.target_name + event.actor_name


def test_nothing_changed_is_not_written_down(world):
    before = Event.objects.count()
    update_person(world.ane, by=world.ane, name=world.ane.name, language=world.ane.language)
    assert Event.objects.count() == before


def test_a_person_who_is_shut_out_is_signed_out_everywhere(world, client):
    client.post("/konto/login/", {"login": world.ane.email, "password": "en lang og god sætning"})
    assert client.get("/konto/email/").status_code == 200
    deactivate_person(world.ane, by=world.operator_in_session, reason="Kontoen er overtaget")
    assert client.get("/konto/email/").status_code == 302
    assert not world.fresh("ane").is_active
    activate_person(world.fresh("ane"), by=world.operator_in_session, reason="Afklaret")
    assert world.fresh("ane").is_active


def test_the_table_of_shutting_out(world):
    assert_matrix(
        world,
        [
            ("people.deactivate_user", world.ane, "operator_in_session"),
            ("people.deactivate_user", world.operator_in_session, ""),
        ],
    )


def test_shutting_out_twice_is_refused_in_words(world):
    deactivate_person(world.ane, by=world.operator_in_session, reason="x")
    with pytest.raises(NotPossible):
        deactivate_person(world.fresh("ane"), by=world.operator_in_session, reason="x")


def test_whom_one_sees_is_whom_one_may_see(world):
    assert_visible_as_allowed(
        world, "people.view_user", [world.personas[key] for key in ("ane", "bo", "cia", "dan", "member", "operator")]
    )


def test_a_leader_sees_her_staff_and_no_citizens(world):
    seen = set(User.objects.visible_to(world.cia))
    assert {world.bo, world.cia, world.director} <= seen
    assert not seen & {world.ane, world.dan, world.member}


def test_the_privacy_officer_sees_everybody_and_a_guest_nobody(world):
    assert User.objects.visible_to(world.privacy_officer).count() == User.objects.count()
    assert not User.objects.visible_to(world.guest).exists()
    assert not RoleGrant.objects.visible_to(world.guest).exists()


def test_roles_are_seen_by_those_who_work_in_the_unit_and_by_the_holder(world):
    grant = world.bo.grants.get()
    seen = {
        key for key in world.personas if RoleGrant.objects.visible_to(world.fresh(key)).filter(pk=grant.pk).exists()
    }
    assert seen == {"bo", "cia", "director", "editor", "controller", "privacy_officer", "operator_in_session", "token"}


def test_holders_are_found_in_the_unit_and_above_and_only_today(world):
    assert set(selectors.holders(roles.UNIT_LEADER, roles.DIRECTOR, unit=world.centre)) == {world.cia, world.director}
    assert world.dan not in selectors.staff_of(world.centre)
    assert set(selectors.holders(roles.MEMBER, unit=world.council)) == {world.member}


def test_a_leader_gives_roles_only_in_her_own_units(world):
    assert set(selectors.units_to_grant_in(world.cia, ["people.grant_role"])) == {world.social, world.centre}
    assert world.tech in selectors.units_to_grant_in(world.operator_in_session, ["people.grant_role"])
    assert not selectors.units_to_grant_in(world.ane, ["people.grant_role"]).exists()


def test_a_person_without_a_name_reads_as_a_number(world):
    person = create_person(by=SYSTEM, email="uden-navn@eksempel.dk", invite=False)
    assert str(person) == f"Person {person.pk}"


def test_standing_is_read_with_few_questions(world, django_assert_num_queries):
    grant_role(world.ane, by=world.cia, role=roles.EDITOR, unit=world.social)
    ane, operator = world.fresh("ane"), world.fresh("operator_in_session")
    with django_assert_num_queries(1):
        assert ane.standing.is_staff
    with django_assert_num_queries(1):
        assert operator.standing.operator_session.ends_at > clock.now()


def test_standing_is_read_with_the_person_of_a_request_and_anew_once_it_has_changed(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        ane = PersonBackend().get_user(world.ane.pk)
        assert not ane.standing.is_staff
    grant_role(ane, by=world.cia, role=roles.EDITOR, unit=world.social)
    assert ane.standing.holds(roles.EDITOR, [world.centre.pk])


def test_a_person_who_is_shut_out_is_nobody_in_the_next_request(world):
    deactivate_person(world.ane, by=world.operator_in_session, reason="Har bedt om det")
    assert PersonBackend().get_user(world.ane.pk) is None


def test_a_person_reads_all_that_is_known_of_her(world, client):
    client.post("/konto/login/", {"login": world.bo.email, "password": "en lang og god sætning"})
    known = selectors.known_of(world.fresh("bo"))
    assert known["person"]["email"] == world.bo.email
    assert [held["role"] for held in known["roles"]] == [roles.CASE_WORKER]
    assert len(known["signed in from"]) == 1


def test_an_erased_person_is_a_number_and_is_out_at_once(world, client):
    client.post("/konto/login/", {"login": world.ane.email, "password": "en lang og god sætning"})
    erase_person(world.ane, by=world.ane)
    ane = world.fresh("ane")
    assert (str(ane), ane.is_active, ane.has_usable_password()) == (f"Person {ane.pk}", False, False)
    assert "ane@" not in str(selectors.known_of(ane))
    assert client.get("/konto/email/").status_code == 302
    assert selectors.person_by_email("ane@demo.roret.example") is None
    again = create_person(by=SYSTEM, email="ane@demo.roret.example", name="Ane igen", password="x" * 20)
    assert again.pk != ane.pk


def test_whoever_holds_a_role_is_not_erased_before_it_has_ended(world):
    with pytest.raises(NotPossible):
        erase_person(world.bo, by=world.privacy_officer)
    end_role(world.bo.grants.get(), by=world.cia)
    erase_person(world.bo, by=world.privacy_officer, reason="Anmodning")
    assert world.fresh("bo").grants.count() == 1


def test_erasing_twice_is_harmless_and_journalled_once(world):
    for _number in range(2):
        erase_person(world.fresh("ane"), by=world.privacy_officer)
    assert Event.objects.filter(type="people.person_erased").count() == 1


def test_the_table_of_erasing(world):
    assert_matrix(world, [("people.erase_user", world.ane, "ane privacy_officer operator_in_session")])
