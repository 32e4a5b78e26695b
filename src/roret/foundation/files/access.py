"""Who may read a file: upper modules register the question for what they attach files to."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

_readers: list[Callable[[Any], Q]] = []


def register_reader(reader: Callable[[Any], Q]) -> None:
    """Add a reader: given a person it returns the condition on ``StoredFile`` under which she may read."""
    _readers.append(reader)


def readable(person: Any) -> Q:
    """Return the condition under which ``person`` may read a file: any reader says yes."""
    condition = Q(pk__in=[])
    for reader in _readers:
        condition |= reader(person)
    return condition
