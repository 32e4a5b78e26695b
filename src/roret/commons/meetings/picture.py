"""The annual wheel as a picture: a body's year with every meeting, or everybody's with a number for each month."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.bodies.models import Body
from roret.commons.meetings import selectors_wheel
from roret.commons.meetings.models import Meeting
from roret.foundation import authz, clock
from roret.foundation.ui import charts

SHOWN_ONE_BY_ONE = 60
"""More meetings than this in a year stand as a number for each month, with the list of one month below."""
PAGE = 50
EARLIEST, LATEST = 1990, 2100


@dataclass(frozen=True)
class Year:
    """A year as a page shows it: the picture, the meetings listed below, and of which month when they are too many."""

    year: int
    wheel: charts.Wheel
    meetings: Page[Meeting]
    month: int | None
    """The month of the list; None when it holds the whole year."""
    total: int

    @property
    def first_of_month(self) -> date | None:
        """The first day of the month of the list, for its name."""
        return date(self.year, self.month, 1) if self.month else None


def year_in(asked: Any) -> int:
    """Return the year in an address; this one when there is none that can be read."""
    year = int(asked) if str(asked or "").isdecimal() else 0
    return year if EARLIEST <= year <= LATEST else clock.today().year


def year_of(person: Any, query: Any, *, body: Body | None = None, staff: bool = False) -> Year:
    """Return the year in the address's question (``year``, ``month``, ``side``) as ``person`` may see it (4 queries)."""
    year = year_in(query.get("year"))
    rows = selectors_wheel.meetings_in(person, year, body=body)
    counts = selectors_wheel.count_by_month(rows)
    due = selectors_wheel.due_in(year, unit=body)
    many = sum(counts.values()) > SHOWN_ONE_BY_ONE
    month = _month(query.get("month"), year) if many else None
    listed = rows.filter(begins_at__gte=_start(year, month), begins_at__lt=_start(year, month + 1)) if month else rows
    page = Paginator(listed, PAGE if many else 2 * SHOWN_ONE_BY_ONE).get_page(query.get("side"))
    for one in page:
        one.page_url = _address(one, person, staff=staff)
    entries = _by_month(counts, year) if many else [_entry(one, alone=bool(body), staff=staff) for one in page]
    entries += [charts.WheelEntry(one.day.month, _told(one, alone=bool(body)), one.day) for one in due]
    title = _("Annual wheel %(year)s: %(body)s") if body else _("Annual wheel %(year)s")
    wheel = charts.Wheel(title % {"year": year, "body": body}, year, entries, clock.today())
    return Year(year, wheel, page, month, sum(counts.values()))


def _month(asked: Any, year: int) -> int:
    month = int(asked) if str(asked or "").isdecimal() else 0
    today = clock.today()
    return month if 1 <= month <= 12 else (today.month if year == today.year else 1)


def _start(year: int, month: int) -> Any:
    return clock.start_of_day(date(year, month, 1) if month <= 12 else date(year + 1, 1, 1))


def _by_month(counts: dict[int, int], year: int) -> list[charts.WheelEntry]:
    def said(count: int) -> str:
        return ngettext("%(count)d meeting", "%(count)d meetings", count) % {"count": count}

    return [
        charts.WheelEntry(month, said(count), url=f"?year={year}&month={month}#list")
        for month, count in sorted(counts.items())
    ]


def _address(meeting: Meeting, person: Any, *, staff: bool) -> str:
    """Return the meeting's page in the workspace where the person works with it, else the one for everybody."""
    works = staff and authz.allowed(person, "meetings.view_meeting", meeting)
    return meeting.get_staff_url() if works else meeting.get_absolute_url()


def _entry(meeting: Any, *, alone: bool, staff: bool) -> charts.WheelEntry:
    begins: Any = meeting.begins_at
    day = timezone.localdate(begins)
    words = meeting.title.removeprefix(f"{meeting.body}: ") if alone else str(meeting.body)
    label = _("%(meeting)s (cancelled)") % {"meeting": words} if meeting.cancelled_at else words
    moves = alone and staff and begins > clock.now() and not meeting.cancelled_at
    return charts.WheelEntry(day.month, label, day, meeting.page_url, f"move-{meeting.pk}" if moves else "")


def _told(due: selectors_wheel.Due, *, alone: bool) -> str:
    return due.cadence.what if alone else f"{due.cadence.unit.short}: {due.cadence.what}"
