"""Who may see a register that is for those who work in the municipality."""

from typing import Any, Self

from roret.foundation.authz.actors import standing_of
from roret.foundation.models import RoretQuerySet


class StaffQuerySet(RoretQuerySet):
    """Registers that those who work in the municipality may read, whatever their unit."""

    def visible_to(self, person: Any) -> Self:
        """Return every row to staff and to an operator in session, and nothing to others."""
        standing = standing_of(person)
        return self if standing.operator_session or standing.staff_units else self.none()
