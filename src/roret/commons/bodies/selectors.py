"""Questions about bodies: who sits there on a day, and which seats stand empty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models import Body, GoverningText, Membership, Post
from roret.commons.bodies.plain import place_of
from roret.commons.bodies.selectors_rights import (
    chairs_body,
    has_right,
    rights_of_each,
    why_no_right,
    with_right,
)
from roret.engines.texts.redaction import Kind, find_personal_data_and_names
from roret.foundation import clock

__all__ = [
    "Composition",
    "Filled",
    "Seat",
    "SeatCount",
    "SourceLine",
    "bodies_with_empty_seats",
    "chairs_body",
    "composition",
    "compositions",
    "has_right",
    "rights_of_each",
    "seat_counts",
    "texts_of",
    "waiting_for_appointment",
    "why_individual_case",
    "why_no_right",
    "with_right",
]


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
    wanted: int | None = None
    """How many seats there are on the day; None where nobody knows."""
    entered: bool = True
    """Whether anybody was ever entered in the body; where nobody has told who sits there, no seat is known to be empty."""

    @property
    def vacant(self) -> int | None:
        """How many seats stand empty."""
        return max(0, self.wanted - len(self.seats)) if self.wanted is not None and self.entered else None


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
    every_post: Sequence[Post] = field(default_factory=tuple, repr=False)
    """The posts of all days with their changes of seats, for those who go on to check them."""

    @property
    def known(self) -> bool:
        """Say whether every post's number of seats is known, and there is a post at all."""
        return self.body.composition_known and bool(self.posts) and all(one.wanted is not None for one in self.posts)

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
        return sum(one.wanted or 0 for one in self.posts) if self.known else None

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
                seats=_sum(one.wanted for one in found),
                filled=sum(len(one.seats) for one in found),
                vacant=_sum(one.vacant for one in found),
            )
            for label, found in lines.items()
        ]


@dataclass(frozen=True)
class SeatCount:
    """How many seats a body has on a day and how many sit there, for a list of many bodies."""

    body: Body
    known: bool
    entered: bool
    filled: int
    seats: int | None
    vacant: int
    """How many seats are known to stand empty; none where nobody was ever entered."""


def seat_counts(bodies: Iterable[Body], *, on: date | None = None) -> list[SeatCount]:
    """Return the seats of each of the bodies on a day without reading who sits there (2 queries for all of them)."""
    bodies, day = list(bodies), on or clock.today()
    sitting = Membership.objects.current(day).filter(substitute_order=None, substitute_for=None)
    rows = Post.objects.filter(body__in=bodies).prefetch_related("seat_changes")
    counts = {"sitting": Count("memberships", filter=Q(memberships__in=sitting)), "ever": Count("memberships")}
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in rows.annotate(**counts):
        posts[post.body_id].append(post)
    return [_counted(body, posts[body.pk], day) for body in bodies]


def _counted(body: Body, posts: Sequence[Any], day: date) -> SeatCount:
    standing = [(post, place_of(post)) for post in posts]
    shown = [(post, place.seats_on(day)) for post, place in standing if place.stands(day) or post.sitting]
    numbers = [seats for _post, seats in shown]
    known = body.composition_known and bool(numbers) and None not in numbers
    entered = any(post.ever for post in posts)
    return SeatCount(
        body,
        known,
        entered=entered,
        filled=sum(post.sitting for post in posts),
        seats=_sum(numbers) if known else None,
        vacant=sum(max(0, seats - post.sitting) for post, seats in shown if seats is not None) if entered else 0,
    )


def composition(body: Body, *, on: date | None = None) -> Composition:
    """Return who sits in a body on a day, today when none is given (3 queries)."""
    return compositions([body], on=on)[0]


