"""Questions about bodies: who sits there on a day, and which seats stand empty."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
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
    entered: bool = True
    """Whether anybody was ever entered in the body; where nobody has told who sits there, no seat is known to be empty."""

    @property
    def vacant(self) -> int | None:
        """How many seats stand empty."""
        return max(0, self.post.seats - len(self.seats)) if self.post.seats is not None and self.entered else None

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
    vacant: int | None


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
    def entered(self) -> bool:
        """Say whether anybody was ever entered, so that the empty seats can be counted."""
        return any(one.entered for one in self.posts)

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
            SourceLine(
                label,
                seats=_sum(one.post.seats for one in found),
                filled=sum(len(one.seats) for one in found),
                vacant=_sum(one.vacant for one in found),
            )
            for label, found in lines.items()
        ]

    def warnings(self, on: date) -> list[str]:
        """Return what somebody should act on."""
        found = [sentence for one in self.posts for sentence in _warnings(one)]
        if self.seats and not self.entered:
            found.append(_("Nobody has been entered yet."))
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
    entered = Exists(Membership.objects.filter(post=OuterRef("pk")))
    for post in Post.objects.filter(body__in=bodies).annotate(entered=entered).order_by("order", "pk"):
        posts[post.body_id].append(post)
    sitting: dict[int, list[Membership]] = defaultdict(list)
    for member in Membership.objects.filter(post__body__in=bodies).current(on).order_by("begins_on", "pk"):
        sitting[member.post_id].append(member)
    return [_composed(body, posts[body.pk], sitting) for body in bodies]


def _composed(body: Body, posts: Sequence[Post], sitting: dict[int, list[Membership]]) -> Composition:
    entered = any(post.entered for post in posts)  # type: ignore[attr-defined]  # annotated
    return Composition(body, [_filled(post, sitting[post.pk], entered=entered) for post in posts])


def _filled(post: Post, sitting: Sequence[Membership], *, entered: bool) -> Filled:
    members = [one for one in sitting if not one.is_substitute]
    substitutes = sorted(
        (one for one in sitting if one.is_substitute), key=lambda one: (one.substitute_order or 0, one.pk)
    )
    behind: dict[int | None, list[Membership]] = defaultdict(list)
    seated = {member.pk for member in members}
    for one in substitutes:
        behind[one.substitute_for_id if one.substitute_for_id in seated else None].append(one)
    seats = [Seat(member, behind[member.pk]) for member in members]
    return Filled(post, seats, behind[None], entered=entered)


def _warnings(one: Filled) -> Iterator[str]:
    """Yield what somebody should act on in one post."""
    if one.vacant:
        sentence = ngettext("%(post)s: a seat stands empty.", "%(post)s: %(count)s seats stand empty.", one.vacant)
        yield sentence % {"post": one.post, "count": one.vacant}
    if one.too_many:
        yield _("%(post)s: more sit here than there are seats.") % {"post": one.post}


def _sum(seats: Iterable[int | None]) -> int | None:
    known = list(seats)
    return None if any(one is None for one in known) else sum(one or 0 for one in known)


def warnings_of(body: Body) -> list[str]:
    """Return what somebody should act on today."""
    return composition(body).warnings(clock.today())


def bodies_with_empty_seats(units: Iterable[int]) -> list[Composition]:
    """Return the bodies among ``units`` in force today that have an empty seat, or in which nobody sits yet (3 queries)."""
    found = compositions(Body.objects.current().filter(pk__in=list(units)))
    return [one for one in found if one.vacant or (one.seats and not one.entered)]
