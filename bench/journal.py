"""`bench journal`: writing, sealing and verifying events."""

import time
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from bench import filling
from bench.house import house
from bench.results import Row, print_table

ONE_BY_ONE = 2000
TOGETHER = 100_000


def run(options: Namespace) -> list[Row]:
    """Write events one by one and many together, then seal and verify all."""
    with house(keep=True):
        filled = filling.find()
        if filled is None:
            raise SystemExit("There is no data. Run `./dev bench pages --keep` first.")
        single, many = _time(lambda: _one_by_one(filled)), _time(lambda: _together(filled))
        rows = [Row("journal, one by one", round(ONE_BY_ONE / single), "events/s", "one transaction each, fsync on"),
                Row("journal, together", round(TOGETHER / many), "events/s", "record_many, one transaction"),
                *_sealed()]  # fmt: skip
    print_table(("what", "value", "unit"), [(row.name, row.value, row.unit) for row in rows])
    return rows


def _time(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _one_by_one(filled: filling.Filled) -> None:
    from django.db import transaction

    from roret.foundation import journal
    from roret.listen.contributions import events

    for _ in range(ONE_BY_ONE):
        with transaction.atomic():
            journal.record(events.Imported, filled.consultation, by=filled.case_worker, count=1, file="bench")


def _together(filled: filling.Filled) -> None:
    from django.db import transaction

    from roret.foundation import journal
    from roret.listen.contributions import events

    with transaction.atomic():
        pairs = ((filled.consultation, {"count": number, "file": "bench"}) for number in range(TOGETHER))
        journal.record_many(events.Imported, pairs, by=filled.case_worker)


def _sealed() -> list[Row]:
    from django.core.management import call_command

    from roret.foundation.journal.models import Event
    from roret.foundation.journal.services import seal_events

    sealed = _time(seal_events)
    verified = _time(lambda: call_command("journal", "verify"))
    conditions = f"{Event.objects.count()} events"
    return [
        Row("journal, seal", round(sealed, 2), "s", conditions),
        Row("journal, verify", round(verified, 2), "s", conditions),
    ]
