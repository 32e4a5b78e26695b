"""What is kept for a while is made once, and for whom it may be kept."""

import pytest

from roret.foundation import authz
from roret.foundation.keeping import kept, sees_what_guests_see


def test_it_is_made_once_until_its_time_is_over():
    made = []
    for _time in range(3):
        assert kept("number", seconds=60, make=lambda: made.append(1) or len(made)) == 1
    assert kept("other", seconds=60, make=lambda: 7) == 7
    assert kept("number", seconds=60, make=lambda: 9) == 1


@pytest.mark.django_db
def test_staff_members_and_an_operator_in_session_see_more_than_guests(world):
    assert sees_what_guests_see(world.guest)
    assert sees_what_guests_see(world.personas["ane"])
    assert not any(sees_what_guests_see(one) for one in (world.bo, world.personas["member"], authz.SYSTEM))
