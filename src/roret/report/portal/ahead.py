"""Questions of the day page: one's open consultations, the next meetings, and what happens in the next fortnight."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.decide.matters.models import Matter
from roret.decide.plans.models import Action
from roret.foundation import authz, clock
from roret.listen.consultations.enums import ConsultationState
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.selectors import unread_count
from roret.report.portal.day import FORTNIGHT, Mark

DAYS_SHOWN = 14
MOST_OPEN, MOST_MEETINGS, MOST_MARKS = 8, 5, 50


@dataclass(frozen=True)
class OpenNow:
    """An open consultation of one's own: how long it still runs, what has come, and how much of it has been looked through."""

    consultation: Consultation
    received: int
    unread: int
    per_day: list[int]
    """How many came on each day of the last fortnight, today last."""

    @property
    def days_left(self) -> int:
        """How many days responses still come; 0 is the last day."""
        return (timezone.localdate(self.consultation.ends_at) - clock.today()).days if self.consultation.ends_at else 0

    @property
    def fresh(self) -> int:
        """How many have come since yesterday morning."""
        return sum(self.per_day[-2:])

    @property
    def read(self) -> int:
        """How many have been looked through."""
        return max(0, self.received - self.unread)


def current_consultations(person: Any) -> list[Consultation]:
    """Return the consultations of a person's units that are open, or open or close within the fortnight (1 query)."""
    units, window = authz.standing_of(person).staff_units, _window()
    rows = Consultation.objects.visible_to(person).filter(unit_id__in=units, closed_at=None)
    soon = Q(begins_at__range=window) | Q(ends_at__range=window)
    running = Q(published_at__lte=clock.now(), ends_at__gt=clock.now())
    rows = rows.filter(soon | running).select_related("unit", "series").annotate(unread=unread_count())
    return list(rows.order_by("ends_at", "pk")[:MOST_MARKS])


def open_now(current: Iterable[Consultation]) -> list[OpenNow]:
    """Return those that are open, the nearest deadline first, with what has come (1 query more)."""
    rows = [row for row in current if row.state == ConsultationState.OPEN][:MOST_OPEN]
    arrived = _per_day([row.pk for row in rows]) if rows else {}
    return [
        OpenNow(row, _received(row), row.unread, [arrived.get((row.pk, day), 0) for day in _last_days()])
        for row in rows
    ]


def _received(consultation: Consultation) -> int:
    return consultation.series.last if hasattr(consultation, "series") else 0


def _last_days() -> list[date]:
    return [clock.today() - timedelta(days=back) for back in range(DAYS_SHOWN - 1, -1, -1)]


def _per_day(records: list[int]) -> dict[tuple[int, date], int]:
    since = clock.start_of_day(_last_days()[0])
    rows = Contribution.objects.filter(record__in=records, received_at__gte=since).order_by()
    grouped = rows.values_list("record", TruncDate("received_at")).annotate(Count("pk"))
    return {(record, day): count for record, day, count in grouped}


def meetings_ahead(person: Any) -> list[Meeting]:
    """Return the next meetings of the bodies a person works for, and of those to which her units' open matters go."""
    units = authz.standing_of(person).staff_units
    committees = Matter.objects.filter(unit_id__in=units, closed_at=None).values("body")
    treated = AgendaItem.objects.filter(record__unit_id__in=units).values("meeting")
    mine = Q(body_id__in=units) | Q(unit_id__in=units) | Q(body_id__in=committees) | Q(pk__in=treated)
    rows = Meeting.objects.visible_to(person).coming().filter(mine, cancelled_at=None)
    found = list(rows.select_related("body", "unit")[:MOST_MEETINGS])
    for meeting in found:
        setattr(meeting, "way", way_to(meeting, person))  # noqa: B010 — a mark for the template, no column
    return found


def way_to(record: Meeting | Consultation, person: Any) -> str:
    """Return where ``person`` reads about a record: in the workspace where she may, else on its public page."""
    mine = authz.allowed(person, f"{record._meta.app_label}.view_{record._meta.model_name}", record)
    return str(record.get_staff_url() if mine else record.get_absolute_url())


def marks_ahead(
    person: Any, meetings: Iterable[Meeting], consultations: Iterable[Consultation]
) -> list[tuple[date, Mark]]:
    """Return what happens in the next fortnight: openings, deadlines, ends of actions, meetings (1 query more)."""
    held = [(timezone.localdate(one.begins_at), Mark(_("Meeting"), one, way_to(one, person))) for one in meetings]
    moments = [
        (row, at, what)
        for row in consultations
        for at, what in ((row.begins_at, _("Opens")), (row.ends_at, _("Deadline")))
        if at
    ]
    ways = {row.pk: way_to(row, person) for row in consultations}
    asked = [(timezone.localdate(at), Mark(what, row, ways[row.pk])) for row, at, what in moments]
    return [*held, *asked, *_action_marks(person)]


def _action_marks(person: Any) -> list[tuple[date, Mark]]:
    rows = Action.objects.visible_to(person).filter(unit_id__in=authz.standing_of(person).staff_units)
    rows = rows.filter(ends_at__range=_window(), done_at=None, stopped_at=None).order_by("ends_at")[:MOST_MARKS]
    return [(timezone.localdate(row.ends_at), Mark(_("Action ends"), row, row.get_staff_url())) for row in rows]


def _window() -> tuple[datetime, datetime]:
    today = clock.today()
    return clock.start_of_day(today), clock.end_of_day(today + timedelta(days=FORTNIGHT - 1))
