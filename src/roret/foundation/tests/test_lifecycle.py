"""Verdicts that can be printed, lists of what is missing, and phases read from the clock."""

from datetime import UTC, datetime

import pytest

from roret.foundation import lifecycle
from roret.foundation.errors import NotPossible, NotReady

pytestmark = pytest.mark.unit


def day(number):
    return datetime(2026, 1, number, tzinfo=UTC)


def phases(now):
    steps = [
        ("draft", "Kladde", day(1)),
        ("open", "Åben", day(5)),
        ("closed", "Lukket", day(9)),
        ("done", "Færdig", None),
    ]
    return lifecycle.phase_line(steps, now=now)


def test_a_no_carries_its_reason_and_a_yes_needs_none():
    no = lifecycle.refuse("Fristen er udløbet.")
    assert not no
    assert str(no) == "Fristen er udløbet."
    with pytest.raises(NotPossible, match="Fristen er udløbet"):
        lifecycle.require(no)
    lifecycle.require(lifecycle.possible)


def test_all_that_is_missing_is_said_at_once():
    missing = [lifecycle.Missing("Titel.", "/titel/"), lifecycle.Missing("Frist.")]
    with pytest.raises(NotReady) as refused:
        lifecycle.require_nothing_missing(missing)
    assert refused.value.missing == missing
    assert "Titel." in str(refused.value)
    assert "Frist." in str(refused.value)
    lifecycle.require_nothing_missing([])


@pytest.mark.parametrize(
    ("now", "reached", "current"),
    [
        (day(1), ["draft"], "draft"),
        (day(6), ["draft", "open"], "open"),
        (day(30), ["draft", "open", "closed"], "closed"),
    ],
)
def test_the_last_phase_that_was_reached_is_the_current_one(now, reached, current):
    found = phases(now)
    assert [phase.key for phase in found if phase.reached] == reached
    assert [phase.key for phase in found if phase.current] == [current]
    assert [phase.ends_at for phase in found] == [day(5), day(9), None, None]


def test_before_the_first_phase_none_is_current():
    assert not any(phase.current or phase.reached for phase in phases(datetime(2025, 12, 31, tzinfo=UTC)))
    assert lifecycle.phase_line([], now=day(1)) == []
