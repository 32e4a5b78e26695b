"""Phases: what is open when, derived from timestamps and never stored as a status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Phase:
    """One step on the visible time line of a record."""

    key: str
    name: object
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    reached: bool = False
    current: bool = False


def phase_line(steps: Iterable[tuple[str, object, datetime | None]], *, now: datetime | None) -> list[Phase]:
    """Make phases of ``(key, name, begins_at)`` steps; the last one reached by ``now`` is the current one.

    Without ``now`` nothing has been reached: a draft has not begun, whatever its dates say.
    """
    steps = list(steps)
    reached = [now is not None and begins is not None and begins <= now for _, _, begins in steps]
    last = max((index for index, done in enumerate(reached) if done), default=-1)
    return [
        Phase(key, name, begins, steps[index + 1][2] if index + 1 < len(steps) else None, reached[index], index == last)
        for index, (key, name, begins) in enumerate(steps)
    ]
