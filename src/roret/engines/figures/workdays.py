"""Danish working days, and deadlines counted in them.

Monday to Friday, without public holidays (no Store Bededag from 2024) and without the days on which a municipality
keeps closed by custom. Which of those count is for each municipality to say: `closed`.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5
_LONGEST = 366 * 50


class ClosingDay(StrEnum):
    """A day that is no public holiday, but on which a municipality may be closed."""

    LABOUR_DAY = "labour_day"
    FRIDAY_AFTER_ASCENSION = "friday_after_ascension"
    CONSTITUTION_DAY = "constitution_day"
    CHRISTMAS_EVE = "christmas_eve"
    NEW_YEARS_EVE = "new_years_eve"


USUALLY_CLOSED = frozenset({ClosingDay.CONSTITUTION_DAY, ClosingDay.CHRISTMAS_EVE, ClosingDay.NEW_YEARS_EVE})
"""The closing days of most municipalities, used where nothing else is said."""

_FIXED = {
    (5, 1): ClosingDay.LABOUR_DAY,
    (6, 5): ClosingDay.CONSTITUTION_DAY,
    (12, 24): ClosingDay.CHRISTMAS_EVE,
    (12, 31): ClosingDay.NEW_YEARS_EVE,
}
_ASCENSION = "Kristi himmelfartsdag"
_LIBRARY_LANGUAGE = {"da": "da", "en": "en_US"}


def holiday_name(day: date, language: str = "da") -> str | None:
    """Return the name of the public holiday, in Danish or English ("en"), or None on any other day."""
    return _public_holidays(day.year, language).get(day)


def is_working_day(day: date, *, closed: AbstractSet[ClosingDay] = USUALLY_CLOSED) -> bool:
    """Tell whether a municipality with these closing days is at work on the day."""
    if day.weekday() >= _SATURDAY or holiday_name(day) is not None:
        return False
    return _closing_day(day) not in closed


def add_working_days(start: date, count: int, *, closed: AbstractSet[ClosingDay] = USUALLY_CLOSED) -> date:
    """Return the working day that is `count` working days after `start` (before it, where negative).

    The start itself never counts; 0 gives the start, or the next working day if it is none.
    """
    if count == 0:
        return next_working_day(start, closed=closed)
    step = _DAY if count > 0 else -_DAY
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day, closed=closed)
    return day


def next_working_day(day: date, *, closed: AbstractSet[ClosingDay] = USUALLY_CLOSED) -> date:
    """Return the day itself if it is a working day, else the first one after it."""
    while not is_working_day(day, closed=closed):
        day += _DAY
    return day


def deadline(
    start: date,
    *,
    weeks: int | None = None,
    days: int | None = None,
    working_days: int | None = None,
    roll: bool = True,
    closed: AbstractSet[ClosingDay] = USUALLY_CLOSED,
) -> date:
    """Return the last day of a deadline of so many weeks, days or working days that runs from `start`.

    The start does not count: one week from a Monday ends on the next Monday, at the end of that day. A deadline that
    would end on a Saturday, Sunday, holiday or closing day moves to the next working day; `roll=False` leaves it
    where it falls. Raises ValueError unless exactly one length is given, from 0 to 50 years.
    """
    lengths = [length for length in (weeks, days, working_days) if length is not None]
    if len(lengths) != 1 or not 0 <= lengths[0] * (7 if weeks is not None else 1) <= _LONGEST:
        raise ValueError("Give one of weeks, days and working_days, from 0 to 50 years.")
    if working_days is not None:
        return add_working_days(start, working_days, closed=closed)
    end = start + timedelta(days=days or 0, weeks=weeks or 0)
    return next_working_day(end, closed=closed) if roll else end


def days_left(until: date, *, today: date) -> int:
    """Return how many days are left to a day that is itself included: 0 on the last day, negative after it."""
    return (until - today).days


def working_days_left(until: date, *, today: date, closed: AbstractSet[ClosingDay] = USUALLY_CLOSED) -> int:
    """Return how many working days come after today up to and with `until`; 0 when it has passed."""
    later = (today + _DAY * number for number in range(1, days_left(until, today=today) + 1))
    return sum(is_working_day(day, closed=closed) for day in later)


def _closing_day(day: date) -> ClosingDay | None:
    if holiday_name(day - _DAY) == _ASCENSION:
        return ClosingDay.FRIDAY_AFTER_ASCENSION
    return _FIXED.get((day.month, day.day))


@lru_cache(maxsize=400)
def _public_holidays(year: int, language: str) -> dict[date, str]:
    found = holidays.country_holidays("DK", years=year, language=_LIBRARY_LANGUAGE[language])
    return {day: name for day, name in found.items() if day.year == year}
