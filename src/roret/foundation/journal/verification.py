"""Verifying: every event and every seal is computed again, and whatever does not hold is named.

What it finds: a changed, removed or inserted event (also one changed together with its digest), a changed or removed seal,
and with a root noted elsewhere (``head``) a journal that was cut off at its end or rewritten as a whole. What it cannot
find is a change of an event that has not been sealed, made together with its digest: that is why seals are made hourly.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from roret.foundation.journal.digests import event_digest, seal_root, tree_root
from roret.foundation.journal.models import Event, Seal
from roret.foundation.journal.transactions import window

CHANGED, REMOVED, INSERTED = "changed", "removed", "inserted"
SEAL_CHANGED, CHAIN_BROKEN, HEAD_UNKNOWN, RESTORED = "seal_changed", "chain_broken", "head_unknown", "restored"


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: what it is, where, and in a sentence."""

    code: str
    text: str
    event: int | None = None
    seal: int | None = None

    def __str__(self) -> str:
        """Read as the sentence."""
        return self.text


@dataclass
class Walk:
    """How far the seals have been walked: the last root, the horizon, and which numbers were given by when."""

    root: str = ""
    horizon: int = 0
    seal: int = 0
    highest: int = 0
    ceilings: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    head_seen: bool = False

    def pass_seal(self, seal: Seal, highest: int) -> None:
        """Go on behind a seal whose highest event number is ``highest``."""
        self.root, self.horizon, self.seal = seal.root, seal.horizon, seal.pk
        self.highest = max(self.highest, highest)
        self.ceilings.append(max(seal.ceiling, self.ceilings[-1] if self.ceilings else 0))
        self.numbers.append(self.highest)

    def is_too_low(self, event: Event) -> bool:
        """Say whether the number was given away before the event's transaction began: only a forger could use it."""
        before = bisect_right(self.ceilings, event.transaction)
        return before > 0 and event.pk <= self.numbers[before - 1]


def verify(*, head: str = "") -> list[Finding]:
    """Compute everything again; return what does not hold, in the order of the journal. Memory: one seal at a time.

    ``head`` is a root that was noted elsewhere, such as on paper or at another authority; it must be one of the seals'.
    """
    return list(_findings(head))


def _findings(head: str) -> Iterator[Finding]:
    walk = Walk(head_seen=not head)
    for seal in Seal.objects.order_by("pk").iterator(chunk_size=1):
        walk.head_seen |= seal.root == head
        yield from _check_seal(seal, walk)
        yield from _check_held(seal, walk)
    yield from _check_unsealed(walk)
    if not walk.head_seen:
        yield Finding(
            HEAD_UNKNOWN, _("No seal has the root %(head)s: the journal was cut off or rewritten.") % {"head": head}
        )


def _check_seal(seal: Seal, walk: Walk) -> Iterator[Finding]:
    if seal.pk != walk.seal + 1 or seal.previous != walk.root:
        text = _(
            "Seal %(seal)d does not follow seal %(before)d: one between them was removed, or one of them was changed."
        )
        yield Finding(CHAIN_BROKEN, text % {"seal": seal.pk, "before": walk.seal}, seal=seal.pk)
    if len(seal.held()) != seal.count or seal_root(seal, tree_root(seal.held().items())) != seal.root:
        yield Finding(SEAL_CHANGED, _("Seal %(seal)d was changed.") % {"seal": seal.pk}, seal=seal.pk)


def _check_held(seal: Seal, walk: Walk) -> Iterator[Finding]:
    missing, rows = seal.held(), Event.objects.filter(transaction__gte=walk.horizon, transaction__lt=seal.horizon)
    highest = max(missing, default=0)
    for event in _in_order(rows):
        sealed = missing.pop(event.pk, None)
        if sealed is None or walk.is_too_low(event):
            yield _inserted(event)
        elif not (event_digest(event) == event.digest == sealed):
            yield _changed(event, seal)
    yield from _check_missing(missing, seal)
    walk.pass_seal(seal, highest)


def _check_missing(missing: Iterable[int], seal: Seal) -> Iterator[Finding]:
    """Name what the seal holds and its part of the journal does not."""
    elsewhere = Event.objects.in_bulk(missing)
    for number in missing:
        if number in elsewhere:
            yield _changed(elsewhere[number], seal)
        else:
            text = _("Event %(event)d was removed; seal %(seal)d holds it.")
            yield Finding(REMOVED, text % {"event": number, "seal": seal.pk}, event=number, seal=seal.pk)


def _check_unsealed(walk: Walk) -> Iterator[Finding]:
    given = window()[1]
    if given < walk.horizon:
        yield Finding(RESTORED, _("The database has been restored from a copy. Run “roret journal restored” first."))
    given = max(given, walk.horizon)
    for event in _in_order(Event.objects.filter(transaction__gte=walk.horizon)):
        if event.transaction >= given:
            given = max(given, window()[1])  # it may have begun while we were reading
        if event.transaction >= given or walk.is_too_low(event):
            yield _inserted(event)
        elif event_digest(event) != event.digest:
            yield _changed(event, None)


def _in_order(rows: QuerySet[Event]) -> Iterator[Any]:
    return rows.order_by("transaction", "pk").iterator(chunk_size=2000)


def _inserted(event: Event) -> Finding:
    text = _("Event %(event)d (%(type)s, %(target)s) was inserted afterwards.")
    return Finding(INSERTED, text % _names(event), event=event.pk)


def _changed(event: Event, seal: Seal | None) -> Finding:
    text = _("Event %(event)d (%(type)s, %(target)s) was changed.")
    return Finding(CHANGED, text % _names(event), event=event.pk, seal=seal.pk if seal else None)


def _names(event: Event) -> dict[str, Any]:
    return {"event": event.pk, "type": event.type, "target": event.target_name}
