"""Which screens read a register's files: a job knows only the register's name."""

from collections.abc import Callable
from typing import Any

from django.utils.module_loading import autodiscover_modules

PART = ":"
"""Stands between a register's name and the part of it that a file goes into."""

_screens: dict[str, Any] = {}
_parts: dict[str, Callable[[str], Any]] = {}


def enter(screens: Any) -> None:
    """Remember who reads a register; called where the screens are declared."""
    _screens[screens.importer.register] = screens


def enter_parts(register: str, find: Callable[[str], Any]) -> None:
    """Remember who reads the files of a register's parts: ``find(part)`` gives the screens of one of them."""
    _parts[register] = find


def screens_of(register: str) -> Any:
    """Return the screens of a register; raises ``KeyError`` for one that is read no longer."""
    whole, _mark, part = register.partition(PART)
    if whole not in _screens and whole not in _parts:
        autodiscover_modules("staff.urls")  # a worker answers no pages, so it may not have read them
    return _parts[whole](part) if part else _screens[whole]
