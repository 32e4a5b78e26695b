"""The days of a cadence and the clashes between meetings, by example and by what must always hold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from roret.engines.bodies.year import Clash, Slot, clashes, day_in, days_of_year, months_of
from roret.engines.figures.workdays import is_working_day

YEARS = some.integers(1990, 2090) | some.sampled_from([2020, 2024, 2026, 2032])  # leap years, and years with a week 53


@given(YEARS, some.integers(0, 14), some.none() | some.integers(0, 4), some.integers(1, 5))
def test_a_cadence_gives_as_many_working_days_as_it_says_and_none_in_july(year, times, weekday, week):
    days = days_of_year(year, times, weekday=weekday, week=week)
    assert len(days) == min(times, 11)
    assert days == sorted(days)
    assert {day.year for day in days} <= {year}
    assert len({day.month for day in days}) == len(days)
    assert all(is_working_day(day) and day.month != 7 for day in days)


@given(YEARS, some.integers(1, 12), some.integers(0, 4), some.data())
def test_a_day_that_is_taken_is_passed_over(year, month, weekday, data):
    first = day_in(year, month, weekday=weekday)
    taken = {first} | set(data.draw(some.lists(some.dates(date(year, month, 1), date(year, month, 28)), max_size=5)))
    second = day_in(year, month, weekday=weekday, taken=taken)
    assert second not in taken
    assert (second.year, second.month) == (year, month)
    assert is_working_day(second)


def test_the_days_lie_evenly_over_the_year():
    assert {times: months_of(times) for times in (1, 2, 4, 6, 11, 12)} == {
        1: [6], 2: [3, 10], 4: [2, 5, 8, 11], 6: [1, 3, 5, 8, 10, 12], 11: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
        12: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("year", "month", "weekday", "week", "day"),
    [
        (2027, 3, 1, 2, date(2027, 3, 9)),  # the second Tuesday
        (2027, 3, 3, 4, date(2027, 3, 18)),  # Maundy Thursday is a holiday, so the Thursday before
        (2026, 12, 3, 5, date(2026, 12, 17)),  # Christmas Eve and New Year's Eve are Thursdays, the last in week 53
        (2024, 2, 3, 5, date(2024, 2, 29)),  # a leap day
    ],
)
def test_the_nth_weekday_of_a_month_or_the_nearest_working_one(year, month, weekday, week, day):
    assert day_in(year, month, weekday=weekday, week=week) == day


def slot(key, hour, body=1, hours=2, **more):
    begins = datetime(2027, 3, 9, hour, tzinfo=UTC)
    return Slot(key, body, begins, begins + timedelta(hours=hours), **more)


def test_meetings_clash_by_body_by_people_and_by_room_and_not_end_to_end():
    same = {"people": frozenset({"anne"})}
    found = list(clashes([slot(1, 10), slot(2, 11), slot(3, 13, 2), slot(4, 14, 3), slot(5, 16, 4, place="Sal A"),
                          slot(6, 17, 5, place="sal a"), slot(7, 19, 6, **same), slot(8, 20, 7, **same)]))  # fmt: skip
    assert [(one.key, other.key, why) for one, other, why in found] == [
        (1, 2, Clash.BODY), (5, 6, Clash.PLACE), (7, 8, Clash.PEOPLE)
    ]  # fmt: skip


@given(some.lists(some.tuples(some.integers(8, 18), some.integers(1, 3), some.integers(1, 4)), max_size=12))
def test_every_pair_of_one_body_that_overlaps_is_found_and_no_other(rows):
    slots = [slot(key, hour, body, hours) for key, (hour, hours, body) in enumerate(rows)]
    found = {frozenset((one.key, other.key)) for one, other, _why in clashes(slots)}
    overlap = {
        frozenset((one.key, other.key)) for one in slots for other in slots
        if one.key < other.key and one.body == other.body and one.begins < other.ends and other.begins < one.ends
    }  # fmt: skip
    assert found == overlap
