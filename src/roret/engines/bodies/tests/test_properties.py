"""What must hold for every body that can be thought of."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from roret.engines.bodies import Assembly, Place, Problem, Sitting, coming_due, excess, found_on, spans, years_after

DAYS = some.dates(date(2019, 12, 20), date(2021, 1, 10))  # a leap day, and the 53 weeks of 2020
LEAP = some.sampled_from([date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2020, 12, 31), date(2021, 1, 3)])
DAY = DAYS | LEAP


@some.composite
def places(draw, key):
    firsts = sorted(draw(some.sets(DAY, min_size=1, max_size=3)))
    numbers = draw(some.lists(some.none() | some.integers(0, 4), min_size=len(firsts), max_size=len(firsts)))
    ends = draw(some.just(date.max) | DAY)
    return Place(key, tuple(zip(firsts, numbers, strict=True)), ends, draw(some.integers(0, 2)), draw(some.booleans()),
                 draw(some.integers(0, 2)))  # fmt: skip


@some.composite
def sittings(draw, key):
    begins, ends = sorted([draw(DAY), draw(DAY)])
    return Sitting(key, draw(some.integers(1, 2)), draw(some.sampled_from("abcd")), begins,
                   draw(some.just(date.max) | some.just(ends)), draw(some.booleans()), draw(some.booleans()))  # fmt: skip


@some.composite
def bodies(draw):
    people = [draw(sittings(key)) for key in range(draw(some.integers(0, 6)))]
    begins, ends = sorted([draw(DAY), draw(DAY)])
    return Assembly([draw(places(1)), draw(places(2))], people, draw(some.just(date.min) | some.just(begins)),
                    draw(some.just(date.max) | some.just(ends)), draw(some.none() | DAY))  # fmt: skip


@given(bodies(), DAY)
def test_the_check_of_a_day_and_the_check_of_all_days_say_the_same(body, day):
    at_all_dates = [span.finding for span in spans(body) if span.first <= day <= span.last]
    assert sorted(map(repr, at_all_dates)) == sorted(map(repr, found_on(body, day)))


@given(bodies())
def test_no_finding_is_cut_in_two_where_nothing_changed(body):
    ends = {(span.finding, span.last + timedelta(days=1)) for span in spans(body) if span.last < date.max}
    assert not ends & {(span.finding, span.first) for span in spans(body)}


@given(bodies(), DAY)
def test_a_body_that_is_no_more_lacks_nobody(body, day):
    if not body.stands(day):
        assert {finding.problem for finding in found_on(body, day)} <= {Problem.STILL_SITS}


@given(bodies(), DAY)
def test_the_seats_filled_and_empty_add_up_to_the_seats_there_are(body, day):
    for place in body.places:
        seats = place.seats_on(day)
        taken = sum(one.place == place.key and one.sits and one.runs(day) for one in body.sittings)
        short = [one for one in found_on(body, day) if one.place == place.key and one.problem == Problem.TOO_FEW]
        if seats is not None and place.stands(day) and short:
            assert taken + short[0].count == seats


@given(bodies())
def test_too_many_at_any_date_and_the_excess_of_the_worst_day_agree(body):
    endless = Assembly(body.places, body.sittings)
    for place in body.places:
        many = [span.finding.count for span in spans(endless)
                if span.finding.place == place.key and span.finding.problem in {Problem.TOO_MANY, Problem.HELD_TWICE}]  # fmt: skip
        assert max(many, default=0) == max(0, excess(place, body.sittings)[0])


@given(bodies(), DAY, some.integers(0, 400))
def test_what_comes_due_lies_between_the_days_and_in_their_order(body, today, length):
    until = today + timedelta(days=length)
    days = [due.day for due in coming_due(body, today=today, until=until)]
    assert days == sorted(days)
    assert all(today <= day <= until for day in days)


@given(some.dates(date(1900, 1, 1), date(2100, 1, 1)), some.integers(0, 50), some.integers(0, 50))
def test_years_never_shrink_and_keep_the_day_where_there_is_one(day, years, more):
    later = years_after(day, years)
    assert later.year == day.year + years
    assert (later.month, later.day) in {(day.month, day.day), (3, 1)}
    assert later <= years_after(day, years + more)
