"""Arithmetic of seats and terms."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from roret.engines.bodies.plain import FAR_AHEAD, LONG_AGO, Place, Sitting

_DAY = timedelta(days=1)


def years_after(day: date, years: int) -> date:
    """Return the day so many years later; where there is no 29 February it is the first of March."""
    if day.year + years > FAR_AHEAD.year:
        return FAR_AHEAD
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def day_after(day: date) -> date:
    """Return the day after; long after stays long after."""
    return day if day == FAR_AHEAD else day + _DAY


def day_before(day: date) -> date:
    """Return the day before; long before stays long before."""
    return day if day == LONG_AGO else day - _DAY


def last_day_of_term(sitting: Sitting, place: Place) -> date:
    """Return the last day on which the rules let her sit, which is not always the day that is written."""
    if not place.years or sitting.begins == LONG_AGO:
        return FAR_AHEAD
    return day_before(years_after(sitting.begins, place.years))


def leaves(sitting: Sitting, place: Place) -> date:
    """Return the last day she sits, by what is written or by her term, whichever comes first."""
    return min(sitting.ends, last_day_of_term(sitting, place))


def filled(place: Place, sittings: Iterable[Sitting], day: date) -> list[Sitting]:
    """Return those who fill seats of a post on a day."""
    return [one for one in sittings if one.place == place.key and one.sits and one.runs(day)]


def excess(place: Place, sittings: Sequence[Sitting]) -> tuple[int, int]:
    """Return by how many they are too many on the worst day while the post stands, and how many sit there then."""
    mine = [one for one in sittings if one.place == place.key and one.sits]
    days = {one.begins for one in mine} | {first for first, _number in place.seats}
    worst = (0, 0)
    for day in days:
        seats, taken = place.seats_on(day), sum(one.runs(day) for one in mine)
        if seats is not None and place.stands(day):
            worst = max(worst, (taken - seats, taken))
    return worst
