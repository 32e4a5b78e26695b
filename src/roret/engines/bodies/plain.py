"""The plain data that a body's composition is worked out from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONG_AGO, FAR_AHEAD = date.min, date.max
"""What an unknown first or last day counts as."""


class Problem(StrEnum):
    """What is wrong with a composition on a day."""

    TOO_FEW = "too_few"
    """Seats of a post stand empty."""
    TOO_MANY = "too_many"
    """More sit on a post than it has seats."""
    HELD_TWICE = "held_twice"
    """A post with one seat is held by more than one."""
    SITS_TWICE = "sits_twice"
    """One person sits in the body more than once, or sits and stands in line too."""
    TERM_OVER = "term_over"
    """A term has run out and nobody has been put in for the next."""
    NO_SUBSTITUTES = "no_substitutes"
    """Fewer stand in line than the rules ask for."""
    NOT_APPOINTED = "not_appointed"
    """Somebody is recommended whom nobody has appointed, though her days have begun."""
    STILL_SITS = "still_sits"
    """Somebody sits in a body or on a post that is no more, or is not yet."""
    UNEVEN = "uneven"
    """More than half of the seats run out on the same day, where half should."""


class Event(StrEnum):
    """What comes due."""

    TERM_ENDS = "term_ends"
    SEAT_ENDS = "seat_ends"
    SEATS_CHANGE = "seats_change"
    BODY_ENDS = "body_ends"


@dataclass(frozen=True, slots=True)
class Place:
    """A post: its seats by source as they change with time, and what the rules ask of those who sit there.

    ``seats`` are pairs of a first day and a number (None: unknown), in the order of the days; before the first day the post
    has no seat. ``years`` is the length of a term, 0 when it follows the body's.
    """

    key: int
    seats: Sequence[tuple[date, int | None]]
    ends: date = FAR_AHEAD
    years: int = 0
    halves: bool = False
    substitutes: int = 0

    @property
    def begins(self) -> date:
        """The first day on which the post is there."""
        return self.seats[0][0] if self.seats else FAR_AHEAD

    def stands(self, day: date) -> bool:
        """Say whether the post is there on a day."""
        return self.begins <= day <= self.ends

    def seats_on(self, day: date) -> int | None:
        """Return the number of seats on a day; None when nobody knows."""
        if not self.stands(day):
            return 0
        return [number for first, number in self.seats if first <= day][-1]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A person on a post from a day to a day, or in line as a substitute. ``appointed`` is false for who is only recommended."""

    key: int
    place: int
    person: str
    begins: date = LONG_AGO
    ends: date = FAR_AHEAD
    substitute: bool = False
    appointed: bool = True

    def runs(self, day: date) -> bool:
        """Say whether the day is one of hers."""
        return self.begins <= day <= self.ends

    @property
    def sits(self) -> bool:
        """Say whether she fills a seat in her days."""
        return self.appointed and not self.substitute


@dataclass(frozen=True, slots=True)
class Assembly:
    """A body with its posts and everybody who has sat, sits or will sit there."""

    places: Sequence[Place] = ()
    sittings: Sequence[Sitting] = ()
    begins: date = LONG_AGO
    ends: date = FAR_AHEAD
    term_ends: date | None = None

    def stands(self, day: date) -> bool:
        """Say whether the body is there on a day."""
        return self.begins <= day <= self.ends


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, with whom, and how many."""

    problem: Problem
    place: int | None = None
    sitting: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Span:
    """A finding from a day to a day, both included."""

    finding: Finding
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens on a day and that somebody should be ready for; ``day`` is the last day of what ends."""

    day: date
    event: Event
    place: int | None = None
    sitting: int | None = None
    count: int | None = None
