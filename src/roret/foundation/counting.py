"""Asking about many things in one query: how many there are, or whether there are any."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def counts_of(querysets: Iterable[QuerySet[Any]]) -> list[int]:
    """Return how many rows each of the querysets has, in their order (1 query, however many they are)."""
    asked = list(querysets)
    parts = [(place, sql) for place, rows in enumerate(asked) if (sql := _sql(rows)) is not None]
    if not parts:
        return [0] * len(asked)
    union = " UNION ALL ".join(f"SELECT {place}, count(*) FROM ({sql}) AS rows_{place}" for place, (sql, _) in parts)  # noqa: S608 — the SQL is Django's own
    with connection.cursor() as cursor:
        cursor.execute(union, [value for _place, (_sql_text, values) in parts for value in values])
        found = dict(cursor.fetchall())
    return [found.get(place, 0) for place in range(len(asked))]


def any_of(querysets: Iterable[QuerySet[Any]]) -> list[bool]:
    """Say of each of the querysets whether it has a row, in their order (1 query, however many they are)."""
    asked = [_sql(rows) for rows in querysets]
    known = [one for one in asked if one is not None]
    if not known:
        return [False] * len(asked)
    with connection.cursor() as cursor:
        parts = ", ".join(f"EXISTS({sql})" for sql, _values in known)
        cursor.execute(f"SELECT {parts}", [value for _text, values in known for value in values])
        found = iter(cursor.fetchone())
    return [next(found) if one is not None else False for one in asked]


def _sql(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]] | None:
    """The query for the keys of the rows, with its values; None where Django knows that there are none."""
    try:
        unordered = rows if rows.query.is_sliced else rows.order_by()
        return unordered.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
