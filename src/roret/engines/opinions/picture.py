"""What a map is drawn from, without a single person on it: outlines of groups, and squares with enough people in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from roret.engines.opinions.mapping import OpinionMap

_SQUARES = 24
"""The map is at most so many squares wide; fewer where people are few, so that squares hold enough of them."""
_PEOPLE_IN_A_SQUARE = 12
_CORNERS = 24
_FOUR_FIFTHS = 1.794
"""An ellipse of so many standard deviations holds four fifths of a normal distribution in the plane."""
_DECIMALS = 4


def outline(points: NDArray[np.float64]) -> dict[str, Any]:
    """Return the centre of a group and the ellipse around most of it: means and spread only, nobody's own place."""
    centre = points.mean(axis=0)
    values, directions = np.linalg.eigh(np.cov(points.T, bias=True))
    turned = directions * np.where(directions[np.abs(directions).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    angle = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    circle = np.stack([np.cos(angle), np.sin(angle)]) * np.sqrt(np.clip(values, 0, None))[:, None] * _FOUR_FIFTHS
    corners = centre + (turned @ circle).T
    return {"centre": _rounded(centre), "outline": [_rounded(corner) for corner in corners]}


def cells(found: OpinionMap, groups: Sequence[int]) -> dict[str, Any]:
    """Return the squares of the plane that hold enough people of one group, and how many are in none of them.

    People in no group have squares too; `group` is None there.
    """
    reach = float(np.abs(found.people).max(initial=0.0)) or 1.0
    number = int(np.clip(np.sqrt(len(found.people) / _PEOPLE_IN_A_SQUARE), 4, _SQUARES))
    width = 2 * reach / number
    column = np.clip(np.floor((found.people + reach) / width + 1e-9).astype(np.int64), 0, number - 1)
    shown = {group: found.groups[group] for group in groups}
    label = np.where(np.isin(found.labels, list(shown)), found.labels, -1)
    squares, counts = np.unique(np.column_stack([label, column]), axis=0, return_counts=True)
    enough = counts >= found.options.smallest
    return {
        "reach": round(reach, _DECIMALS),
        "square": round(width, _DECIMALS),
        "squares": [
            {
                "group": shown.get(int(group)),
                "x": _rounded_one((x + 0.5) * width - reach),
                "y": _rounded_one((y + 0.5) * width - reach),
                "people": int(people),
            }
            for (group, x, y), people in zip(squares[enough], counts[enough], strict=True)
        ],
    }


def _rounded(point: NDArray[np.float64]) -> list[float]:
    return [_rounded_one(float(value)) for value in point]


def _rounded_one(value: float) -> float:
    return round(float(value), _DECIMALS) + 0.0
