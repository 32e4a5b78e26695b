"""How a record of a kind gets on an agenda: the module that knows the kind registers its own way, with its own checks."""

from collections.abc import Callable
from typing import Any

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.models import Record

Way = Callable[..., AgendaItem]
_ways: dict[str, Way] = {}


def register_way(kind: str, put: Way) -> None:
    """Say how records of a kind are put on an agenda: ``put(pk, by=, meeting=, closed=)``."""
    _ways[kind] = put


def put_record(record: Record, *, by: Any, meeting: Meeting, closed: bool) -> AgendaItem:
    """Put a record on an agenda in its kind's own way; ``can_be_put`` says whether there is one."""
    return _ways[record.kind](record.pk, by=by, meeting=meeting, closed=closed)


def can_be_put(record: Record) -> bool:
    """Say whether records of its kind have a way to an agenda."""
    return record.kind in _ways
