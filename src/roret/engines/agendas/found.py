"""What one of the systems' files says, as it is written there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class FoundItem:
    """An item; ``annexes`` are (title, whether it is open, line)."""

    key: str
    line: int
    title: str
    open: str
    case: str
    annexes: tuple[tuple[str, str, int], ...] = ()
    has_text: bool = False


@dataclass(frozen=True)
class Found:
    """A meeting."""

    system: str
    key: str
    line: int
    body: str
    begins: str
    ends: str
    place: str
    front_page: str
    participants: int = 0
    items: list[FoundItem] = field(default_factory=list)
