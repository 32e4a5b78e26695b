"""Tables without figures that point at a person.

Counts from 1 to k - 1 are hidden, and with them so many others that no hidden figure can be worked out from the totals
shown beside the table. k = 5 by default; Statistics Denmark's rule is at least 3, published extracts often blank below 5
(`design/texts_and_opinions.md`, section 8).

A table with its totals is a network in which figures flow: from the grand total through the row totals, the cells and
the column totals back to it. A hidden figure could be another one exactly when there is a way round the network, through
hidden cells only, on which it and the others can go one up or one down (D. Gusfield, SIAM J. Comput. 17, 1988; whoever
reads is taken to know that a hidden figure is at least 1). For each small figure the cheapest such way is hidden: the
one that loses the smallest figures, zeros and totals last.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SMALLEST_SHOWN = 5

Cell = tuple[int, int]
_TOTAL_COST = 10**15
_ZERO_COST = 10**9
_NO_WAY = 10**30


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it may be shown: None is hidden."""

    cells: list[list[int | None]]
    row_totals: list[int | None]
    column_totals: list[int | None]
    total: int | None


def hide_small_cells(counts: Sequence[Sequence[int]], *, smallest: int = SMALLEST_SHOWN) -> ShownTable:
    """Return the table of counts as it may be shown with its totals; counts from 1 to `smallest` - 1 are hidden.

    Zeros are shown, unless only they can protect another cell. Raises ValueError for negative counts, rows of
    different lengths, or `smallest` below 2. For a single row or column use `hide_small_counts`.
    """
    _check(counts, smallest)
    table = _with_totals(counts)
    small = [(row, column) for row, column in _places(table) if 0 < table[row][column] < smallest]
    hidden = set(small)
    before = -1
    while len(hidden) > before:
        before = len(hidden)
        for cell in small:
            hidden |= _way_round(table, hidden, cell)
        hidden |= set(_thin_lines(table, hidden, smallest))
    shown = [
        [None if (row, column) in hidden else count for column, count in enumerate(line)]
        for row, line in enumerate(table)
    ]
    return ShownTable(
        [line[:-1] for line in shown[:-1]], [line[-1] for line in shown[:-1]], shown[-1][:-1], shown[-1][-1]
    )


def hide_small_counts(counts: Sequence[int], *, smallest: int = SMALLEST_SHOWN) -> tuple[list[int | None], int | None]:
    """Return a list of counts and its total as they may be shown.

    One hidden count would follow from the total, and so would hidden ones that make up less than `smallest` together:
    then the next smallest is hidden too, and where there is none the total. Raises ValueError as `hide_small_cells`.
    """
    _check([counts], smallest)
    hidden = {place for place, count in enumerate(counts) if 0 < count < smallest}
    others = sorted((count, place) for place, count in enumerate(counts) if count and place not in hidden)
    while hidden and others and not _enough([counts[place] for place in hidden], smallest):
        hidden.add(others.pop(0)[1])
    known = _enough([counts[place] for place in hidden], smallest) or not hidden
    return [None if place in hidden else count for place, count in enumerate(counts)], sum(counts) if known else None


def _check(counts: Sequence[Sequence[int]], smallest: int) -> None:
    if not counts or not counts[0] or any(len(row) != len(counts[0]) for row in counts):
        raise ValueError("A table needs rows of one length.")
    if smallest < 2 or any(count < 0 for row in counts for count in row):
        raise ValueError("Counts are 0 or more, and the smallest shown is 2 or more.")


def _enough(hidden: Sequence[int], smallest: int) -> bool:
    """Tell whether hidden counts with a known sum stay unknown: more than one of them, and not all forced to be 1."""
    return len(hidden) > 1 and sum(hidden) >= max(smallest, len(hidden) + 1)


def _with_totals(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    lines = [[*row, sum(row)] for row in counts]
    return [*lines, [sum(column) for column in zip(*lines, strict=True)]]


def _places(table: list[list[int]]) -> Iterator[Cell]:
    return ((row, column) for row in range(len(table)) for column in range(len(table[0])))


def _way_round(table: list[list[int]], hidden: set[Cell], cell: Cell) -> set[Cell]:
    """The cheapest cells to hide so that the cell could be one more, or one less."""
    row, column = cell[0], len(table) + cell[1]
    start, goal = (column, row) if _runs_to_column(table, cell) else (row, column)
    ways = [_cheapest(table, hidden, cell, (start, goal))]
    if table[cell[0]][cell[1]] > 1:
        ways.append(_cheapest(table, hidden, cell, (goal, start)))
    return min(ways, key=lambda way: way[0])[1]


def _cheapest(table: list[list[int]], hidden: set[Cell], cell: Cell, ends: tuple[int, int]) -> tuple[int, set[Cell]]:
    """The cheapest way from the first node to the last other than over the cell (E. W. Dijkstra 1959), and its cost.

    Nodes are the rows, then the columns. One up there always is a way: over the row total, the grand total and back.
    """
    start, goal = ends
    waiting: list[tuple[int, int, tuple[Cell, ...]]] = [(0, start, ())]
    done: set[int] = set()
    while waiting:
        cost, node, way = heapq.heappop(waiting)
        if node == goal:
            return cost, set(way)
        if node in done:
            continue
        done.add(node)
        for step, target in _steps(table, node):
            if step != cell and target not in done:
                heapq.heappush(waiting, (cost + _cost(table, hidden, step), target, (*way, step)))
    return _NO_WAY, set()


def _steps(table: list[list[int]], node: int) -> Iterator[tuple[Cell, int]]:
    """The cells over which one can leave a node, and where to: with the flow one up, against it one down from 2 or more."""
    rows, columns = len(table), len(table[0])
    from_row = node < rows
    for other in range(columns if from_row else rows):
        step = (node, other) if from_row else (other, node - rows)
        if _runs_to_column(table, step) is from_row or table[step[0]][step[1]] > 1:
            yield step, rows + other if from_row else other


def _runs_to_column(table: list[list[int]], cell: Cell) -> bool:
    """Cells and the grand total flow from their row to their column, the other totals the other way."""
    return (cell[0] == len(table) - 1) is (cell[1] == len(table[0]) - 1)


def _cost(table: list[list[int]], hidden: set[Cell], cell: Cell) -> int:
    """What is lost by hiding a cell: its figure; a zero or a total only where nothing else helps."""
    if cell in hidden:
        return 0
    row, column = cell
    total = row == len(table) - 1 or column == len(table[0]) - 1
    return (table[row][column] or _ZERO_COST) + total * _TOTAL_COST


def _thin_lines(table: list[list[int]], hidden: set[Cell], smallest: int) -> Iterator[Cell]:
    """A cell to hide in each line whose hidden figures add up to so little that the sum gives them away."""
    rows, columns = range(len(table)), range(len(table[0]))
    lines = [
        *([(row, column) for column in columns] for row in rows),
        *([(row, column) for row in rows] for column in columns),
    ]
    for *inner, total in lines:
        figures = [table[row][column] for row, column in inner if (row, column) in hidden]
        if figures and total not in hidden and not _enough(figures, smallest):
            yield min(
                (cell for cell in (*inner, total) if cell not in hidden), key=lambda cell: _cost(table, hidden, cell)
            )