def compositions(bodies: Iterable[Body], *, on: date | None = None) -> list[Composition]:
    """Return who sits in each of the bodies on a day (3 queries for all of them)."""
    bodies = list(bodies)
    posts: dict[int, list[Post]] = defaultdict(list)
    entered = Exists(Membership.objects.filter(post=OuterRef("pk")))
    rows = Post.objects.filter(body__in=bodies).annotate(entered=entered).prefetch_related("seat_changes")
    for post in rows.order_by("order", "pk"):
        posts[post.body_id].append(post)
    sitting: dict[int, list[Membership]] = defaultdict(list)
    for member in Membership.objects.filter(post__body__in=bodies).current(on).order_by("begins_on", "pk"):
        sitting[member.post_id].append(member)
    day = on or clock.today()
    return [_composed(body, posts[body.pk], sitting, day) for body in bodies]


def _composed(body: Body, posts: Sequence[Post], sitting: dict[int, list[Membership]], day: date) -> Composition:
    """Put together the posts that stand on a day, and those on which somebody sits all the same."""
    entered = any(post.entered for post in posts)  # type: ignore[attr-defined]  # annotated
    places = [(post, place_of(post)) for post in posts]
    filled = [
        _filled(post, sitting[post.pk], place.seats_on(day), entered=entered)
        for post, place in places
        if place.stands(day) or sitting[post.pk]
    ]
    return Composition(body, filled, posts)


def _filled(post: Post, sitting: Sequence[Membership], wanted: int | None, *, entered: bool) -> Filled:
    members = [one for one in sitting if not one.is_substitute]
    substitutes = sorted(
        (one for one in sitting if one.is_substitute), key=lambda one: (one.substitute_order or 0, one.pk)
    )
    behind: dict[int | None, list[Membership]] = defaultdict(list)
    seated = {member.pk for member in members}
    for one in substitutes:
        behind[one.substitute_for_id if one.substitute_for_id in seated else None].append(one)
    seats = [Seat(member, behind[member.pk]) for member in members]
    return Filled(post, seats, behind[None], wanted, entered=entered)


def _sum(seats: Iterable[int | None]) -> int | None:
    known = list(seats)
    return None if any(one is None for one in known) else sum(one or 0 for one in known)


def bodies_with_empty_seats(units: Iterable[int]) -> list[SeatCount]:
    """Return the bodies among ``units`` in force today that have an empty seat, or in which nobody sits yet (3 queries)."""
    found = seat_counts(Body.objects.current().filter(pk__in=list(units)))
    return [one for one in found if one.vacant or (one.seats and not one.entered)]


def waiting_for_appointment(givers: Iterable[int]) -> list[Membership]:
    """Return who is recommended for a seat that one of the bodies gives, and not appointed (1 query)."""
    rows = Membership.objects.filter(
        post__appointed_by__in=list(givers), appointed_on=None, recommended_on__isnull=False
    )
    return list(rows.select_related("post__body").order_by("recommended_on", "pk"))


def texts_of(body: Body, kind: str) -> list[GoverningText]:
    """Return the versions of a governing text, the newest first."""
    return list(GoverningText.objects.filter(body=body, kind=kind).order_by("-number"))


def why_individual_case(body: Body, *texts: str, no_case: bool = False) -> str:
    """Say why texts cannot be taken by a body that treats no individual cases; nothing when they can.

    A CPR number is never taken. A name is a guess, so ``no_case`` lets it pass where a person has said that it is none. Those
    who sit or have sat in the body may be named.
    """
    if not body.no_individual_cases:
        return ""
    found = [finding for text in texts for finding in find_personal_data_and_names(text or "")]
    if any(finding.kind == Kind.CPR for finding in found):
        sentence = _("%(body)s treats no individual cases, and the text carries a CPR number. Take it out.")
        return sentence % {"body": body}
    persons = [finding.text for finding in found if finding.kind in {Kind.NAME, Kind.SIGNATURE}]
    strangers = [] if no_case else _strangers(body, persons)
    sentence = _(
        "%(body)s treats no individual cases, and the text seems to name a person: %(name)s. Take the name out."
    )
    return sentence % {"body": body, "name": strangers[0]} if strangers else ""


def _strangers(body: Body, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    known = [one.casefold() for one in Membership.objects.filter(post__body=body).values_list("name", flat=True)]
    return [name for name in names if not any(name.casefold() in one for one in known)]
