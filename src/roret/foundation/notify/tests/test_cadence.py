"""Pace and peace, in local time, also in the nights when the clocks change."""

from datetime import UTC, datetime

import pytest

from roret.foundation.notify.cadence import awake, latest_slot, quiet_until
from roret.foundation.notify.models import Recipient

from .conftest import local


@pytest.mark.parametrize(
    ("cadence", "now", "slot"),
    [
        ("now", local(4, 3), local(4, 3)),
        ("daily", local(4, 7, 59), local(3, 8)),
        ("daily", local(4, 8), local(4, 8)),
        ("weekly", local(4, 23), local(2, 8)),
        ("weekly", local(2, 7), local(23, 8, month=2)),
        ("weekly", local(9, 8), local(9, 8)),
    ],
)
def test_the_slot_is_this_mornings_or_this_mondays_hour(cadence, now, slot):
    assert latest_slot(cadence, now) == slot


def test_the_slot_keeps_its_local_hour_over_the_change_of_clocks():
    assert latest_slot("daily", local(28, 12)) == datetime(2026, 3, 28, 7, tzinfo=UTC)
    assert latest_slot("daily", local(29, 12)) == datetime(2026, 3, 29, 6, tzinfo=UTC)


def quiet(start, end):
    return Recipient(quiet_from=start, quiet_to=end)


@pytest.mark.parametrize(
    ("hours", "now", "until"),
    [
        ((21, 7), local(4, 20, 59), None),
        ((21, 7), local(4, 21), local(5, 7)),
        ((21, 7), local(5, 6, 59), local(5, 7)),
        ((21, 7), local(5, 7), None),
        ((9, 17), local(4, 12), local(4, 17)),
        ((9, 17), local(4, 17), None),
        ((0, 0), local(4, 3), None),
        ((22, 0), local(4, 23), local(5, 0)),
        # 29 March 2026: 02:00 to 03:00 does not exist; quiet until 02 ends at 03:00 summer time, which is 01:00 UTC.
        ((21, 2), local(29, 1, 30), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ((21, 7), local(28, 23), datetime(2026, 3, 29, 5, tzinfo=UTC)),
        # 25 October 2026: 02:00 to 03:00 comes twice; quiet until 03 ends at 02:00 UTC, after both.
        ((21, 3), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC)),
        ((21, 3), datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
)
def test_quiet_ends_when_it_should(hours, now, until):
    found = quiet_until(quiet(*hours), now)
    assert found == until if until is None else found.astimezone(UTC) == until.astimezone(UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [(21, 7), (9, 17), (0, 0), (22, 0), (0, 6), (23, 22)])
def test_the_database_and_the_function_agree_for_every_hour_of_a_week_with_a_change_of_clocks(hours, guest):
    Recipient.objects.update(quiet_from=hours[0], quiet_to=hours[1])
    guest.refresh_from_db()
    for hour in range(24 * 3):
        moment = datetime.fromtimestamp(datetime(2026, 3, 28, tzinfo=UTC).timestamp() + hour * 3600, UTC)
        asleep = quiet_until(guest, moment) is not None
        assert Recipient.objects.filter(awake(moment)).exists() is not asleep, moment
