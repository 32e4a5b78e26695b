"""Questions about bodies: who sits there on a day, and which seats stand empty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models import Body, Membership, Post
from roret.foundation import clock

SOON = timedelta(days=60)
"""How long before a term ends it is time to think of the next."""


@dataclass(frozen=True)
class Seat:
    """A member on a post, with the substitutes behind her in their order."""

    member: Membership
    substitutes: Sequence[Membership] = ()


@dataclass(frozen=True)
class Filled:
    """A post on a day: who sits on it, and how many of its seats stand empty (None: nobody knows)."""

    post: Post
    seats: Sequence[Seat]
    substitutes: Sequence[Membership] = ()
    """Substitutes of the post as such, behind no member in particular."""

    @property
    def vacant(self) -> int | None:
        """How many seats stand empty."""
        return None if self.post.seats is None else max(0, self.post.seats - len(self.seats))

    @property
    def too_many(self) -> int:
        """How many more sit here than there are seats."""
        return 0 if self.post.seats is None else max(0, len(self.seats) - self.post.seats)


@dataclass(frozen=True)
class SourceLine:
    """What one source fills: so many seats, of which so many are filled."""

    label: str
    seats: int | None
    filled: int

    @property
    def vacant(self) -> int | None:
        """How many of them stand empty."""
        return None if self.seats is None else max(0, self.seats - self.filled)


@dataclass(frozen=True)
class Composition:
    """A body on a day."""

    body: Body
    posts: Sequence[Filled] = field(default_factory=tuple)

    @property
    def known(self) -> bool:
        """Say whether every post's number of seats is known, and there is a post at all."""
        return (
            self.body.composition_known and bool(self.posts) and all(one.post.seats is not None for one in self.posts)
        )

    @property
    def filled(self) -> int:
        """How many sit in the body."""
        return sum(len(one.seats) for one in self.posts)

    @property
    def seats(self) -> int | None:
        """How many seats there are; None when the source does not tell."""
        return sum(one.post.seats or 0 for one in self.posts) if self.known else None

    @property
    def vacant(self) -> int:
        """How many seats are known to stand empty."""
        return sum(one.vacant or 0 for one in self.posts)

    def by_source(self) -> list[SourceLine]:
        """Return what each source fills: 23 = 7 + 16."""
        lines: dict[str, list[Filled]] = defaultdict(list)
        for one in self.posts:
            lines[one.post.filled_by or str(SeatSource(one.post.source).label)].append(one)
        return [
            SourceLine(label, _sum([one.post.seats for one in found]), sum(len(one.seats) for one in found))
            for label, found in lines.items()
        ]

    def warnings(self, on: date) -> list[str]:
        """Return what somebody should act on."""
        found = []
        for one in self.posts:
            if one.vacant:
                sentence = ngettext(
                    "%(post)s: a seat stands empty.", "%(post)s: %(count)s seats stand empty.", one.vacant
                )
                found.append(sentence % {"post": one.post, "count": one.vacant})
            if one.too_many:
                found.append(_("%(post)s: more sit here than there are seats.") % {"post": one.post})
        if self.body.term_ends and self.body.term_ends < on:
            found.append(_("The term is over. Who sits here for the next?"))
        elif self.body.term_ends and self.body.term_ends <= on + SOON:
            found.append(_("The term ends soon."))
        return found


def composition(body: Body, *, on: date | None = None) -> Composition:
    """Return who sits in a body on a day, today when none is given (2 queries)."""
    return compositions([body], on=on)[0]


def compositions(bodies: Iterable[Body], *, on: date | None = None) -> list[Composition]:
    """Return who sits in each of the bodies on a day (2 queries for all of them)."""
    bodies = list(bodies)
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(body__in=bodies).order_by("order", "pk"):
        posts[post.body_id].append(post)
    sitting: dict[int, list[Membership]] = defaultdict(list)
    for member in Membership.objects.filter(post__body__in=bodies).current(on).order_by("begins_on", "pk"):
        sitting[member.post_id].append(member)
    return [Composition(body, [_filled(post, sitting[post.pk]) for post in posts[body.pk]]) for body in bodies]


def _filled(post: Post, sitting: Sequence[Membership]) -> Filled:
    members = [one for one in sitting if not one.is_substitute]
    substitutes = sorted(
        (one for one in sitting if one.is_substitute), key=lambda one: (one.substitute_order or 0, one.pk)
    )
    behind: dict[int | None, list[Membership]] = defaultdict(list)
    seated = {member.pk for member in members}
    for one in substitutes:
        behind[one.substitute_for_id if one.substitute_for_id in seated else None].append(one)
    return Filled(post, [Seat(member, behind[member.pk]) for member in members], behind[None])


def _sum(seats: Iterable[int | None]) -> int | None:
    known = list(seats)
    return None if any(one is None for one in known) else sum(one or 0 for one in known)


def warnings_of(body: Body) -> list[str]:
    """Return what somebody should act on today."""
    return composition(body).warnings(clock.today())


def bodies_with_empty_seats(units: Iterable[int]) -> list[Composition]:
    """Return the bodies among ``units`` in force today that have an empty seat (3 queries)."""
    found = compositions(Body.objects.current().filter(pk__in=list(units)))
    return [one for one in found if one.vacant]
