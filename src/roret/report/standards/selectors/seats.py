"""The people who sit in public bodies, the seats of a body, and the terms for which they are filled."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from roret.commons.bodies.models import Body, Membership, Post
from roret.report.standards.selectors.registers import memberships
from roret.report.standards.selectors.times import PUBLIC


@dataclass(frozen=True)
class Person:
    """A person in public office: all that is told is the name and the seats."""

    key: int
    seats: Sequence[Any]

    @property
    def name(self) -> str:
        """The name under which she got her latest seat."""
        return self.seats[-1].name

    @property
    def created(self) -> datetime | None:
        """When her first seat was written down."""
        return min((seat.created for seat in self.seats if seat.created), default=None)

    @property
    def modified(self) -> datetime | None:
        """When one of her seats was changed last."""
        return max((seat.modified for seat in self.seats if seat.modified), default=None)


def people() -> QuerySet[Membership]:
    """Return one membership for each person, the first; ``on_people`` reads the others."""
    return memberships().filter(pk=F("person"))


def on_people(firsts: Iterable[Any]) -> list[Person]:
    """Return the persons whose first memberships these are, with all their seats (1 query)."""
    firsts = list(firsts)
    users = {one.user_id for one in firsts if one.user_id}
    found: dict[int, list[Any]] = defaultdict(list)
    seats: Iterable[Any] = memberships().filter(Q(user__in=users) | Q(pk__in=[one.pk for one in firsts])).order_by("pk")
    for seat in seats:
        found[seat.person].append(seat)
    return [Person(one.pk, found[one.pk]) for one in firsts]


def seats_of(bodies: Iterable[int]) -> tuple[dict[int, list[int]], dict[int, list[str]]]:
    """Return the keys of the memberships and the labels of the posts of bodies, by body (2 queries)."""
    keys, members, labels = list(bodies), defaultdict(list), defaultdict(list)
    sitting = Membership.objects.visible_to(PUBLIC).appointed().filter(post__body__in=keys).order_by("pk")
    for body, pk in sitting.values_list("post__body", "pk"):
        members[body].append(pk)
    for body, label in Post.objects.visible_to(PUBLIC).filter(body__in=keys).values_list("body", "label"):
        labels[body].append(label)
    return members, labels


def terms() -> list[tuple[date, date | None]]:
    """Return the terms for which bodies are filled, the oldest first."""
    rows = Body.objects.visible_to(PUBLIC).filter(term_begins__isnull=False).order_by("term_begins", "term_ends")
    return list(rows.values_list("term_begins", "term_ends").distinct())
