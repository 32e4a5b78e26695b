"""Who is not heard, and how much comes from the same few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.figures.participation import concentration, gini, not_heard

pytestmark = pytest.mark.unit


def test_a_group_far_below_its_share_is_found_and_the_furthest_below_stands_first():
    counts = {"Valby": 60, "Amager": 12, "Vanløse": 28, "Ikke oplyst": 100}
    population = {"Valby": 20_000, "Amager": 50_000, "Vanløse": 30_000}

    found = not_heard(counts, counts, population)

    assert [(one.name, one.expected, one.got, one.caution) for one in found] == [("Amager", 50, 12, False)]


def test_a_group_from_which_nobody_came_is_found():
    found = not_heard({"Valby": 100}, {"Valby": 100}, {"Valby": 1000, "Amager": 100})

    assert [(one.name, one.got, one.caution) for one in found] == [("Amager", 0, True)]


def test_what_is_hidden_stays_hidden_and_small_expectations_say_nothing():
    counts = {"Valby": 100, "Amager": 3, "Ørestad": 0}

    found = not_heard(counts, {**counts, "Amager": None}, {"Valby": 1000, "Amager": 200, "Ørestad": 20})

    assert [(one.name, one.got) for one in found] == [("Amager", None)]


def test_without_a_population_nobody_is_compared():
    assert not_heard({"Valby": 3}, {"Valby": None}, {}) == []
    assert not_heard({"Valby": 3}, {"Valby": None}, {"Valby": 0}) == []


def test_the_most_active_one_per_cent():
    shares = concentration([50] * 5 + [1] * 495)

    assert (shares[0].of_senders, shares[0].senders) == (0.01, 5)
    assert round(shares[0].of_responses, 3) == round(250 / 745, 3)
    assert shares[-1].of_responses == 1


def test_a_step_that_speaks_of_few_people_is_left_out():
    assert [share.senders for share in concentration([1] * 40)] == [10, 20, 40]
    assert concentration([1, 1, 1]) == []
    assert concentration([]) == []


@given(st.lists(st.integers(1, 100), min_size=5, max_size=300))
def test_the_curve_never_falls_and_ends_at_everything(responses):
    shares = [share.of_responses for share in concentration(responses)]

    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
    assert all(share.senders >= 5 for share in concentration(responses))


def test_the_spread_is_even_when_all_have_sent_as_many():
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert gini([0, 0, 0, 12]) == pytest.approx(0.75)
    assert gini([]) is None
