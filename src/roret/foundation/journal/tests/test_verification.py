"""Whatever a forger does to what was sealed is found and named."""

from datetime import timedelta
from threading import Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection, transaction

from roret.foundation import clock
from roret.foundation.errors import NotPossible
from roret.foundation.journal import services
from roret.foundation.journal.digests import SAYS, event_digest, seal_root, tree_root
from roret.foundation.journal.models import Event, Seal
from roret.foundation.journal.services import sealing
from roret.foundation.journal.services.sealing import seal_events
from roret.foundation.journal.verification import verify

pytestmark = pytest.mark.django_db(transaction=True)


def found(**options):
    return [(finding.code, finding.event or finding.seal) for finding in verify(**options)]


def test_an_untouched_journal_holds(sealed, write):
    write(2)
    assert found() == []


def test_a_changed_event_is_named(sealed, forger):
    forger("UPDATE journal_event SET reason = 'other' WHERE id = %s", [sealed[4].pk])
    assert found() == [("changed", sealed[4].pk)]
    assert str(sealed[4].pk) in str(verify()[0])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2020-01-01T00:00:00+00:00"), ("type", "other"), ("actor_id", "1"), ("actor_name", "x"), ("on_behalf_of", "x"),
        ("target_type", "x"), ("target_id", "8"), ("target_name", "x"), ("record_id", "5"), ("data", "{}"), ("request_id", "x"),
        ("digest", "0" * 64), ("transaction", "999999999999"), ("transaction", "1"),
    ],
)  # fmt: skip
def test_a_change_of_any_column_is_found(sealed, forger, column, value):
    forger(f"UPDATE journal_event SET {column} = %s WHERE id = %s", [value, sealed[4].pk])
    assert ("changed", sealed[4].pk) in found()


def test_an_event_changed_together_with_its_digest_is_named(sealed, forger):
    event = Event.objects.get(pk=sealed[0].pk)
    event.actor_name = "Somebody else"
    forger(
        "UPDATE journal_event SET actor_name = %s, digest = %s WHERE id = %s",
        [event.actor_name, event_digest(event), event.pk],
    )
    assert found() == [("changed", event.pk)]


@pytest.mark.parametrize("which", [0, 4, 8])
def test_a_removed_event_is_named_at_the_beginning_in_the_middle_and_at_the_end(sealed, forger, which):
    forger("DELETE FROM journal_event WHERE id = %s", [sealed[which].pk])
    assert found() == [("removed", sealed[which].pk)]


def copy_as(forger, event, *, number, transaction_number):
    names = [field.column for field in Event._meta.local_fields if field.column not in {"id", "transaction"}]
    columns = ", ".join(names)
    forger(
        f"INSERT INTO journal_event (id, transaction, {columns}) SELECT %s, %s, {columns} FROM journal_event WHERE id = %s",
        [number, transaction_number, event.pk],
    )


def test_an_event_inserted_with_an_old_number_among_sealed_ones_is_named(sealed, forger):
    old = Event.objects.get(pk=sealed[4].pk)
    forger("SELECT setval(pg_get_serial_sequence('journal_event', 'id'), 900)")
    copy_as(forger, old, number=900, transaction_number=old.transaction)
    assert found() == [("inserted", 900)]


def test_an_event_inserted_with_an_old_number_but_a_new_transaction_is_named_before_and_after_sealing(write, forger):
    first = write()[0]
    with transaction.atomic():
        gap = write()[0].pk
        transaction.set_rollback(True)
    write()
    seal_events()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        now = cursor.fetchone()[0]
    copy_as(forger, first, number=gap, transaction_number=now)
    assert found() == [("inserted", gap)]
    seal_events()
    assert found() == [("inserted", gap)]


def test_an_event_from_a_transaction_that_has_not_been_is_named(sealed, forger):
    copy_as(forger, sealed[0], number=5000, transaction_number=10**12)
    assert found() == [("inserted", 5000)]


@pytest.mark.parametrize("column", ["sealed_at", "count", "horizon", "ceiling", "root", "previous"])
def test_a_changed_seal_is_named(sealed, forger, column):
    value = {"sealed_at": "2020-01-01T00:00:00+00:00", "root": "0" * 64, "previous": "0" * 64}.get(column, 1)
    forger(f"UPDATE journal_seal SET {column} = %s WHERE id = 2", [value])
    assert {code for code, _where in found()} & {"seal_changed", "chain_broken"}


def test_a_seal_whose_list_was_spoilt_is_named_and_nothing_breaks(sealed, forger):
    forger("UPDATE journal_seal SET leaves = '{\"a\": 1}' WHERE id = 2")
    assert ("seal_changed", 2) in found()


def test_a_removed_seal_breaks_the_chain(sealed, forger):
    forger("DELETE FROM journal_seal WHERE id = 2")
    assert ("chain_broken", 3) in found()


