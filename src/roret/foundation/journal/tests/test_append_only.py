"""The database refuses what would change the journal, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from roret.foundation import authz
from roret.foundation.journal import record
from roret.foundation.journal.models import Event, Seal
from roret.foundation.journal.services import seal_events
from roret.foundation.journal.tests.conftest import Tried

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("table", ["journal_event", "journal_seal"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_refuses_to_change_or_remove(write, table, statement):
    write()
    seal_events()
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert Event.objects.count() == Seal.objects.count() == 1


def test_djangos_own_ways_are_refused_too(write):
    event = write()[0]
    event.actor_name = "Somebody else"
    with pytest.raises(DatabaseError, match="append-only"):
        event.save()
    with pytest.raises(DatabaseError, match="append-only"):
        Event.objects.all().delete()


def test_an_event_with_a_number_of_ones_own_choice_is_refused(write):
    event = write(2)[0]
    with pytest.raises(DatabaseError):
        Event.objects.create(pk=event.pk + 500, at=event.at, type="x", target_type="x", target_id="1", digest="0" * 64)


def test_the_database_writes_the_transaction_number_whatever_is_claimed(write):
    event = write()[0]
    with transaction.atomic():
        forged = Event(at=event.at, type="x", target_type="x", target_id="1", digest="0" * 64, transaction=1)
        forged.save()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            own = cursor.fetchone()[0]
    assert Event.objects.get(pk=forged.pk).transaction == own


def test_an_event_is_lost_with_the_change_it_describes(write):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Event.objects.exists()


def test_an_event_outside_a_transaction_is_an_error():
    with pytest.raises(RuntimeError, match="outside a transaction"):
        record(Tried, Event(pk=1), by=authz.SYSTEM)


def test_a_name_that_the_type_does_not_declare_is_an_error(write):
    with pytest.raises(ValueError, match="does not declare"):
        write(colour="red")
