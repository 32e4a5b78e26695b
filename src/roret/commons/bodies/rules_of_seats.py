"""Arithmetic of seats: who overlaps with whom, and how many sit at once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

EVER = (date.min, date.max)
"""What an unknown first or last day counts as."""


def days_of(membership: Any) -> tuple[date, date]:
    """Return the first and the last day, open ends filled."""
    return membership.begins_on or EVER[0], membership.ends_on or EVER[1]


def overlap(one: Any, other: Any) -> bool:
    """Say whether two memberships share a day."""
    (first, last), (begins, ends) = days_of(one), days_of(other)
    return first <= ends and begins <= last


def most_at_once(memberships: Iterable[Any]) -> int:
    """Return how many of the memberships run on the fullest day."""
    days = [days_of(one) for one in memberships]
    return max((sum(first <= day <= last for first, last in days) for day, _last in days), default=0)
