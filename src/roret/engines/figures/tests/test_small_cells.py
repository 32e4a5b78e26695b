"""No hidden figure can be worked out from what is shown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roret.engines.figures.small_cells import hide_small_cells, hide_small_counts


def possible(shown, known):
    """Every table near the true one that agrees with what is shown. A hidden count is at least 1: zeros are shown."""
    places = [(row, column) for row, line in enumerate(shown.cells) for column, cell in enumerate(line) if cell is None]
    ranges = [
        range(max(known[row][column] - 3, min(known[row][column], 1)), known[row][column] + 4) for row, column in places
    ]
    for values in product(*ranges):
        table = [list(line) for line in shown.cells]
        for (row, column), value in zip(places, values, strict=True):
            table[row][column] = value
        if agrees(table, shown):
            yield table


def agrees(table, shown):
    totals = [*map(sum, table), *map(sum, zip(*table, strict=True)), sum(map(sum, table))]
    seen = [*shown.row_totals, *shown.column_totals, shown.total]
    return all(one is None or one == total for one, total in zip(seen, totals, strict=True))


def test_a_table_of_large_counts_is_shown_as_it_is():
    shown = hide_small_cells([[10, 20], [30, 0]])

    assert shown.cells == [[10, 20], [30, 0]]
    assert (shown.row_totals, shown.column_totals, shown.total) == ([30, 30], [40, 20], 60)


def test_a_small_count_takes_the_cheapest_rectangle_with_it():
    shown = hide_small_cells([[3, 40, 12], [50, 60, 70], [9, 80, 20]])

    assert shown.cells == [[None, 40, None], [50, 60, 70], [None, 80, None]]
    assert shown.row_totals == [55, 180, 109]
    assert shown.column_totals == [62, 180, 102]
    assert shown.total == 344


def test_a_row_whose_only_figure_is_small_loses_its_total():
    shown = hide_small_cells([[3, 0, 0], [20, 30, 40], [50, 60, 70]])

    assert shown.cells[0][0] is None
    assert shown.row_totals[0] is None


def test_small_counts_that_add_up_to_too_little_take_one_more():
    shown = hide_small_cells([[1, 1, 9, 40], [1, 1, 8, 50], [30, 30, 30, 30]])

    assert [sum(cell is None for cell in row) for row in shown.cells] == [3, 3, 3]


@given(
    st.integers(2, 3).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 12), min_size=columns, max_size=columns), min_size=2, max_size=2
        )
    ),
    st.integers(2, 5),
)
@settings(max_examples=100, deadline=None)
def test_every_hidden_small_count_could_be_another(counts, smallest):
    shown = hide_small_cells(counts, smallest=smallest)
    hidden = [
        (row, column) for row, line in enumerate(counts) for column, count in enumerate(line) if 0 < count < smallest
    ]
    seen = {place: set() for place in hidden}

    for table in possible(shown, counts):
        for row, column in hidden:
            seen[row, column].add(table[row][column])
        if all(len(values) > 1 for values in seen.values()):
            break

    assert all(shown.cells[row][column] is None for row, column in hidden)
    assert all(len(values) > 1 for values in seen.values())


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([10, 20, 30], ([10, 20, 30], 60)),
        ([3, 20, 30], ([None, None, 30], 53)),
        ([3, 4, 30], ([None, None, 30], 37)),
        ([1, 1, 30, 9], ([None, None, 30, None], 41)),
        ([3, 0, 0], ([None, 0, 0], None)),
        ([0, 0], ([0, 0], 0)),
        ([2], ([None], None)),
        ([7], ([7], 7)),
    ],
)
def test_a_list_of_counts_hides_enough_to_keep_its_total(counts, shown):
    assert hide_small_counts(counts) == shown


@pytest.mark.parametrize("counts", [[], [[]], [[1, 2], [3]], [[-1, 2]]])
def test_what_is_no_table_of_counts_is_refused(counts):
    with pytest.raises(ValueError, match=r"table|Counts"):
        hide_small_cells(counts)


def test_a_limit_below_two_hides_nothing_and_is_refused():
    with pytest.raises(ValueError, match="smallest"):
        hide_small_cells([[1, 2], [3, 4]], smallest=1)
