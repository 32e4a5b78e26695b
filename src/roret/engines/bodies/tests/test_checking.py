"""The rules of a composition by example: what the sources say, and what time does to it."""

from datetime import date

import pytest

from roret.engines.bodies import (
    Assembly,
    Due,
    Event,
    Finding,
    Place,
    Problem,
    Sitting,
    Span,
    coming_due,
    excess,
    found_on,
    last_day_of_term,
    spans,
)

FROM, TO = date(2018, 1, 1), date(2021, 12, 31)


def seated(count, place=1, *, start=1, begins=FROM, ends=TO, **more):
    return [Sitting(number, place, f"p{number}", begins, ends, **more) for number in range(start, start + count)]


def test_a_local_committee_lacks_one_of_23_seats_of_7_and_16():
    places = (Place(1, ((FROM, 7),)), Place(2, ((FROM, 16),)))
    body = Assembly(places, [*seated(7), *seated(15, 2, start=8)], begins=FROM)
    assert found_on(body, date(2019, 5, 1)) == [Finding(Problem.TOO_FEW, 2, count=1)]


def test_where_nobody_was_ever_put_in_no_seat_is_known_to_be_empty():
    assert found_on(Assembly([Place(1, ((FROM, 20),))]), FROM) == []


def test_before_the_first_was_put_in_nothing_is_known_of_empty_seats():
    body = Assembly([Place(1, ((date.min, 2),))], seated(1))
    assert spans(body, last=TO) == [Span(Finding(Problem.TOO_FEW, 1, count=1), FROM, TO)]


def test_seats_of_which_nobody_knows_the_number_are_neither_too_few_nor_too_many():
    assert found_on(Assembly([Place(1, ((FROM, None),))], seated(3)), FROM) == []


def test_a_post_of_one_held_by_two_is_held_twice():
    body = Assembly([Place(1, ((FROM, 1),))], seated(2))
    assert found_on(body, FROM) == [Finding(Problem.HELD_TWICE, 1, count=1)]


def test_a_reorganisation_in_mid_term_is_wrong_from_its_day_on_and_not_before():
    day = date(2020, 3, 1)
    body = Assembly([Place(1, ((FROM, 23), (day, 21)))], seated(23), begins=FROM)
    assert spans(body, last=TO) == [Span(Finding(Problem.TOO_MANY, 1, count=2), day, TO)]
    assert excess(body.places[0], body.sittings) == (2, 23)


def test_a_body_merged_into_its_successor_lacks_nobody_but_should_have_no_members_left():
    body = Assembly([Place(1, ((FROM, 3),))], seated(2, ends=date(2020, 6, 30)), begins=FROM, ends=date(2019, 12, 31))
    assert spans(body) == [
        Span(Finding(Problem.TOO_FEW, 1, count=1), FROM, date(2019, 12, 31)),
        Span(Finding(Problem.STILL_SITS, 1, 1), date(2020, 1, 1), date(2020, 6, 30)),
        Span(Finding(Problem.STILL_SITS, 1, 2), date(2020, 1, 1), date(2020, 6, 30)),
    ]


def test_a_member_who_leaves_between_two_meetings_is_missed_at_the_second():
    body = Assembly([Place(1, ((FROM, 2),))], [*seated(1), *seated(1, start=2, ends=date(2019, 3, 15))])
    assert found_on(body, date(2019, 3, 15)) == []
    assert found_on(body, date(2019, 3, 16)) == [Finding(Problem.TOO_FEW, 1, count=1)]


@pytest.mark.parametrize(
    ("begins", "years", "last"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
        (date(2018, 1, 1), 4, date(2021, 12, 31)),
    ],
)
def test_a_term_ends_on_the_day_before_its_anniversary_also_in_leap_years(begins, years, last):
    assert last_day_of_term(Sitting(1, 1, "p", begins), Place(1, ((FROM, 1),), years=years)) == last


def test_whoever_sits_longer_than_her_term_is_named():
    body = Assembly([Place(1, ((FROM, 1),), years=2)], [Sitting(5, 1, "p", FROM)])
    assert found_on(body, date(2019, 12, 31)) == []
    assert found_on(body, date(2020, 1, 1)) == [Finding(Problem.TERM_OVER, 1, 5)]


def test_the_bodys_term_is_over_until_somebody_is_put_in_for_the_next():
    body = Assembly([Place(1, ((FROM, 1),))], seated(1, ends=date(2099, 1, 1)), term_ends=TO)
    assert found_on(body, date(2022, 1, 1)) == [Finding(Problem.TERM_OVER)]
    new = Assembly(body.places, [*seated(1), *seated(1, start=2, begins=date(2022, 1, 1), ends=date(2025, 12, 31))],
                   term_ends=TO)  # fmt: skip
    assert found_on(new, date(2022, 1, 1)) == []


def test_of_staggered_halves_no_more_than_half_may_run_out_on_one_day():
    place = Place(1, ((FROM, 4),), years=2, halves=True)
    even = [*seated(2, begins=date(2018, 3, 1)), *seated(2, start=3, begins=date(2019, 3, 1))]
    uneven = [*seated(3, begins=date(2018, 3, 1)), *seated(1, start=4, begins=date(2019, 3, 1))]
    assert found_on(Assembly([place], even), date(2019, 6, 1)) == []
    assert found_on(Assembly([place], uneven), date(2019, 6, 1)) == [Finding(Problem.UNEVEN, 1, count=3)]


def test_substitutes_fill_no_seat_and_are_missed_where_the_rules_ask_for_them():
    place = Place(1, ((FROM, 1),), substitutes=2)
    body = Assembly([place], [*seated(1), Sitting(9, 1, "s", FROM, TO, substitute=True)])
    assert found_on(body, FROM) == [Finding(Problem.NO_SUBSTITUTES, 1, count=1)]


def test_whoever_is_only_recommended_fills_no_seat_and_is_named_when_her_days_have_begun():
    body = Assembly([Place(1, ((FROM, 2),))], [*seated(1), Sitting(9, 1, "r", date(2018, 2, 1), appointed=False)])
    assert found_on(body, FROM) == [Finding(Problem.TOO_FEW, 1, count=1)]
    assert found_on(body, date(2018, 2, 1))[1:] == [Finding(Problem.NOT_APPOINTED, 1, 9)]


def test_a_member_does_not_stand_in_line_for_another():
    body = Assembly([Place(1, ((FROM, 1),))], [*seated(1), Sitting(9, 1, "p1", FROM, TO, substitute=True)])
    assert found_on(body, FROM) == [Finding(Problem.SITS_TWICE, 1, 9)]


def test_what_comes_due_is_the_end_of_seats_that_nobody_takes_over():
    place = Place(1, ((FROM, 2), (date(2021, 7, 1), 3)))
    heir = Sitting(9, 1, "heir", date(2022, 1, 1))
    body = Assembly([place], [*seated(2), heir], term_ends=TO)
    assert coming_due(body, today=date(2021, 6, 1), until=date(2022, 6, 1)) == [
        Due(date(2021, 7, 1), Event.SEATS_CHANGE, 1, count=3),
        Due(TO, Event.SEAT_ENDS, 1, 2),
        Due(TO, Event.TERM_ENDS),
    ]
