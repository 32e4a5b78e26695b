"""The annual wheel: what a year holds, what is missing in it, and what clashes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from roret.commons.bodies.models import Body, Membership
from roret.commons.meetings.enums import CadenceKind
from roret.commons.meetings.models import USUAL_LENGTH, Cadence, Meeting
from roret.engines.bodies.year import Clash, Slot, clashes
from roret.engines.figures.workdays import holiday_name, is_working_day
from roret.foundation import clock

MOST_WARNINGS = 20
"""Of each kind; whoever keeps hundreds of bodies mends the first before the rest."""
JULY = 7


@dataclass(frozen=True)
class Due:
    """A day of a cadence that holds no meetings."""

    day: date
    cadence: Cadence


def bounds(year: int) -> tuple[datetime, datetime]:
    """Return the first moment of a year and of the next."""
    return clock.start_of_day(date(year, 1, 1)), clock.start_of_day(date(year + 1, 1, 1))


def meetings_in(person: Any, year: int, *, body: Body | None = None) -> QuerySet[Meeting]:
    """Return the meetings of a year that ``person`` can see, in their order."""
    first, last = bounds(year)
    rows = Meeting.objects.visible_to(person).filter(begins_at__gte=first, begins_at__lt=last)
    rows = rows.filter(body=body) if body else rows
    return rows.select_related("body").order_by("begins_at", "pk")


def count_by_month(meetings: QuerySet[Meeting]) -> dict[int, int]:
    """Return how many meetings each month holds (1 query)."""
    month = ExtractMonth("begins_at", tzinfo=timezone.get_default_timezone())
    rows = meetings.filter(cancelled_at=None).order_by().annotate(month=month).values("month")
    return {row["month"]: row["count"] for row in rows.annotate(count=Count("pk"))}


def due_in(year: int, *, unit: Body | None = None) -> list[Due]:
    """Return the days on which something that is no meeting is due, in their order (1 query)."""
    rows = Cadence.objects.filter(kind=CadenceKind.DUE).select_related("unit")
    rows = rows.filter(unit=unit) if unit else rows
    found = [Due(day, cadence) for cadence in rows for day in cadence.days_in(year)]
    return sorted(found, key=lambda due: (due.day, due.cadence.pk))


def missing_days(body: Body, year: int) -> list[tuple[Cadence, list[date]]]:
    """Return for each cadence of a body the days of a year on which a meeting is still to be planned (2 queries).

    A month in which the cadence has a meeting needs none, and no more are planned than the cadence asks for.
    """
    held = list(_of_year([body.pk], year))
    taken = {_day(one) for one in held}
    found = []
    for cadence in Cadence.objects.filter(unit=body, kind=CadenceKind.MEETING).order_by("pk"):
        days = cadence.days_in(year, taken=taken)
        mine = [_day(one) for one in held if one.cadence_id == cadence.pk]
        months = {day.month for day in mine}
        lacking = [day for day in days if day.month not in months][: max(0, len(days) - len(mine))]
        taken |= set(lacking)
        found.append((cadence, lacking))
    return found


def warnings_of_year(bodies: Iterable[int], year: int) -> list[str]:
    """Return what is wrong with a year in some bodies: too few meetings, clashes, days on which nobody works (4 queries)."""
    keys = list(bodies)
    meetings = list(_of_year(keys, year).select_related("body"))
    kinds = (_clashes(keys, meetings), _bad_days(meetings), _too_few(keys, year, meetings))
    return [sentence for kind in kinds for sentence in islice(kind, MOST_WARNINGS)]


def _of_year(bodies: Sequence[int], year: int) -> QuerySet[Meeting]:
    first, last = bounds(year)
    rows = Meeting.objects.filter(body__in=bodies, cancelled_at=None, begins_at__gte=first, begins_at__lt=last)
    return rows.order_by("begins_at", "pk")


def _too_few(bodies: Sequence[int], year: int, meetings: Sequence[Meeting]) -> Iterator[str]:
    held = Counter(one.cadence_id for one in meetings)
    rows = Cadence.objects.filter(unit__in=bodies, kind=CadenceKind.MEETING).select_related("unit")
    for cadence in rows:
        wanted = len(cadence.days_in(year))
        if held[cadence.pk] < wanted:
            yield _("%(cadence)s: %(held)s of %(wanted)s meetings are planned in %(year)s.") % {
                "cadence": cadence,
                "held": held[cadence.pk],
                "wanted": wanted,
                "year": year,
            }


def _clashes(bodies: Sequence[int], meetings: Sequence[Meeting]) -> Iterator[str]:
    people = defaultdict(set)
    rows = Membership.objects.current().filter(post__body__in=bodies, substitute_for=None, substitute_order=None)
    for body, name in rows.values_list("post__body_id", "name"):
        people[body].add(name.casefold())
    known = {one.pk: one for one in meetings}
    for one, other, why in clashes([_slot(meeting, people) for meeting in meetings]):
        values = {"one": known[one.key], "other": known[other.key], "day": _day(known[other.key])}
        yield _WHY[why]() % values


_WHY = {
    Clash.BODY: lambda: _("“%(one)s” and “%(other)s” are held at the same time."),
    Clash.PEOPLE: lambda: _("“%(one)s” and “%(other)s” are held at the same time, and somebody sits in both bodies."),
    Clash.PLACE: lambda: _("“%(one)s” and “%(other)s” are held at the same time in the same place."),
}


def _slot(meeting: Meeting, people: dict[int, set[str]]) -> Slot:
    begins: Any = meeting.begins_at
    body = meeting.body_id or 0
    ends = meeting.ends_at or begins + USUAL_LENGTH
    return Slot(meeting.pk, body, begins, ends, meeting.place, frozenset(people.get(body, ())))


def _bad_days(meetings: Sequence[Meeting]) -> Iterator[str]:
    for meeting in meetings:
        day = _day(meeting)
        if name := holiday_name(day):
            yield _("“%(meeting)s” is on a public holiday: %(name)s.") % {"meeting": meeting, "name": name}
        elif not is_working_day(day):
            yield _("“%(meeting)s” is on a day on which the municipality is closed.") % {"meeting": meeting}
        elif day.month == JULY:
            yield _("“%(meeting)s” is in July.") % {"meeting": meeting}


def _day(meeting: Meeting) -> date:
    moment: Any = meeting.begins_at
    return timezone.localdate(moment)
