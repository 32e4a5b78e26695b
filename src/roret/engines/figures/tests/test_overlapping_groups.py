"""No small figure of a group can be worked out, not even by somebody who knows the groups of every single member."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roret.engines.figures.overlapping_groups import spread_of_groups

pytestmark = pytest.mark.unit

GROUPS, CATEGORIES = 3, 3
kinds = st.frozensets(st.integers(0, GROUPS - 1))
people = st.lists(st.tuples(kinds, st.integers(0, CATEGORIES - 1)), min_size=3, max_size=8)


def tables(placed):
    """Return the figures of everyone and of each group."""
    everyone = [sum(category == one for _, category in placed) for one in range(CATEGORIES)]
    groups = [
        [sum(group in kind and category == one for kind, category in placed) for one in range(CATEGORIES)]
        for group in range(GROUPS)
    ]
    return everyone, groups


def fits(shown, true):
    return all(told is None or told == count for told, count in zip(shown, true, strict=True))


@settings(max_examples=200, deadline=None)
@given(people, st.integers(2, 3))
def test_a_reader_who_knows_every_members_groups_cannot_work_out_a_small_figure(placed, smallest):
    spread = spread_of_groups(Counter(placed), groups=GROUPS, categories=CATEGORIES, smallest=smallest)
    if spread is None:
        return
    everyone, groups = tables(placed)
    possible = {}
    for choice in product(range(CATEGORIES), repeat=len(placed)):
        other_everyone, other_groups = tables([(kind, one) for (kind, _), one in zip(placed, choice, strict=True)])
        if fits(spread.everyone, other_everyone) and all(map(fits, spread.groups, other_groups)):
            for group, category in product(range(GROUPS), range(CATEGORIES)):
                possible.setdefault((group, category), set()).add(other_groups[group][category])
            for category in range(CATEGORIES):
                possible.setdefault(category, set()).add(other_everyone[category])
    for group, category in product(range(GROUPS), range(CATEGORIES)):
        true = groups[group][category]
        if 0 < true < smallest:
            assert len(possible[group, category]) > 1, (group, category, spread)
    for category, count in enumerate(everyone):
        if 0 < count < smallest:
            assert len(possible[category]) > 1


@given(people, st.integers(2, 4))
def test_what_is_shown_is_true_and_never_small(placed, smallest):
    spread = spread_of_groups(Counter(placed), groups=GROUPS, categories=CATEGORIES, smallest=smallest)
    if spread is None:
        return
    everyone, groups = tables(placed)
    for shown, true in zip([spread.everyone, *spread.groups], [everyone, *groups], strict=True):
        assert fits(shown, true)
        assert all(count is None or count == 0 or count >= smallest for count in shown)


def test_two_groups_with_the_same_members_hide_the_same_figures():
    both = frozenset({0, 1})
    members = Counter(
        {(both, 0): 3, (both, 1): 20, (both, 2): 30, (frozenset(), 0): 40, (frozenset(), 1): 50, (frozenset(), 2): 60}
    )

    spread = spread_of_groups(members, groups=2, categories=3)

    assert spread.groups[0] == spread.groups[1] == [None, None, 30]
    assert spread.everyone == [43, 70, 90]


def test_a_group_below_the_limit_shows_nothing_and_too_few_people_no_spread_at_all():
    few = Counter({(frozenset({0}), 0): 2, (frozenset({1}), 1): 30, (frozenset({1}), 0): 30})

    assert spread_of_groups(few, groups=2, categories=2).groups[0] == [None, None]
    assert spread_of_groups(Counter({(frozenset({0}), 0): 3}), groups=1, categories=2) is None


def test_forty_themes_with_ten_thousand_responses_are_protected_quickly():
    import random
    import time

    random_ = random.Random(1)
    members = Counter(
        (frozenset(random_.sample(range(40), random_.choice([1, 1, 1, 2, 2, 3]))), random_.choice(range(12)))
        for _ in range(10_000)
    )
    begun = time.process_time()

    assert spread_of_groups(members, groups=40, categories=12) is not None
    assert time.process_time() - begun < 20
