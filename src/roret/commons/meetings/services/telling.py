"""Telling those who are called, and letting a substitute read what a member may read."""

from typing import Any

from django.utils.functional import lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from roret.commons.meetings.models import Attendance
from roret.commons.people.models import RoleGrant
from roret.commons.people.services import end_role, grant_role
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.authz.roles import MEMBER
from roret.foundation.notify.telling import tell


def tell_member(attendance: Attendance, *, key: str, sentence: Any) -> None:
    """Tell somebody who has a user; whoever has none is told by the secretary, who sees that on the sheet."""
    person = _person(attendance)
    if person is None:
        return
    meeting = attendance.meeting
    tell(
        person,
        key=f"meeting-{meeting.pk}-{key}-{attendance.pk}",
        record=meeting,
        sentence=lazy(lambda: str(sentence) % {"title": meeting}, str)(),
        url=meeting.get_absolute_url,
        reason=gettext_lazy("Because you sit in the body or stand in line for it."),
    )


def let_read(attendance: Attendance) -> None:
    """Give a substitute the role of a member until the day after the meeting, so that she reads the closed papers too.

    The house gives it, because the right follows from being called in and is nobody's to hand out.
    """
    person, meeting = _person(attendance), attendance.meeting
    if person is None or not person.is_active or meeting.body is None or _held(attendance).exists():
        return
    last = max(clock.today(), localdate(meeting.over_at))
    grant_role(person, by=SYSTEM, role=MEMBER, unit=meeting.body, begins_on=clock.today(), ends_on=last)


def stop_reading(attendance: Attendance) -> None:
    """End the role that came with being called in; a role that somebody has given her stays."""
    if _person(attendance) is None:
        return
    for grant in _held(attendance).filter(granted_by=str(SYSTEM), ends_on=localdate(attendance.meeting.over_at)):
        end_role(grant, by=SYSTEM)


def _person(attendance: Attendance) -> Any:
    return attendance.membership.user if attendance.membership else None


def _held(attendance: Attendance) -> Any:
    return RoleGrant.objects.filter(user=_person(attendance), role=MEMBER, unit=attendance.meeting.body_id).not_over()
