"""The table itself: who holds what, where, and when."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from roret.foundation import authz
from roret.foundation.authz.permissions import Permission
from roret.foundation.authz.roles import CASE_WORKER, EVERYBODY, OPERATOR, SIGNED_IN

pytestmark = pytest.mark.unit


def actor(*, signed_in=True, session=False, **units):
    held = {role: frozenset(found) for role, found in units.items()}
    return SimpleNamespace(pk=1, standing=authz.Standing(held, signed_in=signed_in, operator_session=session))


def thing(*units):
    return SimpleNamespace(authz_units=lambda: units)


EDIT = Permission("test.edit", "Edit", (CASE_WORKER, OPERATOR))


def test_a_role_counts_in_the_units_of_the_thing():
    worker = actor(case_worker={1, 2})
    assert EDIT.granted(worker, thing(2))
    assert EDIT.granted(worker, thing(None, 2))
    assert not EDIT.granted(worker, thing(3))


def test_a_thing_that_belongs_to_no_unit_is_nobodys_by_role():
    worker = actor(case_worker={1})
    assert not EDIT.granted(worker, thing())
    assert not EDIT.granted(worker, thing(None))


def test_without_a_thing_the_question_is_whether_she_could_at_all():
    assert EDIT.granted(actor(case_worker={1}))
    assert not EDIT.granted(actor(editor={1}))


def test_anywhere_asks_for_the_role_in_any_unit():
    anywhere = Permission("test.see", "See", (CASE_WORKER,), anywhere=True)
    assert anywhere.granted(actor(case_worker={1}), thing(9))


def test_an_operator_may_nothing_before_the_session_and_everything_in_it():
    assert not EDIT.granted(actor(operator={1}), thing(1))
    assert EDIT.granted(actor(operator={1}, session=True), thing(9))


def test_opening_the_session_is_held_without_one():
    opening = Permission("test.open", "Open", (OPERATOR,), anywhere=True, without_session=True)
    assert opening.granted(actor(operator={1}))
    assert not opening.granted(actor(case_worker={1}))


def test_the_state_of_the_thing_binds_even_an_operator():
    closed = Permission("test.change", "Change", (CASE_WORKER,), when=lambda _actor, one: one.open)
    shut, still_open = SimpleNamespace(open=False), SimpleNamespace(open=True)
    assert not closed.granted(actor(operator={1}, session=True), shut)
    assert closed.granted(actor(case_worker={1}), still_open)


def test_whoever_owns_it_may():
    own = Permission("test.read", "Read", (), own=lambda who, one: one.author == who.pk)
    assert own.granted(actor(), SimpleNamespace(author=1))
    assert not own.granted(actor(), SimpleNamespace(author=2))
    assert not own.granted(actor())


def test_a_guest_is_everybody_but_not_signed_in():
    guest = SimpleNamespace(pk=None)
    assert Permission("test.a", "A", (EVERYBODY,)).granted(guest)
    assert not Permission("test.b", "B", (SIGNED_IN,)).granted(guest)


def test_an_unknown_permission_is_an_error_and_never_a_yes():
    with pytest.raises(KeyError):
        authz.allowed(actor(operator={1}, session=True), "test.never_declared")


def test_require_names_what_was_missing():
    with pytest.raises(PermissionDenied, match=r"authz\.open_operator_session"):
        authz.require(actor(case_worker={1}), "authz.open_operator_session")


def test_the_house_itself_passes_every_check():
    assert authz.allowed(authz.SYSTEM, "authz.open_operator_session")
    assert authz.name_of(authz.SYSTEM) == "Roret"


def test_the_journal_names_staff_and_members_but_never_a_citizen():
    named = {"name": "Bo", "pk": 1}
    assert authz.name_of(SimpleNamespace(**named, standing=actor(case_worker={1}).standing)) == "Bo"
    assert authz.name_of(SimpleNamespace(**named, standing=actor(member={1}).standing)) == "Bo"
    assert authz.name_of(SimpleNamespace(**named, standing=actor().standing)) == ""
