"""Questions about who comes to a meeting, who comes instead, and whether the body can decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone, localdate, localtime

from roret.commons.bodies.models import Body, Membership
from roret.commons.bodies.selectors import seat_counts
from roret.commons.meetings.enums import Part, Presence
from roret.commons.meetings.models import Attendance, Meeting, MeetingRule
from roret.engines.bodies.quorum import needed, present
from roret.foundation import clock

BEFORE = timedelta(hours=6)
"""So long before a meeting begins a time of day may still be the same evening's."""


@dataclass(frozen=True)
class Quorum:
    """Whether a body can decide: how many are there, how many are expected, and how many must be."""

    seats: int
    needed: int
    present: int
    expected: int
    rule: str = ""

    @property
    def holds(self) -> bool:
        """Say whether enough are there."""
        return self.present >= self.needed

    @property
    def reachable(self) -> bool:
        """Say whether enough are expected to come."""
        return self.expected >= self.needed


@dataclass(frozen=True)
class SheetRow:
    """One line of the attendance sheet: who, who comes instead of her, and who could be called in next."""

    attendance: Attendance
    instead: Attendance | None = None
    next_in_line: Membership | None = None


@dataclass(frozen=True)
class Sheet:
    """The attendance sheet of a meeting."""

    rows: Sequence[SheetRow]
    guests: Sequence[Attendance]
    quorum: Quorum


def rule_of(meeting: Meeting) -> MeetingRule:
    """Return the rule that counts for a meeting on its day; the law's where the body's statutes say nothing (1 query)."""
    day = _day_of(meeting)
    found = MeetingRule.objects.in_force(meeting.body_id, day).first()
    return found or MeetingRule(body_id=meeting.body_id, first_day=day)


def moment_on(meeting: Meeting, given: time | None) -> datetime | None:
    """Return a time of day as a moment of the meeting; a time long before it begins is after midnight."""
    if given is None or meeting.begins_at is None:
        return None
    begins = localtime(meeting.begins_at)
    moment = datetime.combine(begins.date(), given, tzinfo=get_default_timezone())
    return moment if moment >= begins - BEFORE else moment + timedelta(days=1)


def days_of_notice(meeting: Meeting) -> int:
    """Return how many whole days lie between now and the day of the meeting."""
    return (_day_of(meeting) - clock.today()).days


def called_to(meeting: Meeting) -> list[Attendance]:
    """Return everybody who is called, as minutes list them (1 query)."""
    return list(Attendance.objects.filter(meeting=meeting).select_related("meeting", "membership").in_order())


def own_attendance(meeting: Meeting, person: Any) -> Attendance | None:
    """Return a person's own line at a meeting, if she is called (1 query)."""
    if not getattr(person, "pk", None):
        return None
    rows = Attendance.objects.visible_to(person).filter(meeting=meeting, membership__user=person.pk)
    return rows.select_related("meeting", "membership").first()


def quorum_of(meeting: Meeting, called: Iterable[Attendance], *, moment: datetime | None = None) -> Quorum:
    """Return whether the body can decide, now or at a moment of the meeting (3 queries)."""
    voting = [one for one in called if one.part != Part.GUEST]
    rule, seats = rule_of(meeting), _seats(meeting, voting)
    return Quorum(
        seats,
        needed(seats, rule.demand),
        present((one.stay for one in voting), moment or _asked_at(meeting)),
        sum(one.presence not in {Presence.APOLOGISED, Presence.LEFT, Presence.ABSENT} for one in voting),
        rule.get_quorum_display() if rule.number is None else str(rule.number),
    )


def sheet_of(meeting: Meeting) -> Sheet:
    """Return the attendance sheet with the quorum and the next in line (5 queries)."""
    called = called_to(meeting)
    line = list(substitutes_on_day_of(meeting))
    taken = {one.membership_id for one in called}
    instead = {one.instead_of_id: one for one in called if one.instead_of_id and not one.apologised_at}
    rows = [
        SheetRow(one, instead.get(one.pk), _next(one, line, taken) if one.pk not in instead else None)
        for one in called
        if one.part != Part.GUEST
    ]
    return Sheet(rows, [one for one in called if one.part == Part.GUEST], quorum_of(meeting, called))


def substitutes_on_day_of(meeting: Meeting) -> QuerySet[Membership]:
    """Return who stands in line in the body on the day of a meeting, in their order."""
    rows = Membership.objects.current(_day_of(meeting)).filter(post__body=meeting.body_id)
    return rows.exclude(substitute_order=None, substitute_for=None).order_by("substitute_order", "pk")


def next_in_line(attendance: Attendance) -> Membership | None:
    """Return the substitute who is next to be called in for a member (2 queries)."""
    meeting = attendance.meeting
    taken = set(meeting.attendances.exclude(membership=None).values_list("membership_id", flat=True))
    return _next(attendance, list(substitutes_on_day_of(meeting)), taken)


def _next(attendance: Attendance, line: Sequence[Membership], taken: set[int | None]) -> Membership | None:
    """Those behind her come first, then those behind nobody on her post; who stays away herself has lost her turn."""
    member = attendance.membership
    if not attendance.apologised_at or member is None or attendance.part != Part.MEMBER:
        return None
    free = [one for one in line if one.pk not in taken]
    behind_her = (one for one in free if one.substitute_for_id == member.pk)
    of_post = (one for one in free if one.substitute_for_id is None and one.post_id == member.post_id)
    return next(behind_her, None) or next(of_post, None)


def _seats(meeting: Meeting, voting: Iterable[Attendance]) -> int:
    """Return the seats of the body on the day; where nobody knows them, those who are members."""
    body = Body.objects.filter(pk__in=[meeting.body_id])
    counted = seat_counts(body, on=_day_of(meeting))
    known = counted[0].seats if counted else None
    return known or sum(one.part == Part.MEMBER for one in voting)


def _asked_at(meeting: Meeting) -> datetime:
    """Return the moment the question is about: now, while it is held; its last moment once it is over."""
    over = meeting.over_at
    now = clock.now()
    return min(now, over) if over and meeting.has_begun else now


def _day_of(meeting: Meeting) -> Any:
    return localdate(meeting.begins_at) if meeting.begins_at else clock.today()
