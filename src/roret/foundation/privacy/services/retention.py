"""Letting go of what is old (GDPR article 5 (1) (e)): what is due, and erasing it with a certificate."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from roret.foundation import authz, clock, journal
from roret.foundation.counting import counts_of
from roret.foundation.privacy import events
from roret.foundation.privacy.models import Certificate
from roret.foundation.privacy.subjects import Retention, retentions

AT_ONCE = 500
"""How many things are erased in one transaction; a job that is killed goes on where it was."""


@dataclass(frozen=True)
class Due:
    """How much of one kind is due."""

    name: str
    title: str
    count: int


def preview(moment: datetime | None = None) -> list[Due]:
    """Return what ``erase_expired`` would erase at ``moment`` (now), by kind; changes nothing (1 query)."""
    at, kinds = moment or clock.now(), retentions()
    counts = counts_of(kind.due(at) for kind in kinds)
    return [Due(kind.name, str(kind.title), count) for kind, count in zip(kinds, counts, strict=True)]


def erase_expired(*, by: Any = authz.SYSTEM) -> list[Certificate]:
    """Erase all whose time is up, thing by thing through the modules' own services; return the certificates."""
    authz.require(by, "privacy.erase_expired")
    certificates = []
    for kind in retentions():
        while (certificate := _erase_some(kind, by=by)) is not None:
            certificates.append(certificate)
            if certificate.count < AT_ONCE:
                break
    return certificates


@transaction.atomic
def _erase_some(kind: Retention, *, by: Any) -> Certificate | None:
    things = list(kind.due(clock.now()).order_by("pk").select_for_update(skip_locked=True, of=("self",))[:AT_ONCE])
    if not things:
        return None
    fingerprint = fingerprint_of(kind.name, [thing.pk for thing in things])
    for thing in things:
        kind.erase(thing, by=by)
    return _certify(kind, len(things), fingerprint, by=by)


def fingerprint_of(name: str, numbers: list[Any]) -> str:
    """Return the SHA-256 (hex) over the numbers of what was erased, so that it can be shown what was among it."""
    return hashlib.sha256(f"{name}:{','.join(map(str, numbers))}".encode()).hexdigest()


def _certify(kind: Retention, count: int, fingerprint: str, *, by: Any) -> Certificate:
    certificate = Certificate.objects.create(
        made_at=clock.now(), register=kind.name, reason=Certificate.TIME_UP, count=count, fingerprint=fingerprint,
        made_by=authz.name_of(by),
    )  # fmt: skip
    journal.record(events.Expired, certificate, by=by, count=count, fingerprint=fingerprint)
    return certificate
