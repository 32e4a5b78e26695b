"""Sealing: what has been written is bound together by a hash, so that a later change shows."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from roret.foundation import authz, clock
from roret.foundation.errors import NotPossible
from roret.foundation.journal.digests import seal_root, tree_root
from roret.foundation.journal.models import Event, Seal
from roret.foundation.journal.transactions import continue_from, wait_for_turn, window

PER_SEAL = 10_000
"""About how many events one seal holds, so that memory stays small; a transaction is never divided."""

Leaf = tuple[int, str]


@transaction.atomic
def seal_events(*, by: Any = authz.SYSTEM) -> list[Seal]:
    """Seal all events whose transaction, and all before it, have ended; return the new seals, oldest first.

    Safe on several machines at once: they wait for each other. Raises ``NotPossible`` when the database was restored from
    a copy and does not yet know where its numbers go on.
    """
    authz.require(by, "journal.seal_event")
    wait_for_turn()
    last = Seal.objects.without_leaves().last()
    floor, (horizon, ceiling) = last.horizon if last else 0, window()
    if horizon < floor:
        raise NotPossible(_("The database has been restored from a copy. Run “roret journal restored” first."))
    seals = []
    for leaves, end in _batches(floor, horizon):
        last = _seal(leaves, after=last, horizon=end, ceiling=ceiling)
        seals.append(last)
    return seals


@transaction.atomic
def continue_after_restore(*, by: Any = authz.SYSTEM) -> int:
    """Let transactions be numbered on from the journal's own last number; return what is added from now on.

    A restored copy runs on a server whose transactions begin at a low number. Until this has been run, the journal refuses
    new events, and so does every change that must be journalled.
    """
    authz.require(by, "journal.seal_event")
    wait_for_turn()
    last = Seal.objects.without_leaves().last()
    newest = Event.objects.aggregate(newest=Max("transaction"))["newest"] or 0
    return continue_from(max(newest + 1, last.ceiling if last else 0))


def _batches(floor: int, horizon: int) -> Iterator[tuple[list[Leaf], int]]:
    """Yield the leaves of each seal and the transaction number below which it reaches."""
    rows = Event.objects.filter(transaction__gte=floor, transaction__lt=horizon).order_by("transaction", "pk")
    leaves: list[Leaf] = []
    before = floor
    for number, pk, digest in rows.values_list("transaction", "pk", "digest").iterator(chunk_size=2000):
        if len(leaves) >= PER_SEAL and number != before:
            yield leaves, number
            leaves = []
        leaves.append((pk, digest))
        before = number
    if leaves:
        yield leaves, horizon


def _seal(leaves: list[Leaf], *, after: Seal | None, horizon: int, ceiling: int) -> Seal:
    seal = Seal(
        pk=after.pk + 1 if after else 1,
        sealed_at=clock.now(),
        count=len(leaves),
        leaves=leaves,
        previous=after.root if after else "",
        horizon=horizon,
        ceiling=ceiling,
    )
    seal.root = seal_root(seal, tree_root(leaves))
    seal.save(force_insert=True)
    return seal
