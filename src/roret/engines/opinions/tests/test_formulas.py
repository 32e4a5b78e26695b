"""The formulas by hand, and by another way round on votes that Hypothesis invents."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roret.engines.opinions import OpinionError, collect
from roret.engines.opinions.choosing import common, representative_as_polis
from roret.engines.opinions.formulas import AGREE, DISAGREE, NOBODY, count, two_shares

ROWS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6), st.sampled_from((-1, 0, 1))), min_size=1, max_size=80)


def votes_of(rows):
    return collect(*zip(*rows, strict=True))


def test_a_share_and_its_test_are_those_of_the_definition():
    votes = votes_of([(person, 0, 1) for person in range(8)] + [(8, 0, -1), (9, 0, 0)])

    counts = count(votes, np.zeros(10, dtype=np.int64), number=1)

    assert counts.shares[:, 0, 0].tolist() == [9 / 12, 2 / 12]
    assert counts.share_tests[AGREE, 0, 0] == pytest.approx(2 * sqrt(11) * (9 / 11 - 0.5), abs=1e-15)
    assert counts.passed.tolist() == [[1]]


def test_one_group_against_sinks_the_consensus():
    rows = [(person, 0, 1) for person in range(30)] + [(person, 0, -1) for person in range(30, 40)]
    groups = np.array([0] * 30 + [1] * 10)

    counts = count(votes_of(rows), groups, number=2)

    assert counts.consensus[AGREE, 0] == pytest.approx(31 / 32 * 1 / 12)
    assert common(counts, fewest_votes=5).divides == (0,)
    assert common(counts, fewest_votes=5).unites == ()


def test_a_statement_unites_only_where_each_group_has_voted_enough():
    rows = [(person, 0, 1) for person in range(40)]
    groups = np.array([0] * 30 + [1] * 10)

    counts = count(votes_of(rows), groups, number=2)

    assert common(counts, fewest_votes=10).unites == ((0, True),)
    assert common(counts, fewest_votes=11).unites == ()


def test_where_everybody_says_the_same_nobody_differs():
    everybody = np.array([9])

    assert two_shares(everybody, everybody, everybody, everybody).tolist() == [0.0]


def test_a_group_has_at_least_one_statement_in_the_way_of_polis():
    rows = [(person, item, (person + item) % 3 - 1) for person in range(12) for item in range(4)]

    counts = count(votes_of(rows), np.arange(12) % 2, number=2)

    assert {one.group for one in representative_as_polis(counts, left_out=np.zeros(4, dtype=bool))} == {0, 1}


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_every_vote_is_counted_once_and_the_last_one_counts(rows):
    votes = votes_of(rows)
    last = {(person, item): value for person, item, value in rows}

    counts = count(votes, np.zeros(len(votes.people), dtype=np.int64), number=1)

    assert int(counts.votes.sum()) == len(last)
    assert int(counts.agree.sum()) == sum(value == 1 for value in last.values())
    assert int(counts.disagree.sum()) == sum(value == -1 for value in last.values())


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(1, 4))
def test_the_statistics_are_those_of_a_plain_loop(rows, number):
    votes = votes_of(rows)
    groups = np.array([index % (number + 1) - 1 for index in range(len(votes.people))])
    counts = count(votes, groups, number=number)

    for item in range(len(votes.statements)):
        product = 1.0
        for group in range(number):
            cast = votes.value[(votes.item == item) & (groups[votes.person] == group)]
            product *= ((cast == -1).sum() + 1) / (len(cast) + 2)
        assert counts.consensus[DISAGREE, item] == pytest.approx(product, abs=1e-12)
    assert NOBODY not in range(number)


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_agreeing_and_disagreeing_are_mirror_images(rows):
    votes = votes_of(rows)
    mirrored = votes_of([(person, item, -value) for person, item, value in rows])
    groups = np.arange(len(votes.people)) % 2

    one, other = (count(each, groups, number=2) for each in (votes, mirrored))

    assert np.array_equal(one.consensus[AGREE], other.consensus[DISAGREE])
    assert np.array_equal(one.representativeness_tests[AGREE], other.representativeness_tests[DISAGREE])


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        (([1], [1, 2], [1]), "opinions.lengths"),
        (([], [], []), "opinions.none"),
        (([1], [1], [2]), "opinions.vote_value"),
        (([1], [1], [float("nan")]), "opinions.vote_value"),
    ],
)
def test_what_is_not_votes_is_refused(given_, code):
    with pytest.raises(OpinionError) as caught:
        collect(*given_)

    assert caught.value.code == code
