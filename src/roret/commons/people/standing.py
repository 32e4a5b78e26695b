"""What a person may stand on, straight from the tables: it is asked in every request, so it is read with the person."""

from typing import Any

from django.db.models import FilteredRelation, JSONField, Q
from django.db.models.expressions import RawSQL

from roret.foundation import clock
from roret.foundation.authz import Standing
from roret.foundation.authz.models import SESSION_LENGTH
from roret.foundation.authz.roles import OPERATOR

_REACH = """
WITH RECURSIVE held(role, unit) AS (
    SELECT role, unit_id FROM people_rolegrant
    WHERE user_id = people_user.id AND begins_on <= %s AND (ends_on IS NULL OR ends_on >= %s) AND ended_at IS NULL
  UNION
    SELECT held.role, child.id FROM held JOIN organisation_unit child ON child.parent_id = held.unit
)
SELECT jsonb_object_agg(role, units) FROM (SELECT role, jsonb_agg(unit) AS units FROM held GROUP BY role) AS reached
"""


def reach() -> RawSQL:
    """Return, for a person's row, the roles held today, each with the units it reaches: the unit itself and all below it."""
    today = clock.today()
    return RawSQL(_REACH, [today, today], output_field=JSONField())  # noqa: S611 — our own words, and days


def open_session() -> FilteredRelation:
    """Return, for a person's row, the operator session that is open now; there is never more than one."""
    begun = clock.now() - SESSION_LENGTH
    is_open = Q(operator_sessions__closed_at=None, operator_sessions__opened_at__gt=begun)
    return FilteredRelation("operator_sessions", condition=is_open)


def standing_from(units_by_role: dict[str, list[int]] | None, session: Any) -> Standing:
    """Return the standing that was read; a session counts for an operator only."""
    frozen = {role: frozenset(units) for role, units in (units_by_role or {}).items()}
    return Standing(frozen, signed_in=True, operator_session=session if OPERATOR in frozen else None)
