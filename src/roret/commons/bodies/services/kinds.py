"""Kinds of bodies, and the pools that bodies hand out."""

from typing import Any

from django.db import transaction

from roret.commons.bodies import events
from roret.commons.bodies.models import Body, BodyType, Pool
from roret.foundation import authz, journal
from roret.foundation.staff.changing import change


@transaction.atomic
def create_body_type(*, by: Any, **fields: Any) -> BodyType:
    """Create a kind of body."""
    authz.require(by, "bodies.create_bodytype")
    made = BodyType()
    changes = change(made, fields)
    journal.record(events.BodyTypeCreated, made, by=by, changes=changes)
    return made


@transaction.atomic
def update_body_type(kind: BodyType, *, by: Any, **fields: Any) -> BodyType:
    """Change a kind; the bodies that are there keep what they have."""
    authz.require(by, "bodies.update_bodytype")
    kind = BodyType.objects.lock(kind.pk)
    if changes := change(kind, fields):
        journal.record(events.BodyTypeUpdated, kind, by=by, changes=changes)
    return kind


@transaction.atomic
def create_pool(body: Body, *, by: Any, **fields: Any) -> Pool:
    """Give a body a pool with its frame."""
    authz.require(by, "bodies.create_pool", body)
    pool = Pool(body_id=body.pk)
    changes = change(pool, fields)
    journal.record(events.PoolCreated, pool, by=by, changes=changes)
    return pool


@transaction.atomic
def update_pool(pool: Pool, *, by: Any, **fields: Any) -> Pool:
    """Change a pool; it stays with its body."""
    authz.require(by, "bodies.update_pool", pool)
    pool = Pool.objects.lock(pool.pk)
    fields.pop("body", None)
    if changes := change(pool, fields):
        journal.record(events.PoolUpdated, pool, by=by, changes=changes)
    return pool
