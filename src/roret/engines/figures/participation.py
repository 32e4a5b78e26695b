"""Who takes part: against the population, and how much comes from the same few. Plain counts, no names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from roret.engines.figures.small_cells import SMALLEST_SHOWN

FAR_BELOW = 0.5
"""A group is far below its share when fewer than half of those came who would have come by its share of the population."""
SMALL_NUMBERS = 20
"""Below so many expected, chance alone moves the figure much, and the reader is told."""
STEPS = (0.01, 0.05, 0.10, 0.25, 0.50, 1.0)


@dataclass(frozen=True, slots=True)
class Unheard:
    """A group from which far fewer came than its share of the population. ``got`` None is hidden."""

    name: str
    population: int
    expected: int
    got: int | None
    caution: bool


def not_heard(
    counts: Mapping[str, int], shown: Mapping[str, int | None], population: Mapping[str, int]
) -> list[Unheard]:
    """Return the groups far below their share, the furthest below first.

    ``counts`` holds what came from each group and ``shown`` the same as it may be shown. Only groups whose population is
    known are compared, with those responses that come from them. A group of which fewer than five are expected says
    nothing and is left out.
    """
    known = {name: people for name, people in population.items() if people}
    people, responses = sum(known.values()), sum(counts.get(name, 0) for name in known)
    found = []
    for name, inhabitants in known.items():
        expected = responses * inhabitants / people
        got = counts.get(name, 0)
        if expected >= SMALLEST_SHOWN and got < FAR_BELOW * expected:
            caution = expected < SMALL_NUMBERS
            found.append((got / expected, Unheard(name, inhabitants, round(expected), shown.get(name, 0), caution)))
    return [one for _share, one in sorted(found, key=lambda entry: (entry[0], entry[1].name))]


@dataclass(frozen=True, slots=True)
class Share:
    """How large a part of the responses comes from the most active of the senders."""

    of_senders: float
    senders: int
    of_responses: float


def concentration(responses: Sequence[int], *, smallest: int = SMALLEST_SHOWN) -> list[Share]:
    """Return what the most active 1, 5, 10, 25, 50 and 100 per cent of the senders have sent, of all that they sent.

    ``responses`` has the number of responses of each sender. A step that would speak of fewer than ``smallest`` senders is
    left out, because a few busy people know one another.
    """
    in_order, total = sorted(responses, reverse=True), sum(responses)
    steps = [(step, ceil(step * len(in_order))) for step in STEPS]
    return [Share(step, count, sum(in_order[:count]) / total) for step, count in steps if total and count >= smallest]


def gini(responses: Sequence[int]) -> float | None:
    """Return how unevenly the responses are spread over the senders: 0 when all have sent as many, near 1 when one sent all."""
    in_order, total, count = sorted(responses), sum(responses), len(responses)
    if not total or count < 2:
        return None
    return sum((2 * place - count - 1) * number for place, number in enumerate(in_order, 1)) / (count * total)
