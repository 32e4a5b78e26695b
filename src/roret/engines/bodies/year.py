"""The year of meetings: days by a cadence, kept clear of holidays and July, and what clashes with what.

A cadence is so many times in a year, spread over the months that are worked in. Words: årshjul = annual wheel, kadence =
cadence, dobbeltbooking = clash.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from roret.engines.figures.workdays import is_working_day

MONTHS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
"""The months in which one meets: not July."""
MOST = len(MONTHS)
"""So many times can something be held in a year at most, once a month."""
_DAY = timedelta(days=1)


class Clash(StrEnum):
    """Why two meetings cannot both be held as they stand."""

    BODY = "body"
    """The body would meet twice at once."""
    PEOPLE = "people"
    """Somebody sits in both bodies."""
    PLACE = "place"
    """Both would be in the same room."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting in time and place; ``people`` are those who sit in the body, by any key."""

    key: int
    body: int
    begins: datetime
    ends: datetime
    place: str = ""
    people: frozenset[str] = frozenset()


def months_of(times: int) -> list[int]:
    """Return the months in which something is held that comes so many times a year, spread evenly; July is never one."""
    count = max(0, min(times, MOST))
    return [MONTHS[(2 * index + 1) * MOST // (2 * count)] for index in range(count)]


def day_in(year: int, month: int, *, weekday: int | None = None, week: int = 2, taken: Collection[date] = ()) -> date:
    """Return a working day of a month: the so-and-so-many-th of a weekday (Monday 0), or the nearest that will do.

    A day that is taken is passed over while there is another. Every month has a working day, so there always is one.
    """
    first = date(year, month, 1)
    days = [first + _DAY * number for number in range(31) if (first + _DAY * number).month == month]
    working = [day for day in days if is_working_day(day)]
    aim = _aim(days, weekday, week)
    free = [day for day in working if day not in taken] or working
    return min(free, key=lambda day: (weekday is not None and day.weekday() != weekday, abs((day - aim).days), day))


def _aim(days: Sequence[date], weekday: int | None, week: int) -> date:
    same = [day for day in days if weekday is None or day.weekday() == weekday]
    return same[min(week - 1, len(same) - 1)] if weekday is not None else same[min(7 * week - 4, len(same) - 1)]


def days_of_year(
    year: int, times: int, *, weekday: int | None = None, week: int = 2, taken: Collection[date] = ()
) -> list[date]:
    """Return the days of a cadence in a year, in their order: working days, none in July, no two in the same month."""
    return [day_in(year, month, weekday=weekday, week=week, taken=taken) for month in months_of(times)]


def clashes(slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot, Clash]]:
    """Yield each pair of meetings that overlap and have a body, a person or a room in common, the earliest first."""
    running: dict[tuple[str, object], list[Slot]] = defaultdict(list)
    for slot in sorted(slots, key=lambda slot: (slot.begins, slot.key)):
        beside: dict[int, Slot] = {}
        for shared in _shared(slot):
            running[shared] = [one for one in running[shared] if one.ends > slot.begins]
            beside |= {one.key: one for one in running[shared]}
            running[shared].append(slot)
        for key in sorted(beside):
            yield beside[key], slot, _why(beside[key], slot)


def _shared(slot: Slot) -> Iterator[tuple[str, object]]:
    """Yield what two meetings cannot both have at once."""
    yield "body", slot.body
    yield from (("person", person) for person in slot.people)
    if slot.place:
        yield "place", slot.place.casefold()


def _why(one: Slot, other: Slot) -> Clash:
    if one.body == other.body:
        return Clash.BODY
    return Clash.PEOPLE if one.people & other.people else Clash.PLACE
