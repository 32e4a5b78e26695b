"""A long list a page at a time, by key: a page costs the same however far in, and nothing is skipped when rows are added."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema

Item = TypeVar("Item")
MOST = 500


class Paged(Schema, Generic[Item]):
    """Some items, and where the next ones begin: ask again with ``after`` set to ``next`` until it is null."""

    items: list[Item]
    next: int | None


def paged(rows: QuerySet[Any], *, after: int, limit: int, make: Callable[[Any], Any] | None = None) -> dict[str, Any]:
    """Return the rows whose key is above ``after``, at most ``limit`` (1 to 500), each through ``make``."""
    limit = max(1, min(limit, MOST))
    found = list(rows.filter(pk__gt=max(after, 0)).order_by("pk")[: limit + 1])
    shown = found[:limit]
    following = shown[-1].pk if len(found) > limit else None
    return {"items": [make(row) for row in shown] if make else shown, "next": following}
