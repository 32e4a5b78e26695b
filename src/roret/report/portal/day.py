"""My day: the piles of work, the counters above them, and the next fortnight, made from what waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roret.engines.figures.workdays import is_working_day
from roret.foundation import clock
from roret.foundation.modules import Waiting
from roret.foundation.ui.formats import short_day
from roret.foundation.ui.parts import Tile

FORTNIGHT = 14
WEEK = timedelta(days=7)
SHOWN = 5
"""So many rows of a pile stand open; the rest fold."""
LONG_AGO = 60
"""From so many days on, the day itself says more than how many have gone."""


class Look(TextChoices):
    """What the counters narrow the work list to; it stands in the address."""

    OVERDUE = "overdue", gettext_lazy("Overdue")
    TODAY = "today", gettext_lazy("Due today")
    WEEK = "week", gettext_lazy("Due within a week")
    OTHERS = "others", gettext_lazy("Waits for others")


@dataclass(frozen=True)
class Task:
    """One row of the work list: what waits, and how long there is."""

    item: Waiting
    today: date

    @property
    def days(self) -> int | None:
        """How many days are left; fewer than none when it is overdue."""
        return (self.item.due - self.today).days if self.item.due else None

    @property
    def when(self) -> str:
        """The time left, in words."""
        if self.days is None:
            return ""
        if self.days < -LONG_AGO:
            return _("since %(day)s") % {"day": short_day(self.item.due)}
        if self.days < 0:
            return ngettext("%(count)d day over", "%(count)d days over", -self.days) % {"count": -self.days}
        if self.days == 0:
            return _("today")
        return ngettext("%(count)d day left", "%(count)d days left", self.days) % {"count": self.days}

    @property
    def tone(self) -> str:
        """How urgent it is, as the kinds of a badge are called."""
        if self.days is None:
            return "neutral"
        return "error" if self.days < 0 else "warning" if self.days <= 2 else "neutral"

    def is_in(self, look: str) -> bool:
        """Say whether a counter counts it."""
        if look == Look.OTHERS or self.item.whom:
            return bool(self.item.whom) and look == Look.OTHERS
        days = self.days
        if look == Look.OVERDUE:
            return self.item.overdue
        return days is not None and (days == 0 if look == Look.TODAY else 0 <= days <= WEEK.days)


@dataclass(frozen=True)
class Pile:
    """Work of one kind, the most urgent first."""

    heading: str
    tasks: Sequence[Task]

    @property
    def first(self) -> Sequence[Task]:
        """What stands open."""
        return self.tasks[:SHOWN]

    @property
    def rest(self) -> Sequence[Task]:
        """What folds."""
        return self.tasks[SHOWN:]


@dataclass(frozen=True)
class Mark:
    """Something that happens on a day of the fortnight."""

    what: object
    title: object
    url: str = ""


@dataclass
class DayOfStrip:
    """One day of the fortnight with what happens on it."""

    on: date
    today: date
    marks: list[Mark] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        """Say whether it is this day."""
        return self.on == self.today

    @property
    def is_free(self) -> bool:
        """Say whether the municipality is closed."""
        return not is_working_day(self.on)


def tasks_of(waiting: Iterable[Waiting]) -> list[Task]:
    """Return what waits as rows, in the order in which it waits: overdue first, then by day."""
    today = clock.today()
    return [Task(item, today) for item in waiting]


def counters(tasks: Sequence[Task], *, chosen: str) -> list[Tile]:
    """Return a figure for each look at the list; each leads to the list so narrowed, the chosen one back to all."""
    return [
        Tile(
            sum(task.is_in(look) for task in tasks),
            str(look.label),
            note=_("Show all") if look == chosen else "",
            url="?" if look == chosen else f"?vis={look}",
            active=look == chosen,
        )
        for look in Look
    ]


def piles(tasks: Iterable[Task], *, look: str) -> list[Pile]:
    """Return the work in piles; the pile with the most urgent thing comes first. What waits for others lies in its own."""
    wanted = [task for task in tasks if (task.is_in(look) if look else True)]
    headings = [_heading(task) for task in wanted]
    order = {heading: position for position, heading in reversed(list(enumerate(headings)))}
    order[str(Look.OTHERS.label)] = len(order) + len(wanted)
    ranked = sorted(wanted, key=lambda task: order[_heading(task)])
    return [Pile(heading, list(found)) for heading, found in groupby(ranked, key=_heading)]


def _heading(task: Task) -> str:
    heading: str | Promise = Look.OTHERS.label if task.item.whom else task.item.heading or _("Other work")
    return str(heading)


def strip(marks: Iterable[tuple[date, Mark]], tasks: Iterable[Task]) -> list[DayOfStrip]:
    """Return the next fortnight day by day, with the deadlines of the work and what else happens."""
    today = clock.today()
    days = {on: DayOfStrip(on, today) for on in (today + timedelta(days=number) for number in range(FORTNIGHT))}
    due = ((task.item.due, Mark(task.item.action, task.item.label, task.item.url)) for task in tasks if task.item.due)
    for on, mark in (*marks, *due):
        if on in days:
            days[on].marks.append(mark)
    return list(days.values())


def search_for_look(value: str) -> Any:
    """Return the look that an address asks for; anything else is no look."""
    return value if value in Look.values else ""
