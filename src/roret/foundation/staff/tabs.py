"""The parts of a long staff page, each with an address of its own; the page shows them as tabs that are links.

A module declares its tabs once and gives every address its part::

    TABS = (Tab("overview", "staff:matter-detail", _("Overview")), Tab("history", "staff:matter-history", _("History")))
    path(_("matters/<int:pk>/history/"), views.matter, {"part": "history"}, name="matter-history")

``record.html`` shows the head, the tabs and the template of the part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from roret.foundation.ui import parts


@dataclass(frozen=True)
class Tab:
    """One part of a page: its name, the name of its address, and what it is called."""

    part: str
    url_name: str
    label: object


_own: dict[str, tuple[Tab, ...]] = {}
_joined: dict[str, dict[str, Tab]] = {}


def declare(page: str, tabs: Sequence[Tab]) -> None:
    """Name the tabs of a page, so that modules above can join it."""
    _own[page] = tuple(tabs)


def join(page: str, tab: Tab) -> None:
    """Add a module's tab to the page of a module below; joining again replaces it."""
    _joined.setdefault(page, {})[tab.part] = tab


def of(page: str) -> tuple[Tab, ...]:
    """Return the tabs of a page: its own, and before the last of them those that have joined."""
    own = _own[page]
    return (*own[:-1], *_joined.get(page, {}).values(), *own[-1:])


def shown(tabs: Sequence[Tab], *, part: str, pk: Any, counts: Mapping[str, int] | None = None) -> list[parts.Tab]:
    """Return the tabs of one thing as links, the part that is read marked; ``counts`` says how much lies in a part."""
    numbers = counts or {}
    return [
        parts.Tab(str(tab.label), reverse(tab.url_name, args=[pk]), tab.part == part, numbers.get(tab.part))
        for tab in tabs
    ]
