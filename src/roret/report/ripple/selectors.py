"""Questions of the ripple: what still has to be told, and whom a milestone concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from roret.commons.people.models import User
from roret.commons.records.enums import Visibility
from roret.commons.records.models import Follow, Milestone, Record
from roret.commons.records.selectors import thread_ids
from roret.foundation import clock
from roret.foundation.journal.models import Event
from roret.foundation.notify.models import Notification
from roret.listen.contributions.models import Contribution, Theme, ThemeContribution
from roret.listen.events import selectors as events
from roret.listen.events.models import Registration

CHUNK = 2000
SAME_ACT = timedelta(seconds=5)


@dataclass(frozen=True)
class Hearer:
    """One who is told: a person who signs in or a guest's address, and what made her a part of it."""

    record_id: int
    user_id: int | None = None
    email: str = ""
    language: str = ""
    submission: str = ""
    follows: bool = False
    came: bool = False
    """She came to an event and asked to hear what comes of it."""


def untold() -> QuerySet[Milestone]:
    """Return the milestones of published records that have not been told, oldest first; others wait for publication."""
    return Milestone.objects.filter(spread_at=None, record__published_at__lte=clock.now()).order_by("at", "pk")


def contributions_upstream(milestone: Milestone, upstream: list[int]) -> QuerySet[Contribution]:
    """Return the contributions that led to the milestone's record.

    Where the thread came through some of a record's themes, a contribution grouped only under its other themes is none of
    them. What was sent after the milestone, or withdrawn, has no part in it.
    """
    subjects = Theme.objects.filter(pk__in=upstream).values("subject_id")
    grouped = ThemeContribution.objects.filter(contribution=OuterRef("pk"))
    concerned = ~Q(record_id__in=subjects) | ~Exists(grouped) | Exists(grouped.filter(theme_id__in=upstream))
    sent = Contribution.objects.filter(
        record_id__in=upstream, withdrawn_at=None, erased_at=None, received_at__lte=milestone.at
    )
    return sent.filter(concerned)


def hearers(milestone: Milestone) -> Iterator[list[Hearer]]:
    """Yield everybody whom the milestone concerns in batches: people who contributed, came or follow, then guests.

    A person who contributed and follows is yielded twice; the key of the message makes the second harmless. No batch mixes
    the kinds, so that guests come when all persons have been told. The sorting keeps two milestones that are told at the
    same time from waiting for each other.
    """
    upstream = thread_ids(milestone.record_id, direction="up")
    sent = contributions_upstream(milestone, upstream)
    people = _who_may_hear(milestone).exclude(pk__in=actors_of(milestone)).values("pk")
    came = events.to_hear(upstream, at=milestone.at)
    yield from _batches(_contributors(sent, people))
    yield from _batches(_people_who_came(came, people))
    yield from _batches(_followers(milestone, upstream, people))
    if is_public(milestone.record):
        yield from _batches(_guests(sent))
        yield from _batches(_guests_who_came(came))


def _batches(found: Iterator[Hearer]) -> Iterator[list[Hearer]]:
    while batch := list(islice(found, CHUNK)):
        yield batch


def _contributors(sent: QuerySet[Contribution], people: Any) -> Iterator[Hearer]:
    rows = sent.filter(author__in=people).order_by("author_id", "-received_at").distinct("author_id")
    for user, submission, record in rows.values_list("author_id", "submission", "record_id"):
        yield Hearer(record, user_id=user, submission=submission or "")


def _people_who_came(came: QuerySet[Registration], people: Any) -> Iterator[Hearer]:
    rows = came.filter(user__in=people).order_by("user_id", "-queued_at").distinct("user_id")
    for user, event in rows.values_list("user_id", "event_id"):
        yield Hearer(event, user_id=user, came=True)


def _guests_who_came(came: QuerySet[Registration]) -> Iterator[Hearer]:
    rows = came.filter(user=None).exclude(email="").annotate(address=Lower("email"))
    rows = rows.order_by("address", "-queued_at").distinct("address")
    for address, language, event in rows.values_list("address", "language", "event_id"):
        yield Hearer(event, email=address, language=language, came=True)


def _followers(milestone: Milestone, upstream: list[int], people: Any) -> Iterator[Hearer]:
    rows = Follow.objects.filter(record_id__in=upstream, since__lte=milestone.at, user__in=people)
    rows = rows.order_by("user_id", "-since").distinct("user_id")
    for user, record in rows.values_list("user_id", "record_id"):
        yield Hearer(record, user_id=user, follows=True)


def _guests(sent: QuerySet[Contribution]) -> Iterator[Hearer]:
    rows = (
        sent.filter(author=None).exclude(email="").annotate(address=Lower("email")).order_by("address", "-received_at")
    )
    for row in rows.distinct("address").values_list("address", "language", "submission", "record_id"):
        address, language, submission, record = row
        yield Hearer(record, email=address, language=language, submission=submission or "")


def count_hearers(milestone: Milestone) -> int:
    """Return about how many will be told, for the progress."""
    upstream = thread_ids(milestone.record_id, direction="up")
    came = events.to_hear(upstream, at=milestone.at).count()
    return (
        contributions_upstream(milestone, upstream).count()
        + Follow.objects.filter(record_id__in=upstream).count()
        + came
    )


def is_public(record: Record) -> bool:
    """Say whether everybody may see the record."""
    return record.is_published and record.visibility == Visibility.PUBLIC


def _who_may_hear(milestone: Milestone) -> QuerySet[User]:
    """Return the people who may see the record; where not everybody may, each who holds a role is asked."""
    people = User.objects.can_sign_in()
    if is_public(milestone.record):
        return people
    holders = people.filter(grants__isnull=False).distinct()
    record = Record.objects.filter(pk=milestone.record_id)
    seeing = [person.pk for person in holders if record.visible_to(person).exists()]
    return people.filter(pk__in=seeing)


def actors_of(milestone: Milestone) -> list[int]:
    """Return the keys of those whose own act reached the milestone, as the journal knows them."""
    noted = Event.objects.filter(
        type="record.milestone", record_id=milestone.record_id, data__code=milestone.code
    ).first()
    if noted is None:
        return []
    window = (noted.at - SAME_ACT, noted.at + SAME_ACT)
    acts = Event.objects.filter(record_id=milestone.record_id, at__range=window, request_id=noted.request_id)
    return [int(key) for key in acts.order_by().values_list("actor_id", flat=True).distinct() if key.isdigit()]


def already_told(key: str, addresses: list[str]) -> set[str]:
    """Return which of the guests' addresses belong to people who have been told under ``key`` as persons."""
    rows = (
        Notification.objects.filter(key=key)
        .annotate(address=Lower("recipient__user__email"))
        .filter(address__in=addresses)
    )
    return set(rows.values_list("address", flat=True))


def titles(records: set[int]) -> dict[int, Any]:
    """Return the records with their titles, by key."""
    return Record.objects.only("title", "title_en", "visibility", "published_at", "kind", "number").in_bulk(records)
