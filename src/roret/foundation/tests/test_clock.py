"""One clock: days end in Copenhagen, and history can be replayed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from roret.foundation import clock

pytestmark = pytest.mark.unit
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def test_now_is_a_moment_with_its_zone():
    assert abs((datetime.now(UTC) - clock.now()).total_seconds()) < 5


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_is_the_one_in_the_municipality(moment, day):
    with clock.at(moment):
        assert clock.today() == day


@pytest.mark.parametrize(("day", "hours"), [("2026-06-15", 24), ("2026-03-29", 23), ("2026-10-25", 25)])
def test_a_day_runs_from_its_first_moment_to_its_last_second_also_when_the_clock_is_set(day, hours):
    day = date.fromisoformat(day)
    begins, ends = clock.start_of_day(day), clock.end_of_day(day)
    assert (ends.astimezone(UTC) - begins.astimezone(UTC)).total_seconds() == hours * 3600 - 1
    assert begins.astimezone(COPENHAGEN).date() == ends.astimezone(COPENHAGEN).date() == day


def test_time_stands_within_the_block_and_goes_on_after_it():
    with clock.at(datetime(2020, 1, 1, 12)):  # a moment without a zone is the municipality's
        assert clock.now() == datetime(2020, 1, 1, 12, tzinfo=COPENHAGEN)
        with clock.at(datetime(2021, 1, 1, tzinfo=UTC)):
            assert clock.today() == date(2021, 1, 1)
        assert clock.today() == date(2020, 1, 1)
    assert clock.now().year > 2021


def test_time_goes_on_after_a_block_that_failed():
    def fail():
        with clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert clock.now().year > 2021