def test_a_forger_who_seals_everything_anew_is_found_by_a_root_noted_elsewhere(sealed, forger):
    noted = Seal.objects.last().root
    event = Event.objects.get(pk=sealed[0].pk)
    event.actor_name = "Somebody else"
    forger(
        "UPDATE journal_event SET actor_name = %s, digest = %s WHERE id = %s",
        [event.actor_name, event_digest(event), event.pk],
    )
    previous = ""
    for seal in Seal.objects.all():
        held = {pk: event_digest(Event.objects.get(pk=pk)) for pk in seal.held()}
        seal.previous = previous
        previous = seal_root(seal, tree_root(held.items()))
        leaves = "[" + ", ".join(f'[{pk}, "{digest}"]' for pk, digest in held.items()) + "]"
        forger(
            "UPDATE journal_seal SET leaves = %s, previous = %s, root = %s WHERE id = %s",
            [leaves, seal.previous, previous, seal.pk],
        )
    assert found() == []
    assert found(head=noted) == [("head_unknown", None)]


def test_events_cut_off_at_the_end_with_their_seal_are_found_by_a_root_noted_elsewhere(sealed, forger):
    noted = Seal.objects.last().root
    forger("DELETE FROM journal_event WHERE id >= %s", [sealed[6].pk])
    forger("DELETE FROM journal_seal WHERE id = 3")
    assert found() == []
    assert found(head=noted) == [("head_unknown", None)]


def test_an_old_root_stays_good_when_the_journal_grows(sealed, write):
    noted = Seal.objects.get(pk=2).root
    write()
    seal_events()
    assert found(head=noted) == []


def test_the_command_ends_with_1_and_says_which_event(sealed, forger, capsys):
    call_command("journal", "verify")
    assert "The journal holds." in capsys.readouterr().out
    forger("DELETE FROM journal_event WHERE id = %s", [sealed[4].pk])
    with pytest.raises(SystemExit) as stopped:
        call_command("journal", "verify")
    assert stopped.value.code == 1
    assert f"removed: Hændelse {sealed[4].pk} " in capsys.readouterr().out


def test_the_command_shows_the_last_root_and_seals(write, capsys):
    call_command("journal", "head")
    write(2)
    call_command("journal", "seal")
    call_command("journal", "head")
    assert capsys.readouterr().out.splitlines()[:2] == ["Nothing is sealed yet.", "1 seals over 2 events."]


def test_events_of_a_transaction_under_way_wait_for_the_next_seal(write):
    """A transaction that began early and ends late must not slip in behind a seal."""
    written, sealed_meanwhile = [], []

    def meanwhile():
        try:
            write()
            sealed_meanwhile.extend(seal_events())
        finally:
            connection.close()

    with transaction.atomic():
        written += write()
        other = Thread(target=meanwhile)
        other.start()
        other.join()
    assert sealed_meanwhile == []
    assert [seal.count for seal in seal_events()] == [2]
    assert found() == []


def test_sealing_again_without_news_makes_no_seal(sealed):
    assert seal_events() == []
    assert Seal.objects.count() == 3


def test_many_events_are_sealed_in_several_seals_and_a_transaction_is_never_divided(write, monkeypatch):
    monkeypatch.setattr(sealing, "PER_SEAL", 4)
    for count in (3, 3, 1, 7, 1):
        write(count)
    assert [seal.count for seal in seal_events()] == [6, 8, 1]
    assert found() == []


def test_every_column_is_covered_by_the_digest_but_those_the_database_writes():
    assert {field.name for field in Event._meta.local_fields} - set(SAYS) == {"id", "transaction", "digest"}


@pytest.fixture
def other_server(sealed, forger):
    """The journal as it stands on a server whose transactions have lower numbers: a restored copy."""
    forger("UPDATE journal_event SET transaction = transaction + 1000000")
    previous = ""
    for seal in Seal.objects.all():
        seal.horizon, seal.ceiling, seal.previous = seal.horizon + 1_000_000, seal.ceiling + 1_000_000, previous
        previous = seal_root(seal, tree_root(seal.held().items()))
        forger(
            "UPDATE journal_seal SET horizon = %s, ceiling = %s, previous = %s, root = %s WHERE id = %s",
            [seal.horizon, seal.ceiling, seal.previous, previous, seal.pk],
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION journal_offset() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 0::bigint'"
        )


def test_a_restored_copy_refuses_events_until_its_numbers_go_on(other_server, write):
    assert found() == [("restored", None)]
    with pytest.raises(Exception, match="restored"):
        write()
    with pytest.raises(NotPossible, match="restored"):
        seal_events()
    services.continue_after_restore()
    write(2)
    assert [seal.count for seal in seal_events()] == [2]
    assert found() == []


def test_a_case_worker_may_not_seal(world):
    with pytest.raises(PermissionDenied):
        seal_events(by=world.bo)


def test_sealed_at_is_the_houses_clock(write):
    moment = clock.now() - timedelta(days=400)
    write()
    with clock.at(moment):
        assert seal_events()[0].sealed_at == moment
