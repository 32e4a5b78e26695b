"""The numbers of PostgreSQL's transactions: they tell which events can no longer be joined by an earlier one."""

from django.db import connection

SEALING = 7351
"""The key of the lock that lets one machine at a time seal."""

_WINDOW = """
WITH snapshot AS (SELECT pg_current_snapshot() AS now),
running AS (
    SELECT x::text::bigint AS x FROM snapshot, pg_snapshot_xip(now) AS x
  UNION ALL
    SELECT pg_current_xact_id_if_assigned()::text::bigint
),
elsewhere AS (
    SELECT held.transactionid::text::bigint AS x FROM pg_locks AS held JOIN pg_stat_activity AS backend USING (pid)
    WHERE held.locktype = 'transactionid' AND held.granted AND held.mode = 'ExclusiveLock'
    AND (backend.datname <> current_database() OR backend.backend_type = 'autovacuum worker')
),
ours AS (
    SELECT min(x) AS lowest FROM running
    WHERE CASE WHEN x & 4294967295 IN (SELECT x FROM elsewhere) THEN false ELSE pg_xact_status(x::text::xid8) = 'in progress' END
)
SELECT coalesce(lowest, pg_snapshot_xmax(now)::text::bigint) + journal_offset(), pg_snapshot_xmax(now)::text::bigint + journal_offset()
FROM ours, snapshot
"""
"""As ``pg_snapshot_xmin``, but without the transactions that are known to run in another database of the same server: one
municipality's long import must not keep another's journal from being sealed; nor must the server's own cleaning, which writes
no events. Whatever is not known counts as ours, unless it
has ended since the snapshot was taken: the next statement sees all it wrote. That is asked last, by a CASE, because a
transaction elsewhere that ends between the two questions would hold the horizon back."""


def wait_for_turn() -> None:
    """Wait until no other machine seals; the lock falls when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING])


def window() -> tuple[int, int]:
    """Return two numbers: every transaction below the first has ended; none from the second on had begun."""
    with connection.cursor() as cursor:
        cursor.execute(_WINDOW)
        low, high = cursor.fetchone()
    return int(low), int(high)


def continue_from(number: int) -> int:
    """Let this server's next transactions be numbered from ``number`` or above; return the offset that is added."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint, journal_offset()")
        own, offset = cursor.fetchone()
        if own + offset < number:
            offset = number - own
            body = f"SELECT {int(offset)}::bigint"
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION journal_offset() RETURNS bigint LANGUAGE sql STABLE AS '{body}'"
            )
    return int(offset)
