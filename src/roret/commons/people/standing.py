"""Reading what a person may stand on straight from the tables: it is asked in every request."""

from collections import defaultdict
from types import SimpleNamespace

from django.db import connection

from roret.foundation import clock
from roret.foundation.authz import Standing
from roret.foundation.authz.roles import OPERATOR
from roret.foundation.authz.sessions import operator_session_of

_REACH = """
WITH RECURSIVE held(role, unit) AS (
    SELECT role, unit_id FROM people_rolegrant
    WHERE user_id = %(user)s AND begins_on <= %(today)s AND (ends_on IS NULL OR ends_on >= %(today)s) AND ended_at IS NULL
  UNION
    SELECT held.role, child.id FROM held JOIN organisation_unit child ON child.parent_id = held.unit
)
SELECT role, unit FROM held
"""


def read_standing(user: int) -> Standing:
    """Return the roles a person (by key) holds today with the units each reaches: the unit itself and all below it."""
    units: dict[str, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_REACH, {"user": user, "today": clock.today()})
        for role, unit in cursor.fetchall():
            units[role].add(unit)
    frozen = {role: frozenset(found) for role, found in units.items()}
    session = OPERATOR in frozen and operator_session_of(SimpleNamespace(pk=user)) is not None
    return Standing(frozen, signed_in=True, operator_session=session)
