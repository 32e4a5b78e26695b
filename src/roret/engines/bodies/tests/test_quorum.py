"""Quorum: what holds for any number of seats and any coming and going."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from roret.engines.bodies.quorum import AT_LEAST_HALF, Demand, Stay, needed, present

BEGIN = datetime(2026, 3, 3, 16, tzinfo=UTC)
MOMENT = some.integers(0, 300).map(lambda minute: BEGIN + timedelta(minutes=minute))
SEATS = some.integers(0, 60)


@some.composite
def demands(draw):
    of = draw(some.integers(1, 9))
    return Demand(draw(some.integers(1, of)), of)


@some.composite
def stays(draw):
    arrived = draw(some.none() | MOMENT)
    left = draw(some.none() | MOMENT) if arrived else None
    return Stay(arrived, left)


@given(SEATS, demands())
def test_it_is_the_smallest_number_that_is_at_least_the_share(seats, demand):
    least = needed(seats, demand)
    assert least >= 1
    assert Fraction(least, 1) >= Fraction(seats * demand.part, demand.of)
    assert least == 1 or Fraction(least - 1, 1) < Fraction(seats * demand.part, demand.of)


@given(SEATS)
def test_more_than_half_is_half_or_one_more(seats):
    half, more = needed(seats), needed(seats, Demand(more=True))
    assert 2 * more > seats
    assert more - half == (1 if seats % 2 == 0 and seats else 0)


@given(SEATS, some.integers(1, 80))
def test_a_number_is_kept_but_never_more_than_the_seats(seats, number):
    assert needed(seats, Demand(number=number)) == max(1, min(number, seats))


@given(some.integers(1, 60), demands())
def test_the_whole_body_is_always_enough(seats, demand):
    assert needed(seats, demand) <= seats


@given(some.lists(stays(), max_size=30), MOMENT)
def test_who_is_there_is_never_more_than_who_came(all_of_them, moment):
    there = present(all_of_them, moment)
    assert 0 <= there <= sum(stay.arrived is not None for stay in all_of_them)
    assert there == len([stay for stay in all_of_them if stay.covers(moment)])


@pytest.mark.parametrize(
    ("seats", "demand", "number"),
    [
        (11, AT_LEAST_HALF, 6),
        (10, AT_LEAST_HALF, 5),
        (10, Demand(more=True), 6),
        (55, Demand(2, 3), 37),
        (9, Demand(1, 1), 9),
    ],
)
def test_the_bodies_we_know(seats, demand, number):
    assert needed(seats, demand) == number


def test_who_leaves_at_a_moment_is_gone_at_it():
    assert not Stay(BEGIN, BEGIN + timedelta(hours=1)).covers(BEGIN + timedelta(hours=1))
    assert Stay(BEGIN, BEGIN + timedelta(hours=1)).covers(BEGIN)
    assert not Stay(None).covers(BEGIN)
