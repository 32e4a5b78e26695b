"""Arithmetic of seats: who overlaps with whom."""

from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import date
from itertools import pairwise
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


def twice_at_once(memberships: Iterable[Any], new: Container[int]) -> list[Any]:
    """Return the memberships, by key among ``new``, of people who sit on the post already in some of those days."""
    by_name = defaultdict(list)
    for one in memberships:
        by_name[one.name.casefold()].append(one)
    found = []
    for same in by_name.values():
        in_order = sorted(same, key=days_of)
        found += [max(pair, key=lambda one: one.pk in new) for pair in pairwise(in_order) if overlap(*pair)]
    return [one for one in found if one.pk in new]
