"""The status light says what its rules say."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.figures.status import (
    SENTENCES,
    Direction,
    Light,
    Observation,
    Rule,
    Target,
    Trend,
    status,
    trend,
)

# From 60 to 84 in twelve months: two points a month.
TARGET = Target(
    goal=84, baseline=60, begins=date(2026, 1, 1), ends=date(2027, 1, 1), direction=Direction.HIGHER, tolerance=3
)
FEWER_DAYS = Target(
    goal=14, baseline=26, begins=date(2026, 1, 1), ends=date(2027, 1, 1), direction=Direction.LOWER, tolerance=1
)


@pytest.mark.parametrize(
    ("target", "value", "light", "rule"),
    [
        (TARGET, 72, Light.GREEN, Rule.ON_TRACK),
        (TARGET, 84, Light.GREEN, Rule.REACHED),
        (TARGET, 71.9, Light.YELLOW, Rule.WITHIN_TOLERANCE),
        (TARGET, 69, Light.YELLOW, Rule.WITHIN_TOLERANCE),
        (TARGET, Decimal("68.99"), Light.RED, Rule.OFF_TRACK),
        (FEWER_DAYS, 20, Light.GREEN, Rule.ON_TRACK),
        (FEWER_DAYS, 14, Light.GREEN, Rule.REACHED),
        (FEWER_DAYS, 21, Light.YELLOW, Rule.WITHIN_TOLERANCE),
        (FEWER_DAYS, 21.5, Light.RED, Rule.OFF_TRACK),
    ],
)
def test_the_light_is_read_from_the_line_between_baseline_and_goal(target, value, light, rule):
    found = status(target, [Observation(date(2026, 7, 31), value)], today=date(2026, 8, 10))

    assert (found.light, found.rule) == (light, rule)


def test_the_status_carries_the_values_of_its_sentence():
    found = status(TARGET, [Observation(date(2026, 7, 31), 69.5)], today=date(2026, 8, 10))

    assert found.values == {
        "value": Decimal("69.5"), "measured": date(2026, 7, 31), "expected": 72, "goal": 84, "tolerance": 3,
        "ahead": Decimal("-2.5"), "months": 1,
    }  # fmt: skip
    assert SENTENCES[found.rule] % found.values == ("69.5 is behind the 72 expected by now, within the tolerance of 3.")


def test_nothing_measured_is_grey():
    assert status(TARGET, [], today=date(2026, 8, 1)).rule is Rule.NOT_MEASURED
    later = [Observation(date(2026, 9, 1), 99)]
    assert status(TARGET, later, today=date(2026, 8, 1)).light is Light.GREY


def test_a_measurement_grows_too_old_after_its_periods():
    seen = [Observation(date(2026, 3, 31), 90)]

    assert status(TARGET, seen, today=date(2026, 5, 31)).light is Light.GREEN
    old = status(TARGET, seen, today=date(2026, 6, 1))
    assert (old.light, old.rule, old.values["months"]) == (Light.GREY, Rule.TOO_OLD, 3)


def test_an_ended_target_keeps_its_last_measurement():
    assert status(TARGET, [Observation(date(2026, 12, 31), 84)], today=date(2030, 1, 1)).rule is Rule.REACHED
    assert status(TARGET, [Observation(date(2027, 2, 1), 70)], today=date(2030, 1, 1)).rule is Rule.OFF_TRACK


def test_without_a_baseline_the_goal_is_expected_all_the_time():
    level = Target(goal=90, begins=date(2026, 1, 1), ends=date(2026, 12, 31), direction=Direction.HIGHER, tolerance=5)

    lights = [
        status(level, [Observation(date(2026, 2, 1), value)], today=date(2026, 2, 2)).light for value in (90, 86, 84)
    ]

    assert lights == [Light.GREEN, Light.YELLOW, Light.RED]


def test_a_baseline_that_met_the_goal_does_not_allow_falling_back():
    keep = Target(goal=90, baseline=95, begins=date(2026, 1, 1), ends=date(2026, 12, 31), direction=Direction.HIGHER)

    found = status(keep, [Observation(date(2026, 2, 1), 92)], today=date(2026, 2, 2))

    assert (found.rule, found.values["expected"]) == (Rule.REACHED, 90)


def test_a_target_within_one_month_expects_its_goal():
    short = Target(goal=10, baseline=0, begins=date(2026, 5, 1), ends=date(2026, 5, 31), direction=Direction.HIGHER)

    assert status(short, [Observation(date(2026, 5, 10), 9)], today=date(2026, 5, 10)).rule is Rule.OFF_TRACK


def test_decimals_are_exact():
    sums = Target(goal=0.3, begins=date(2026, 1, 1), ends=date(2026, 2, 1), direction=Direction.LOWER)

    assert status(sums, [Observation(date(2026, 1, 1), 0.3)], today=date(2026, 1, 1)).rule is Rule.REACHED


@pytest.mark.parametrize(
    ("values", "direction", "expected"),
    [
        ([70], Direction.HIGHER, None),
        ([70, 75], Direction.HIGHER, Trend.BETTER),
        ([70, 75], Direction.LOWER, Trend.WORSE),
        ([70, 71], Direction.HIGHER, Trend.STEADY),
        ([90, 60, 60, 60, 62], Direction.HIGHER, Trend.BETTER),
        ([60, 70, 80, 66], Direction.HIGHER, Trend.WORSE),
    ],
)
def test_the_trend_compares_the_newest_with_the_three_before(values, direction, expected):
    target = Target(goal=1, begins=date(2026, 1, 1), ends=date(2026, 2, 1), direction=direction, tolerance=3)
    seen = [Observation(date(2026, number, 1), value) for number, value in enumerate(values, 1)]

    assert trend(target, seen) is expected


@given(st.floats(-1e6, 1e6), st.integers(1, 12), st.sampled_from(Direction))
def test_a_better_value_never_has_a_worse_light(value, month, direction):
    target = Target(
        goal=50, baseline=10, begins=date(2026, 1, 1), ends=date(2026, 12, 31), direction=direction, tolerance=4
    )
    order = [Light.RED, Light.YELLOW, Light.GREEN]
    better = value + 5 if direction is Direction.HIGHER else value - 5
    day = date(2026, month, 1)

    lights = [status(target, [Observation(day, seen)], today=day).light for seen in (value, better)]

    assert order.index(lights[0]) <= order.index(lights[1])


@pytest.mark.parametrize(
    "wrong", [{"ends": date(2025, 1, 1)}, {"tolerance": -1}, {"period_months": 0}, {"stale_after": 0}]
)
def test_an_impossible_target_is_refused(wrong):
    sound = {"goal": 1, "begins": date(2026, 1, 1), "ends": date(2026, 2, 1), "direction": Direction.HIGHER}

    with pytest.raises(ValueError, match="A target ends"):
        Target(**(sound | wrong))
