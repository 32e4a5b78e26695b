"""Quorum: how many of a body must be there before it can decide anything, and who is there when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Demand:
    """A share of the seats: at least it, or (``more``) more than it; or a fixed ``number`` whatever the seats."""

    part: int = 1
    of: int = 2
    more: bool = False
    number: int | None = None


AT_LEAST_HALF = Demand()
"""Local Government Act § 11 (2) (kommunestyrelsesloven): at least half of the members must be there."""


@dataclass(frozen=True)
class Stay:
    """From when to when somebody was there; nobody was who never came."""

    arrived: datetime | None
    left: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Say whether she was there at a moment; who leaves at it is gone."""
        return self.arrived is not None and self.arrived <= moment and (self.left is None or moment < self.left)


def needed(seats: int, demand: Demand = AT_LEAST_HALF) -> int:
    """Return how many of so many seats must be there; never fewer than one, never more than the seats."""
    if demand.number is not None:
        return max(1, min(demand.number, max(1, seats)))
    whole, rest = divmod(seats * demand.part, demand.of)
    return max(1, whole + 1 if rest or demand.more else whole)


def present(stays: Iterable[Stay], moment: datetime) -> int:
    """Return how many are there at a moment."""
    return sum(stay.covers(moment) for stay in stays)
