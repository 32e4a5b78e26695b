"""The menu of the workspace: entries under headings; a long heading folds, and the one with the current page is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from roret.foundation.ui import parts
from roret.foundation.ui.component import component

SHOWN_WHOLE = 5
"""So many entries stand open under their heading; more of them fold."""


@dataclass(frozen=True)
class Heading:
    """One heading of the menu with its entries."""

    label: str
    items: list[parts.MenuEntry]

    @property
    def folds(self) -> bool:
        """Whether the heading is a fold that one opens."""
        return len(self.items) > SHOWN_WHOLE

    @property
    def is_open(self) -> bool:
        """Whether the fold stands open: one of its pages is being read."""
        return any(item.active for item in self.items)


@component
def grouped_menu(items: Iterable[Any], *, label: str) -> dict[str, Any]:
    """A menu beside the content, under headings. Entries come group by group; the most exact active one is marked."""
    entries = parts.coerce(items, to=parts.MenuEntry)
    marked = max((entry for entry in entries if entry.active), key=lambda entry: len(entry.url), default=None)
    entries = [replace(entry, active=entry is marked) for entry in entries]
    groups = [Heading(str(name), list(found)) for name, found in groupby(entries, key=lambda entry: entry.group)]
    return {"groups": groups, "label": label}
