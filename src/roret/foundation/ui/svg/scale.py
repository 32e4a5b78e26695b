"""Round numbers and dates for axes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from datetime import date, timedelta

STEPS = (1, 2, 2.5, 5, 10)


def ticks(low: float, high: float, *, about: int = 5) -> list[float]:
    """Round numbers from at or below ``low`` to at or above ``high``, about so many."""
    if high <= low:
        high = low + 1
    rough = (high - low) / max(1, about - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in STEPS if s * power >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(index * step, 10) for index in range(first, last + 1)]


def month_starts(first: date, last: date) -> list[date]:
    """The first of every month from that of ``first`` to that of ``last``."""
    found, current = [], first.replace(day=1)
    while current <= last:
        found.append(current)
        current = (current + timedelta(days=32)).replace(day=1)
    return found


def thinned(values: Sequence[date], *, at_most: int) -> list[date]:
    """Every n-th of the values so that at most so many are left, the first always among them."""
    stride = max(1, math.ceil(len(values) / at_most))
    return list(values[::stride])


def spread(wanted: Sequence[float], *, gap: float) -> list[float]:
    """Positions moved apart so that neighbours keep ``gap``, in the order given."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = list(wanted)
    for before, index in itertools.pairwise(order):
        placed[index] = max(placed[index], placed[before] + gap)
    return placed
