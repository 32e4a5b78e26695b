"""The natural limits of a series."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.figures.limits import FEWEST, natural_limits

pytestmark = pytest.mark.unit

NUMBERS = st.lists(st.decimals(-10_000, 10_000, places=3), min_size=FEWEST, max_size=40)


def test_the_example_of_the_textbook():
    values = [Decimal(value) for value in (10, 12, 11, 13, 12, 11)]
    limits = natural_limits(values)  # mean 11.5, mean moving range 1.4
    assert limits.lower == Decimal("11.5") - Decimal("2.66") * Decimal("1.4")
    assert limits.upper == Decimal("11.5") + Decimal("2.66") * Decimal("1.4")


def test_too_few_values_have_no_limits():
    assert natural_limits([Decimal(1)] * (FEWEST - 1)) is None


def test_what_never_changes_has_no_room():
    assert natural_limits([Decimal(7)] * FEWEST) == (7, 7)


@given(NUMBERS)
def test_the_mean_lies_between_the_limits(values):
    limits = natural_limits(values)
    assert limits.lower <= sum(values) / len(values) <= limits.upper


@given(NUMBERS, st.decimals(-1000, 1000, places=2))
def test_limits_move_with_the_values(values, step):
    before, after = natural_limits(values), natural_limits([value + step for value in values])
    assert abs((after.lower - before.lower) - step) < Decimal("1e-9")
    assert abs((after.upper - before.upper) - step) < Decimal("1e-9")
