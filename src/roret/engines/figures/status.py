"""The status light of a target: from what was measured, by rules that can be read aloud.

1. No measurement, or the newest is older than `stale_after` periods: grey. An ended target keeps its last measurement.
2. The goal is reached: green.
3. What is expected by now lies on the straight line from the baseline to the goal, by whole months. Where there is no
   baseline, or the baseline already met the goal, the goal itself is expected all the time.
4. At least as good as expected: green. Worse by no more than the tolerance: yellow. Worse than that: red.

The trend compares the newest measurement with the mean of up to three before it; a difference of half the tolerance or
less is steady. Values are reckoned as decimals, so 0.1 + 0.2 is 0.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeAlias

Number: TypeAlias = int | float | Decimal
_COMPARED = 3


class Light(StrEnum):
    """The colour that is shown, always with its word and its reason."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Rule(StrEnum):
    """Why the light has its colour."""

    NOT_MEASURED = "not_measured"
    TOO_OLD = "too_old"
    REACHED = "reached"
    ON_TRACK = "on_track"
    WITHIN_TOLERANCE = "within_tolerance"
    OFF_TRACK = "off_track"


class Trend(StrEnum):
    """Where the figure is going, seen from what is wanted."""

    BETTER = "better"
    STEADY = "steady"
    WORSE = "worse"


SENTENCES: Mapping[Rule, str] = {
    Rule.NOT_MEASURED: "Nothing has been measured yet.",
    Rule.TOO_OLD: "The newest measurement is %(months)s months old.",
    Rule.REACHED: "%(value)s reaches the goal of %(goal)s.",
    Rule.ON_TRACK: "%(value)s is at least as good as the %(expected)s expected by now.",
    Rule.WITHIN_TOLERANCE: "%(value)s is behind the %(expected)s expected by now, within the tolerance of %(tolerance)s.",
    Rule.OFF_TRACK: "%(value)s is behind the %(expected)s expected by now, by more than the tolerance of %(tolerance)s.",
}
"""The English sentence of each rule, for translation; its places are the keys of `Status.values`."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted: from `baseline` on `begins` to `goal` on `ends`. All numbers are in the indicator's own unit."""

    goal: Number
    begins: date
    ends: date
    direction: Direction
    baseline: Number | None = None
    tolerance: Number = 0
    period_months: int = 1
    """How many months lie between two measurements."""
    stale_after: int = 2
    """After how many periods a measurement is too old."""

    def __post_init__(self) -> None:
        if self.begins > self.ends or self.tolerance < 0 or self.period_months < 1 or self.stale_after < 1:
            raise ValueError(
                "A target ends after it begins, has a tolerance of 0 or more, and periods of a month or more."
            )


class Observation(NamedTuple):
    """One measurement: a day of the period it stands for, and the value."""

    day: date
    value: Number


@dataclass(frozen=True, slots=True)
class Status:
    """The light with its reason. `values` fill the sentence of the rule."""

    light: Light
    rule: Rule
    trend: Trend | None
    values: Mapping[str, Decimal | int | date]


def status(target: Target, observations: Iterable[Observation], *, today: date) -> Status:
    """Return the status light of a target as of `today`; measurements after today are not yet known.

    Of two measurements of one day the later in the list counts. See the module for the rules.
    """
    known = sorted((seen for seen in observations if seen.day <= today), key=lambda seen: seen.day)
    if not known:
        return Status(Light.GREY, Rule.NOT_MEASURED, None, {"goal": _decimal(_exact(target.goal))})
    newest = known[-1]
    expected = _expected(target, newest.day)
    months = max(_months(newest.day, min(today, max(target.ends, newest.day))), 0)
    light, rule = _judge(target, _exact(newest.value), expected, months)
    values: dict[str, Decimal | int | date] = {
        "value": _decimal(_exact(newest.value)),
        "measured": newest.day,
        "expected": _decimal(expected),
        "goal": _decimal(_exact(target.goal)),
        "tolerance": _decimal(_exact(target.tolerance)),
        "ahead": _decimal(_ahead(target, _exact(newest.value), expected)),
        "months": months,
    }
    return Status(light, rule, trend(target, known), values)


def trend(target: Target, observations: Iterable[Observation]) -> Trend | None:
    """Return where the figure is going, from measurements in the order of time; None when there is only one."""
    values = [_exact(seen.value) for seen in observations]
    if len(values) < 2:
        return None
    before = values[-_COMPARED - 1 : -1]
    ahead = _ahead(target, values[-1], sum(before, Fraction()) / len(before))
    if abs(ahead) <= _exact(target.tolerance) / 2:
        return Trend.STEADY
    return Trend.BETTER if ahead > 0 else Trend.WORSE


def _judge(target: Target, value: Fraction, expected: Fraction, months: int) -> tuple[Light, Rule]:
    if months > target.stale_after * target.period_months:
        return Light.GREY, Rule.TOO_OLD
    if _ahead(target, value, _exact(target.goal)) >= 0:
        return Light.GREEN, Rule.REACHED
    ahead = _ahead(target, value, expected)
    if ahead >= 0:
        return Light.GREEN, Rule.ON_TRACK
    if ahead >= -_exact(target.tolerance):
        return Light.YELLOW, Rule.WITHIN_TOLERANCE
    return Light.RED, Rule.OFF_TRACK


def _expected(target: Target, day: date) -> Fraction:
    goal = _exact(target.goal)
    if target.baseline is None or _ahead(target, _exact(target.baseline), goal) >= 0:
        return goal
    whole = _months(target.begins, target.ends)
    gone = Fraction(min(max(_months(target.begins, day), 0), whole), whole) if whole else Fraction(1)
    baseline = _exact(target.baseline)
    return baseline + (goal - baseline) * gone


def _ahead(target: Target, value: Fraction, other: Fraction) -> Fraction:
    """How much better the value is than the other; negative when it is worse."""
    return value - other if target.direction is Direction.HIGHER else other - value


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _exact(number: Number) -> Fraction:
    return Fraction(str(number))


def _decimal(number: Fraction) -> Decimal:
    """Up to six decimals, without zeros at the end."""
    rounded = round(Decimal(number.numerator) / Decimal(number.denominator), 6).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
