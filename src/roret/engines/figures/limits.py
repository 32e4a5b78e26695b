"""The natural limits of a series: how far a value usually goes up and down when nothing has changed (XmR chart, Shewhart).

Mean ± 2.66 times the mean difference between neighbours. A value outside says that something has changed, or that the
figure is wrong; it is worth a look before it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

FEWEST = 6
"""With fewer values nobody can tell what is usual."""
SPREAD = Decimal("2.66")


class Limits(NamedTuple):
    """The lower and the upper natural limit."""

    lower: Decimal
    upper: Decimal


def natural_limits(values: Sequence[Decimal]) -> Limits | None:
    """Return the natural limits of values in the order in which they were measured; None when they are too few."""
    if len(values) < FEWEST:
        return None
    mean = sum(values, Decimal(0)) / len(values)
    steps = [abs(later - earlier) for earlier, later in pairwise(values)]
    reach = SPREAD * sum(steps, Decimal(0)) / len(steps)
    return Limits(mean - reach, mean + reach)
