"""Working days and deadlines in a Danish municipality."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.figures.workdays import (
    ClosingDay,
    add_working_days,
    days_left,
    deadline,
    holiday_name,
    is_working_day,
    next_working_day,
    working_days_left,
)

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 1), True),
        (date(2026, 4, 2), False),
        (date(2026, 4, 3), False),
        (date(2026, 4, 6), False),
        (date(2026, 4, 7), True),
        (date(2026, 4, 11), False),
        (date(2026, 5, 1), True),
        (date(2026, 5, 14), False),
        (date(2026, 5, 15), True),
        (date(2026, 6, 5), False),
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
        (date(2023, 5, 5), False),
        (date(2024, 4, 26), True),
    ],
)
def test_a_municipality_works_on_weekdays_that_are_no_holiday(day, works):
    assert is_working_day(day) is works


def test_each_municipality_says_which_customary_days_it_is_closed():
    everything = frozenset(ClosingDay)

    assert not is_working_day(date(2026, 5, 15), closed=everything)
    assert not is_working_day(date(2026, 5, 1), closed=everything)
    assert is_working_day(date(2026, 12, 24), closed=frozenset())


def test_a_holiday_has_a_name_in_both_languages():
    assert holiday_name(date(2026, 4, 3)) == "Langfredag"
    assert holiday_name(date(2026, 4, 3), "en") == "Good Friday"
    assert holiday_name(date(2026, 4, 7)) is None


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        (date(2026, 3, 2), {"weeks": 8}, date(2026, 4, 27)),
        (date(2026, 3, 6), {"weeks": 4}, date(2026, 4, 7)),
        (date(2026, 12, 10), {"days": 14}, date(2026, 12, 28)),
        (date(2026, 3, 30), {"working_days": 5}, date(2026, 4, 9)),
        (date(2026, 4, 3), {"days": 0}, date(2026, 4, 7)),
        (date(2026, 4, 3), {"working_days": 0}, date(2026, 4, 7)),
        (date(2026, 3, 6), {"weeks": 4, "roll": False}, date(2026, 4, 3)),
    ],
)
def test_a_deadline_ends_on_a_working_day(start, length, last):
    assert deadline(start, **length) == last


@pytest.mark.parametrize("length", [{}, {"weeks": 1, "days": 1}, {"days": -1}, {"weeks": 10**9}])
def test_a_deadline_has_exactly_one_sensible_length(length):
    with pytest.raises(ValueError, match="Give one of"):
        deadline(date(2026, 1, 5), **length)


@given(DAYS, st.integers(1, 60))
def test_counting_working_days_forth_and_back_meets(start, count):
    start = next_working_day(start)
    end = add_working_days(start, count)

    assert is_working_day(end)
    assert add_working_days(end, -count) == start
    assert working_days_left(end, today=start) == count


@given(DAYS, st.integers(0, 400))
def test_rolling_moves_a_deadline_by_a_week_at_most_and_never_back(start, days):
    moved = deadline(start, days=days) - (start + timedelta(days=days))

    assert timedelta(0) <= moved <= timedelta(days=7)


def test_days_left_are_none_on_the_last_day_and_negative_after():
    last = date(2026, 4, 7)

    assert [days_left(last, today=date(2026, 4, day)) for day in (1, 7, 8)] == [6, 0, -1]
    assert [working_days_left(last, today=date(2026, 4, day)) for day in (1, 7, 8)] == [1, 0, 0]
