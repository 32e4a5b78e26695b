"""Which screens read a register's files: a job knows only the register's name."""

from typing import Any

from django.utils.module_loading import autodiscover_modules

_screens: dict[str, Any] = {}


def enter(screens: Any) -> None:
    """Remember who reads a register; called where the screens are declared."""
    _screens[screens.importer.register] = screens


def screens_of(register: str) -> Any:
    """Return the screens of a register; raises ``KeyError`` for one that is read no longer."""
    if register not in _screens:
        autodiscover_modules("staff.urls")  # a worker answers no pages, so it may not have read them
    return _screens[register]
