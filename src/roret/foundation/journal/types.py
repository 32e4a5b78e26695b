"""Event types: each is declared once, with its sentence and what it may remember."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class EventType:
    """One kind of event.

    ``sentence`` has the placeholders ``%(actor)s`` and ``%(target)s``; ``keep`` names the data that stay in the event for
    ever, ``forget`` those that go to the erasable detail; ``icon`` is shown in the history.
    """

    key: str
    sentence: object
    keep: tuple[str, ...] = ()
    forget: tuple[str, ...] = ()
    icon: str = "time"

    def __post_init__(self) -> None:
        """Add the type to the registry; two types may not share a key."""
        if self.key in registry and registry[self.key] != self:
            msg = f"two event types are called {self.key}"
            raise ValueError(msg)
        registry[self.key] = self


registry: dict[str, EventType] = {}
"""Every event type by its key, filled by the modules' ``events.py``."""

_unknown = gettext_lazy("%(actor)s did something to %(target)s")


def sentence(event: Any) -> str:
    """Return the event as a sentence in the reader's language."""
    declared = registry.get(event.type)
    text = str(declared.sentence if declared else _unknown)
    return text % {"actor": event.actor_name or _("A citizen"), "target": event.target_name}
