"""Questions about persons and what they may stand on."""

from collections import defaultdict
from typing import Any

from django.db import connection

from roret.foundation.authz import Standing

_REACH = """
WITH RECURSIVE held(role, unit) AS (
    SELECT role, unit_id FROM people_rolegrant
    WHERE user_id = %(user)s AND begins_on <= %(today)s AND (ends_on IS NULL OR ends_on >= %(today)s)
  UNION
    SELECT held.role, child.id FROM held JOIN organisation_unit child ON child.parent_id = held.unit
)
SELECT role, unit FROM held
"""


def read_standing(user: Any) -> Standing:
    """Return the roles a person holds today and the units each reaches: the unit itself and all below it."""
    from roret.foundation import clock  # noqa: PLC0415 — kept near its only use
    from roret.foundation.authz.sessions import operator_session_of  # noqa: PLC0415

    units: dict[str, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"user": user.pk, "today": clock.today()})
        for role, unit in cursor.fetchall():
            units[role].add(unit)
    frozen = {role: frozenset(found) for role, found in units.items()}
    session = "operator" in frozen and operator_session_of(user) is not None
    return Standing(frozen, signed_in=True, operator_session=session)
