"""What may be read out of a report, and what may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.opinions import Options, collect, map_opinions, report
from roret.engines.opinions.publishing import letter, percent


@given(st.integers(0, 300), st.integers(5, 300))
def test_a_share_never_tells_of_fewer_than_five(number, of):
    number = min(number, of)

    low, high = percent(number, of, smallest=5)

    assert low <= 100 * number / of + 0.5
    assert high >= 100 * number / of - 0.5
    possible = [one for one in range(of + 1) if percent(one, of, smallest=5) == [low, high]]
    if number < 5 or of - number < 5:
        assert len(possible) >= min(5, of)


def test_a_figure_on_whom_everybody_can_count_is_plain():
    assert percent(30, 60, smallest=5) == [50, 50]
    assert percent(1, 100, smallest=5) == [0, 5]
    assert percent(99, 100, smallest=5) == [95, 100]
    assert percent(3, 6, smallest=5) == [0, 100]


def test_two_against_in_a_group_are_a_range_and_not_a_number():
    rows = [(person, 0, -1 if person in {3, 55} else 1) for person in range(60)]
    groups = {person: person % 2 for person in range(60)}

    said = report(map_opinions(collect(*zip(*rows, strict=True)), Options(groups=groups)))

    assert said["statements"][0]["groups"][0] == {
        "group": 0, "agree": [100, 100], "disagree": [0, 17], "pass": [0, 17], "votes": 30,
    } | {"agree": [83, 100]}  # fmt: skip


def test_a_group_that_has_hardly_voted_on_a_statement_has_no_figure_there():
    rows = [(person, 0, 1) for person in range(30)] + [
        (person, 1, 1) for person in range(33) if person % 2 == 0 or person < 6
    ]
    groups = {person: person % 2 for person in range(33)}

    said = report(map_opinions(collect(*zip(*rows, strict=True)), Options(groups=groups)))
    second = next(one for one in said["consensus"] if one["statement"] == 1)

    assert second == {"statement": 1, "agree": None, "disagree": None}
    assert said["statements"][1]["groups"][1]["agree"] is None


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "27")])
def test_groups_are_letters(place, name):
    assert letter(place) == name
