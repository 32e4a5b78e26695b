"""Keeping what everybody may see and what takes time to work out: for a short while, in each process."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches
from django.utils.translation import get_language

from roret.foundation import authz

Kept = TypeVar("Kept")
MINUTE = 60
AS_GUESTS_SEE = 15
"""Seconds for what happens, which people come back to see; registers, which change seldom, are kept for a minute."""
_NOTHING_KEPT = "nothing has been kept under this name"


def kept(name: str, *, make: Callable[[], Kept], seconds: int = MINUTE) -> Kept:
    """Return what ``make`` makes, at most ``seconds`` old. Only for what is the same for everybody who may ask for it."""
    pages = caches["pages"]
    key = f"kept:{get_language()}:{name}"
    found = pages.get(key, _NOTHING_KEPT)
    if found == _NOTHING_KEPT:
        found = make()
        pages.set(key, found, seconds)
    return found


def kept_as_guests_see(name: str, *, person: Any, make: Callable[[Any], Kept]) -> Kept:
    """Return what ``make`` makes for ``person``: some seconds old for those who see what guests see, else as it is now."""
    if not sees_what_guests_see(person):
        return make(person)
    return kept(f"guests:{name}", make=lambda: make(person), seconds=AS_GUESTS_SEE)


def sees_what_guests_see(person: Any) -> bool:
    """Say whether a person may see no more records than a guest, so that what is kept for guests is right for her too."""
    standing = authz.standing_of(person)
    return not (standing.operator_session or standing.staff_units or standing.member_units)
