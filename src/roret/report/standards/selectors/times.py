"""When a thing was made and last changed: of a record from its columns, of a register's row from the journal."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Greatest

from roret.foundation.journal.models import Event

PUBLIC = AnonymousUser()
"""Whoever asks reads what everybody reads, so that an answer can be kept and passed on."""


def with_journal_times(rows: QuerySet[Any], *kinds: str) -> QuerySet[Any]:
    """Add the moments of the first and the last event of each row; ``kinds`` are the labels under which it is journalled."""
    events = Event.objects.filter(target_type__in=kinds, target_id=Cast(OuterRef("pk"), CharField()))
    first, last = events.order_by("pk").values("at")[:1], events.order_by("-pk").values("at")[:1]
    return rows.annotate(created=Subquery(first), modified=Subquery(last))


def with_record_times(rows: QuerySet[Any], path: str = "", *published: str) -> QuerySet[Any]:
    """Add the moments of the record at the end of ``path``; to be published counts as a change."""
    stamps = [F(f"{path}changed_at"), F(f"{path}published_at"), *map(F, published)]
    return rows.annotate(created=F(f"{path}created_at"), modified=Greatest(*stamps))
