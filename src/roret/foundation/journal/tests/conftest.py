import pytest
from django.db import connection, transaction

from roret.foundation import authz
from roret.foundation.journal import EventType, record
from roret.foundation.journal.models import Event, Seal
from roret.foundation.journal.services import seal_events

Tried = EventType("journal.tried_in_tests", "%(actor)s tried %(target)s", keep=("step", "changes"), forget=("email",))


@pytest.fixture
def write():
    """Write events in a transaction of their own: about the journal's own table, because it needs no other subject."""

    def write_events(count=1, **data):
        with transaction.atomic():
            return [record(Tried, Event(pk=7), by=authz.SYSTEM, step=number, **data) for number in range(count)]

    return write_events


@pytest.fixture
def forger():
    """Somebody with the power of the database's owner, who sets the triggers aside and leaves no trace of it."""

    def forge(statement, params=()):
        with transaction.atomic(), connection.cursor() as cursor:
            for table in ("journal_event", "journal_seal"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement, params)
            assert cursor.rowcount, "the forger did nothing"
            for table in ("journal_event", "journal_seal"):
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    return forge


@pytest.fixture
def sealed(write):
    """Nine events, three under each of three seals."""
    events = []
    for _hour in range(3):
        events += write(3)
        seal_events()
    assert Seal.objects.count() == 3
    return events
