"""What is wrong with a body's composition, today and at every date, and what comes due, in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.bodies.models import Body, Membership, Post
from roret.commons.bodies.plain import assembly_of
from roret.engines.bodies import Assembly, Due, Event, Finding, Problem, coming_due, found_on, spans
from roret.engines.bodies.plain import FAR_AHEAD, LONG_AGO
from roret.foundation import clock

SOON = timedelta(days=60)
"""How long before a term ends it is time to think of the next."""
YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Line:
    """What is wrong, from a day to a day; None where it has always been so, or where no end is in sight."""

    sentence: str
    first: date | None
    last: date | None
    now: bool


@dataclass(frozen=True)
class Check:
    """A body held up against its rules at every date."""

    lines: list[Line]
    due: list[tuple[date, str]]
    known: bool
    """Whether anybody was ever put in; where nobody was, there is nothing to hold the rules up against."""


class _Register:
    """A body's posts and memberships by key, fetched once (3 queries; 1 where the ``posts`` are given)."""

    def __init__(self, body: Body, posts: Sequence[Post] | None = None) -> None:
        found = body.posts.prefetch_related("seat_changes") if posts is None else posts
        self.posts = {post.pk: post for post in found}
        rows = Membership.objects.filter(post__body=body).order_by("begins_on", "pk")
        self.members = {one.pk: one for one in rows}
        self.assembly: Assembly = assembly_of(body, self.posts.values(), self.members.values())

    def post(self, key: int | None) -> Post | None:
        """Return a post by key."""
        return self.posts.get(key) if key else None

    def name(self, key: int | None) -> str:
        """Return a member's name by the key of her membership."""
        return self.members[key].name if key else ""


def check(body: Body, *, named: bool = True, posts: Sequence[Post] | None = None) -> Check:
    """Hold a body up against its rules at every date, and say what comes due within a year (3 queries).

    ``posts`` are the body's where they have been read (``Composition.every_post``). Without ``named`` what is said of single
    persons is left out: whoever is only recommended holds no public office.
    """
    known, today = _Register(body, posts), clock.today()
    lines = [
        Line(
            _said(known, span.finding),
            None if span.first == LONG_AGO else span.first,
            None if span.last == FAR_AHEAD else span.last,
            span.first <= today <= span.last,
        )
        for span in spans(known.assembly)
        if named or span.finding.sitting is None
    ]
    due = coming_due(known.assembly, today=today, until=today + YEAR)
    dues = [(one.day, _said_of_due(known, one)) for one in due if named or one.sitting is None]
    return Check(lines, dues, bool(known.members))


def warnings_of(body: Body, *, on: date | None = None) -> list[str]:
    """Return what somebody should act on, on a day, today when none is given (3 queries)."""
    day, known = on or clock.today(), _Register(body)
    return list(_warnings(body, known, day))


def _warnings(body: Body, known: _Register, day: date) -> Iterator[str]:
    for finding in found_on(known.assembly, day):
        yield _said(known, finding)
    if not known.members and _seats_are_known(body, known, day):
        yield _("Nobody has been entered yet.")
    if body.term_ends and day <= body.term_ends <= day + SOON:
        yield _("The term ends soon.")


def _seats_are_known(body: Body, known: _Register, day: date) -> bool:
    numbers = [place.seats_on(day) for place in known.assembly.places]
    return body.composition_known and any(numbers) and None not in numbers


def _said(known: _Register, finding: Finding) -> str:
    """Return a finding as a sentence."""
    one = finding.problem == Problem.TERM_OVER and finding.sitting is not None
    sentence = _("%(post)s: the term of %(name)s is over.") if one else _SENTENCES[finding.problem](finding.count)
    return sentence % {"post": known.post(finding.place), "count": finding.count, "name": known.name(finding.sitting)}


_SENTENCES: dict[Problem, Callable[[int], str]] = {
    Problem.TOO_FEW: lambda count: ngettext(
        "%(post)s: a seat stands empty.", "%(post)s: %(count)s seats stand empty.", count
    ),
    Problem.TOO_MANY: lambda count: ngettext(
        "%(post)s: one more sits here than there are seats.",
        "%(post)s: %(count)s more sit here than there are seats.",
        count,
    ),
    Problem.HELD_TWICE: lambda _count: _("%(post)s: there is one seat, but more than one holds it."),
    Problem.SITS_TWICE: lambda _count: _("%(post)s: %(name)s already sits in the body."),
    Problem.TERM_OVER: lambda _count: _("The term is over. Who sits here for the next?"),
    Problem.NO_SUBSTITUTES: lambda count: ngettext(
        "%(post)s: a substitute is missing.", "%(post)s: %(count)s substitutes are missing.", count
    ),
    Problem.NOT_APPOINTED: lambda _count: _("%(post)s: %(name)s is recommended, but nobody has appointed her."),
    Problem.STILL_SITS: lambda _count: _("%(post)s: %(name)s is still entered, though the seat is not there."),
    Problem.UNEVEN: lambda _count: _("%(post)s: %(count)s seats run out on the same day. Half of them should."),
}


def _said_of_due(known: _Register, due: Due) -> str:
    values = {"post": known.post(due.place), "name": known.name(due.sitting), "count": due.count}
    return _DUE[due.event](due) % values


def _new_number(due: Due) -> str:
    if due.count is None:
        return _("%(post)s: the number of seats becomes unknown.")
    return ngettext("%(post)s: from now on there is %(count)s seat.", "%(post)s: from now on there are %(count)s seats.",
                    due.count)  # fmt: skip


_DUE: dict[Event, Callable[[Due], str]] = {
    Event.TERM_ENDS: lambda _due: _("The term of the body ends."),
    Event.BODY_ENDS: lambda _due: _("The body ends."),
    Event.SEAT_ENDS: lambda _due: _(
        "%(post)s: %(name)s leaves the seat, and nobody has been put in for the day after."
    ),
    Event.SEATS_CHANGE: _new_number,
}
