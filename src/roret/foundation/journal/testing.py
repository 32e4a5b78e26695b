"""A pytest plug-in: lets the test database be emptied between tests, although nobody else may empty the journal.

Tests with real transactions end with Django's flush. The triggers stay as they are in production; they are only set aside
for that one statement, which needs the table's owner. Named in the root ``conftest.py``.
"""

from collections.abc import Iterator
from typing import Any

import pytest

TABLES = ("journal_event", "journal_seal")


@pytest.fixture(scope="session", autouse=True)
def journal_emptied_between_tests() -> Iterator[None]:
    """Set the triggers aside around the flush, for this run only."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", _around(DatabaseOperations.sql_flush))
        yield


def _around(flush: Any) -> Any:
    def sql_flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        statements = flush(self, style, tables, **options)
        own = [table for table in TABLES if table in tables]
        return [*_triggers("DISABLE", own), *statements, *_triggers("ENABLE", own)]

    return sql_flush


def _triggers(what: str, tables: list[str]) -> list[str]:
    return [f"ALTER TABLE {table} {what} TRIGGER USER" for table in tables]
