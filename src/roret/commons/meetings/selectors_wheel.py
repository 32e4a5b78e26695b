"""The annual wheel: what a year holds, what is missing in it, and what clashes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

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
NOBODY: frozenset[str] = frozenset()


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


class Held(NamedTuple):
    """A meeting that stands, as the reckoning takes it."""

    pk: int
    body: int
    begins: datetime
    ends: datetime | None
    place: str
    cadence: int | None

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return timezone.localdate(self.begins)


Warned = tuple[str, dict[str, object], tuple[int, ...]]
"""A sentence, what is filled in, and the meetings that it names."""


def missing_days(body: Body, year: int) -> list[tuple[Cadence, list[date]]]:
    """Return for each cadence of a body the days of a year on which a meeting is still to be planned (2 queries).

    A month in which the cadence has a meeting needs none, and no more are planned than the cadence asks for.
    """
    held = _held([body.pk], year)
    taken = {one.day for one in held}
    found = []
    for cadence in Cadence.objects.filter(unit=body, kind=CadenceKind.MEETING).order_by("pk"):
        days = cadence.days_in(year, taken=taken)
        mine = [one.day for one in held if one.cadence == cadence.pk]
        months = {day.month for day in mine}
        lacking = [day for day in days if day.month not in months][: max(0, len(days) - len(mine))]
        taken |= set(lacking)
        found.append((cadence, lacking))
    return found


def warnings_of_year(bodies: Iterable[int], year: int) -> list[str]:
    """Return what is wrong with a year in some bodies: clashes, days on which nobody works, too few meetings (4 queries)."""
    keys = list(bodies)
    held = _held(keys, year)
    kinds = (_clashes(keys, held), _bad_days(held), _too_few(keys, year, held))
    found = [warning for kind in kinds for warning in islice(kind, MOST_WARNINGS)]
    titles = Meeting.objects.in_bulk({key for _sentence, _values, named in found for key in named})
    return [
        sentence % {**values, **{name: titles[key] for name, key in zip(("one", "other"), named, strict=False)}}
        for sentence, values, named in found
    ]


def _held(bodies: Sequence[int], year: int) -> list[Held]:
    first, last = bounds(year)
    rows = Meeting.objects.filter(body__in=bodies, cancelled_at=None, begins_at__gte=first, begins_at__lt=last)
    names = ("pk", "body_id", "begins_at", "ends_at", "place", "cadence_id")
    return [Held(*row) for row in rows.order_by("begins_at", "pk").values_list(*names)]


def _too_few(bodies: Sequence[int], year: int, held: Sequence[Held]) -> Iterator[Warned]:
    counts = Counter(one.cadence for one in held)
    for cadence in Cadence.objects.filter(unit__in=bodies, kind=CadenceKind.MEETING).select_related("unit"):
        wanted = len(cadence.days_in(year))
        if counts[cadence.pk] < wanted:
            values = {"cadence": cadence, "held": counts[cadence.pk], "wanted": wanted, "year": year}
            yield _("%(cadence)s: %(held)s of %(wanted)s meetings are planned in %(year)s."), values, ()


def _clashes(bodies: Sequence[int], held: Sequence[Held]) -> Iterator[Warned]:
    people: dict[int, set[str]] = defaultdict(set)
    rows = Membership.objects.current().filter(post__body__in=bodies, substitute_for=None, substitute_order=None)
    for body, name in rows.values_list("post__body_id", "name"):
        people[body].add(name.casefold())
    known = {body: frozenset(names) for body, names in people.items()}
    slots = [
        Slot(
            one.pk, one.body, one.begins, one.ends or one.begins + USUAL_LENGTH, one.place, known.get(one.body, NOBODY)
        )
        for one in held
    ]
    for one, other, why in clashes(slots):
        yield _WHY[why](), {}, (one.key, other.key)


_WHY = {
    Clash.BODY: lambda: _("“%(one)s” and “%(other)s” are held at the same time."),
    Clash.PEOPLE: lambda: _("“%(one)s” and “%(other)s” are held at the same time, and somebody sits in both bodies."),
    Clash.PLACE: lambda: _("“%(one)s” and “%(other)s” are held at the same time in the same place."),
}


def _bad_days(held: Sequence[Held]) -> Iterator[Warned]:
    days = {one.pk: one.day for one in held}
    wrong = {day: _why_bad(day) for day in set(days.values())}
    for one in held:
        if why := wrong[days[one.pk]]:
            yield *why, (one.pk,)


def _why_bad(day: date) -> tuple[str, dict[str, object]] | None:
    if name := holiday_name(day):
        return _("“%(one)s” is on a public holiday: %(name)s."), {"name": name}
    if not is_working_day(day):
        return _("“%(one)s” is on a day on which the municipality is closed."), {}
    return (_("“%(one)s” is in July."), {}) if day.month == JULY else None
