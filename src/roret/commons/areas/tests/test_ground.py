"""A place is a point in an area; squares and rough points are worked out from plain figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.commons.areas.ground import (
    COLUMNS,
    METRES_PER_DEGREE,
    ROUGH_METRES,
    Plot,
    ground_of,
    holds,
    roughly,
    square_of,
)
from roret.commons.areas.spots import Spot, read_spot, told
from roret.foundation.errors import DomainError


def box(west, south, east, north):
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


WEST = Plot(1, "Vestby", [[box(12.50, 55.60, 12.55, 55.70)]])
EAST = Plot(2, "Østby", [[box(12.55, 55.60, 12.60, 55.66), box(12.57, 55.62, 12.58, 55.63)]])
GROUND = ground_of([WEST, EAST])


def test_a_point_lies_in_one_area_and_in_no_hole():
    assert GROUND.plot_at((12.51, 55.65)) == WEST
    assert GROUND.plot_at((12.59, 55.65)) == EAST
    assert GROUND.plot_at((12.575, 55.625)) is None
    assert GROUND.plot_at((12.59, 55.69)) is None


def test_the_squares_are_lettered_from_the_west_and_numbered_from_the_north():
    grid = GROUND.grid
    assert square_of(grid, (12.501, 55.699)) == "A1"
    assert square_of(grid, (12.599, 55.601)) == f"P{grid.rows}"


@pytest.mark.parametrize("column", range(COLUMNS))
def test_a_square_gives_a_point_that_stands_in_it(column):
    for row in range(1, GROUND.grid.rows + 1):
        square = f"{chr(65 + column)}{row}"
        point = GROUND.point_in(square)
        assert point is None or square_of(GROUND.grid, point) == square


def test_a_square_at_the_border_gives_a_point_inside_it():
    ground = ground_of([Plot(1, "Kyst", [[[(12.5, 55.6), (12.6, 55.6), (12.5, 55.7), (12.5, 55.6)]]])])
    squares = [f"{chr(65 + column)}{row}" for column in range(COLUMNS) for row in range(1, ground.grid.rows + 1)]
    points = list(filter(None, map(ground.point_in, squares)))
    assert len(squares) / 2 < len(points) < len(squares)
    assert all(ground.plot_at(point) for point in points)


def test_no_outline_is_no_ground():
    assert ground_of([]) is None
    with pytest.raises(DomainError):
        read_spot("C4", None)


@pytest.mark.parametrize("typed", ["55.65 12.51", "55,65 12,51", "55.65, 12.51", " 55.65;12.51 ", "55.65/12.51"])
def test_a_point_is_read_with_latitude_first(typed):
    assert read_spot(typed, GROUND) == Spot(1, (12.51, 55.65))


@pytest.mark.parametrize("typed", ["b3", "B3", "b 3", "B-3"])
def test_a_square_is_read_as_a_person_types_it(typed):
    spot = read_spot(typed, GROUND)
    assert spot.by_square
    assert spot.area_id == 1
    assert told(spot, GROUND) == "B3"


def test_an_area_is_read_by_its_name():
    assert read_spot("østby", GROUND) == Spot(2)
    assert told(Spot(2), GROUND) == "Østby"


@pytest.mark.parametrize(
    "typed", ["56.15 10.20", "55.625 12.575", "P1", "Z9", "A99", "hjemme hos mig", "💥", "1e999 2"]
)
def test_what_is_outside_or_no_place_is_refused_with_a_sentence(typed):
    with pytest.raises(DomainError) as refused:
        read_spot(typed, GROUND)
    assert len(str(refused.value)) > 20


@given(st.floats(12.0, 13.0), st.floats(55.0, 56.0))
def test_a_rough_point_is_near_and_the_same_for_the_whole_square(lon, lat):
    found = roughly((lon, lat))
    assert abs(found[1] - lat) * METRES_PER_DEGREE <= ROUGH_METRES / 2 + 1
    assert abs(found[0] - lon) * METRES_PER_DEGREE * 0.58 <= ROUGH_METRES / 2 + 1
    assert roughly(found) == found


def test_a_ray_through_a_corner_counts_once():
    assert holds([box(0, 0, 2, 2)], (1, 1))
    assert not holds([[(0, 0), (2, 1), (0, 2), (0, 0)]], (-1, 1))
