"""What has been loaded so far, each thing by the key that the files use."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class World:
    """The demo municipality while it is being made."""

    units: dict[Any, Any] = field(default_factory=dict)
    areas: dict[Any, Any] = field(default_factory=dict)
    body_types: dict[Any, Any] = field(default_factory=dict)
    bodies: dict[Any, Any] = field(default_factory=dict)
    members: dict[Any, Any] = field(default_factory=dict)
    topics: dict[Any, Any] = field(default_factory=dict)
    target_groups: dict[Any, Any] = field(default_factory=dict)
    people: dict[Any, Any] = field(default_factory=dict)
    consultations: dict[Any, Any] = field(default_factory=dict)
    themes: dict[Any, Any] = field(default_factory=dict)
    matters: dict[Any, Any] = field(default_factory=dict)
    decisions: dict[Any, Any] = field(default_factory=dict)
    goals: dict[Any, Any] = field(default_factory=dict)
    actions: dict[Any, Any] = field(default_factory=dict)
    indicators: dict[Any, Any] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def unit(self, key: str) -> Any:
        """Return a unit as the register's own row, whatever it was made as."""
        from roret.commons.organisation.models import Unit

        return Unit.objects.get(pk=self.units[key].pk)
