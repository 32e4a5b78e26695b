"""Pages of lists that may hold a hundred thousand rows."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.core.cache import caches
from django.core.paginator import Page, Paginator

COUNTED_AT_MOST = 1000
KEPT_SECONDS = 30


class ManyPaginator(Paginator):
    """Django's paginator, which does not count a hundred thousand rows for each reader of a page.

    A long list is counted once in half a minute in each process; a list of up to a thousand rows is exact at once.
    """

    @cached_property
    def count(self) -> int:
        """Return how many rows there are."""
        rows: Any = self.object_list
        rows = rows.order_by()
        key = "count:" + hashlib.sha256(str(rows.query).encode()).hexdigest()
        kept = caches["pages"].get(key)
        if kept is not None:
            return int(kept)
        count = int(rows.count())
        if count > COUNTED_AT_MOST:
            caches["pages"].set(key, count, KEPT_SECONDS)
        return count


class KeyPaginator(Paginator):
    """Finds which rows stand on a page by their keys alone, and then reads those rows with all they show.

    A question that sorts many rows and joins five tables costs the database more to plan and to carry through than two plain
    ones. ``keys`` is a queryset of one column in the list's order, ``read`` returns the rows of some keys in any order, and
    ``count`` is how many rows there are when something else has counted them already.
    """

    def __init__(
        self, keys: Any, per_page: int, *, read: Callable[[Sequence[Any]], Any], count: int | None = None
    ) -> None:
        super().__init__(keys, per_page)
        self.read = read
        if count is not None:
            self.count = count

    def page(self, number: int | str) -> Page:
        """Return the page with its rows."""
        page = super().page(number)
        keys = list(page.object_list)
        rows = {row.pk: row for row in self.read(keys)} if keys else {}
        page.object_list = [rows[key] for key in keys if key in rows]
        return page
