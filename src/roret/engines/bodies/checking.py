"""Holding a body up against its rules, on a day and at every date."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from roret.engines.bodies.plain import FAR_AHEAD, LONG_AGO, Assembly, Due, Event, Finding, Place, Problem, Sitting, Span
from roret.engines.bodies.seats import day_after, day_before, filled, last_day_of_term, leaves


def found_on(body: Assembly, day: date) -> list[Finding]:
    """Return what is wrong on a day, post by post.

    Until the first who was ever put in, no seat is known to be empty; after the body's end nothing is wrong but that people still
    sit there.
    """
    if not body.stands(day):
        return [_still(one) for one in body.sittings if one.sits and one.runs(day)]
    found = [finding for place in body.places for finding in _of_place(body, place, day)]
    return [*found, *_twice(body.sittings, day), *_term(body, day)]


def _still(one: Sitting) -> Finding:
    return Finding(Problem.STILL_SITS, one.place, one.key)


def _of_place(body: Assembly, place: Place, day: date) -> Iterator[Finding]:
    members = filled(place, body.sittings, day)
    if not place.stands(day):
        yield from map(_still, members)
        return
    entered = any(one.appointed and one.begins <= day for one in body.sittings)
    yield from _count(place, len(members), day, entered=entered)
    yield from _of_terms(place, members, day)
    mine = [one for one in body.sittings if one.place == place.key and one.runs(day)]
    yield from (Finding(Problem.NOT_APPOINTED, place.key, one.key) for one in mine if not one.appointed)
    in_line = sum(one.substitute and one.appointed for one in mine)
    if entered and in_line < place.substitutes:
        yield Finding(Problem.NO_SUBSTITUTES, place.key, count=place.substitutes - in_line)


def _count(place: Place, taken: int, day: date, *, entered: bool) -> Iterator[Finding]:
    seats = place.seats_on(day)
    if seats is None:
        return
    if taken > seats:
        yield Finding(Problem.HELD_TWICE if seats == 1 else Problem.TOO_MANY, place.key, count=taken - seats)
    elif taken < seats and entered:
        yield Finding(Problem.TOO_FEW, place.key, count=seats - taken)


def _of_terms(place: Place, members: Sequence[Sitting], day: date) -> Iterator[Finding]:
    for one in members:
        if last_day_of_term(one, place) < day:
            yield Finding(Problem.TERM_OVER, place.key, one.key)
    if place.halves and len(members) > 1:
        days = Counter(leaves(one, place) for one in members)
        days.pop(FAR_AHEAD, None)
        at_once = max(days.values(), default=0)
        if at_once > (len(members) + 1) // 2:
            yield Finding(Problem.UNEVEN, place.key, count=at_once)


def _twice(sittings: Sequence[Sitting], day: date) -> Iterator[Finding]:
    """Yield each further sitting of a person who already sits in the body."""
    seated: set[str] = set()
    today = [one for one in sittings if one.appointed and one.runs(day)]
    for one in sorted(today, key=lambda one: (one.substitute, one.begins, one.key)):
        if one.person in seated:
            yield Finding(Problem.SITS_TWICE, one.place, one.key)
        if not one.substitute:
            seated.add(one.person)


def _term(body: Assembly, day: date) -> Iterator[Finding]:
    if body.term_ends is None or day <= body.term_ends:
        return
    if not any(one.sits and body.term_ends < one.begins <= day for one in body.sittings):
        yield Finding(Problem.TERM_OVER)


def turning_days(body: Assembly) -> list[date]:
    """Return the days from which the composition, or what the rules make of it, may be another."""
    days = {LONG_AGO, body.begins, day_after(body.ends), day_after(body.term_ends or FAR_AHEAD)}
    posts = {place.key: place for place in body.places}
    for place in body.places:
        days |= {day_after(place.ends), *(first for first, _number in place.seats)}
    for one in body.sittings:
        days |= {one.begins, day_after(one.ends)}
        if one.place in posts:
            days.add(day_after(last_day_of_term(one, posts[one.place])))
    return sorted(days - {FAR_AHEAD})


def spans(body: Assembly, *, first: date = LONG_AGO, last: date = FAR_AHEAD) -> list[Span]:
    """Return everything that is wrong between two days, each with its first and its last day, the earliest first."""
    days = sorted({first, *(day for day in turning_days(body) if first < day <= last)})
    running: dict[Finding, date] = {}
    done: list[Span] = []
    for day, following in pairwise([*days, FAR_AHEAD]):
        now = found_on(body, day)
        running = {finding: running.get(finding, day) for finding in now}
        until = last if following == FAR_AHEAD else day_before(following)
        then = found_on(body, following) if following != FAR_AHEAD else []
        done += [Span(finding, running[finding], until) for finding in running if finding not in then]
    return sorted(done, key=lambda span: (span.first, span.last))


def coming_due(body: Assembly, *, today: date, until: date) -> list[Due]:
    """Return what happens between two days that somebody should be ready for, the nearest first.

    A seat that ends is left out when somebody is put on the same post for the day after, seat for seat.
    """
    found = [*_seats_change(body, today, until), *_seats_end(body, today, until)]
    for day, event in ((body.term_ends or FAR_AHEAD, Event.TERM_ENDS), (body.ends, Event.BODY_ENDS)):
        if today <= day <= until:
            found.append(Due(day, event))
    return sorted(found, key=lambda due: (due.day, due.event, due.place or 0, due.sitting or 0))


def _seats_change(body: Assembly, today: date, until: date) -> Iterator[Due]:
    for place in body.places:
        for first, number in place.seats[1:]:
            if today < first <= until:
                yield Due(first, Event.SEATS_CHANGE, place.key, count=number)


def _seats_end(body: Assembly, today: date, until: date) -> Iterator[Due]:
    for place in body.places:
        going = [one for one in body.sittings if one.place == place.key and one.sits]
        taken_over = Counter(day_before(one.begins) for one in going)
        for one in sorted(going, key=lambda one: one.key):
            day = leaves(one, place)
            if today <= day <= until and day < body.ends:
                taken_over[day] -= 1
                if taken_over[day] < 0:
                    yield Due(day, Event.SEAT_ENDS, place.key, one.key)
