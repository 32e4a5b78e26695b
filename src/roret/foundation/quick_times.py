"""Reading moments from PostgreSQL quickly: a page of rows holds hundreds, and psycopg's own reader is written in Python."""

from datetime import UTC, datetime
from typing import Any

from psycopg.abc import Buffer
from psycopg.types.datetime import TimestamptzLoader

IN_UTC = b"+00"
"""How a moment ends in a connection whose time zone is UTC; Django sets it so."""


class QuickTimes(TimestamptzLoader):
    """Reads moments by ``datetime.fromisoformat``, which is written in C; what it cannot read is left to psycopg."""

    timezone = UTC
    """Asked by Django: the time zone of what is read, so that it needs no loader of its own."""

    def load(self, data: Buffer) -> datetime:
        """Return the moment, in UTC."""
        text = bytes(data)
        if text.endswith(IN_UTC):
            try:
                return datetime.fromisoformat(text.decode())
            except ValueError:
                pass  # a year before 1: psycopg says which
        return super().load(data).astimezone(UTC)


def read_times_quickly(*, connection: Any, **_signal: Any) -> None:
    """Let a new connection read moments so (a receiver of ``connection_created``)."""
    if connection.vendor == "postgresql":
        connection.connection.adapters.register_loader("timestamptz", QuickTimes)
