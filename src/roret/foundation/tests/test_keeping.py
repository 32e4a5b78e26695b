"""What is kept for a while is made once, and for whom it may be kept."""

import pytest
from django.utils.translation import override

from roret.foundation import authz
from roret.foundation.keeping import kept, kept_as_guests_see, sees_what_guests_see


def test_it_is_made_once_until_its_time_is_over():
    made = []
    for _time in range(3):
        assert kept("number", make=lambda: made.append(1) or len(made)) == 1
    assert kept("other", make=lambda: 7) == 7
    assert kept("number", make=lambda: 9) == 1
    with override("en"):
        assert kept("number", make=lambda: 9) == 9


def test_nothing_is_kept_too():
    assert kept("empty", make=lambda: None) is None
    assert kept("empty", make=lambda: 1) is None


@pytest.mark.django_db
def test_for_those_who_see_more_it_is_made_each_time(world):
    made = []

    def make(person):
        made.append(person)
        return len(made)

    seen = [kept_as_guests_see("n", person=one, make=make) for one in (world.bo, world.guest, world.bo, world.guest)]
    assert seen == [1, 2, 3, 2]


@pytest.mark.django_db
def test_staff_members_and_an_operator_in_session_see_more_than_guests(world):
    assert sees_what_guests_see(world.guest)
    assert sees_what_guests_see(world.personas["ane"])
    assert not any(sees_what_guests_see(one) for one in (world.bo, world.personas["member"], authz.SYSTEM))
