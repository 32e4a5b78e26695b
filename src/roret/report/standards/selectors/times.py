"""When a thing was made and last changed: of a record from its columns, of a register's row from the journal."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Greatest

from roret.decide.matters.models import Decision
from roret.foundation.journal.models import Event

PUBLIC = AnonymousUser()
"""Whoever asks reads what everybody reads, so that an answer can be kept and passed on."""


def with_journal_times(rows: QuerySet[Any], *kinds: str) -> QuerySet[Any]:
    """Add the moments of the first and the last event of each row; ``kinds`` are the labels under which it is journalled."""
    events = Event.objects.filter(target_type__in=kinds, target_id=Cast(OuterRef("pk"), CharField()))
    first, last = events.order_by("pk").values("at")[:1], events.order_by("-pk").values("at")[:1]
    return rows.annotate(created=Subquery(first), modified=Subquery(last))


def with_record_times(rows: QuerySet[Any], path: str = "", *also: Any) -> QuerySet[Any]:
    """Add the moments of the record at the end of ``path``; to be published, and whatever is in ``also``, are changes."""
    last = Greatest(f"{path}changed_at", f"{path}published_at", *also)
    return rows.annotate(created=F(f"{path}created_at"), modified=last)


def decided_at(**ties: str) -> Subquery:
    """Return when the latest decision was published: ``ties`` say which column of the row is the decision's what."""
    rows = Decision.objects.filter(published_at__isnull=False, **{name: OuterRef(to) for name, to in ties.items()})
    return Subquery(rows.order_by("-published_at").values("published_at")[:1])
