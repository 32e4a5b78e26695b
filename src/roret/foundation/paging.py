"""Pages of lists that may hold a hundred thousand rows."""

import hashlib
from functools import cached_property
from typing import Any

from django.core.cache import caches
from django.core.paginator import Paginator

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
