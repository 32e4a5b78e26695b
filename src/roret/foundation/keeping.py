"""Keeping what everybody may see and what takes time to work out: for a short while, in each process."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches

from roret.foundation import authz

Kept = TypeVar("Kept")


def kept(name: str, *, seconds: int, make: Callable[[], Kept]) -> Kept:
    """Return what ``make`` makes, at most ``seconds`` old. Only for what is the same for everybody who may ask for it."""
    pages = caches["pages"]
    key = f"kept:{name}"
    found = pages.get(key)
    if found is None:
        found = make()
        pages.set(key, found, seconds)
    return found


def sees_what_guests_see(person: Any) -> bool:
    """Say whether a person may see no more records than a guest, so that what is kept for guests is right for her too."""
    standing = authz.standing_of(person)
    return not (standing.operator_session or standing.staff_units or standing.member_units)
