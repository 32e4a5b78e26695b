"""What minutes offer the house: menus, panels on the pages of meetings and bodies, files, and minutes that wait for their secretary."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from roret.commons.meetings.models import Meeting
from roret.commons.records.models import Record
from roret.decide.minutes import selectors
from roret.decide.minutes.models import Minutes, VersionFile
from roret.decide.minutes.picture import shown_of
from roret.foundation import authz
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row

Shown = tuple[str, dict[str, Any]] | None
AT_MOST, LATEST = 20, 3


def meeting(request: Any, meeting: Any) -> Shown:
    """Show the minutes of a meeting, item by item."""
    version = selectors.of_meeting(meeting, request.user)
    if version is None:
        return None
    shown = shown_of(selectors.account_for(version, request.user))
    return "minutes/public/panel_meeting.html", {"minutes": version.minutes, "shown": shown}


def meeting_for_staff(request: Any, meeting: Any) -> Shown:
    """Lead the secretary to the minutes."""
    if meeting.cancelled_at or not authz.allowed(request.user, "minutes.write_minutes", meeting):
        return None
    minutes = Minutes.objects.filter(meeting=meeting).prefetch_related("versions").first()
    return "minutes/staff/panel_meeting.html", {"meeting": meeting, "minutes": minutes}


def body(request: Any, body: Any) -> Shown:
    """Show a body's latest minutes."""
    latest = list(selectors.latest_published(request.user).filter(body=body.pk)[:LATEST])
    return ("minutes/public/panel_body.html", {"latest": latest, "body": body}) if latest else None


def _unapproved(person: Any) -> QuerySet[Meeting] | None:
    return selectors.to_write(person) if authz.allowed(person, "minutes.write_minutes") else None


def _write(meeting: Record, row: Row) -> Iterator[Waiting]:
    """A meeting whose minutes wait for their secretary."""
    yield Waiting(
        meeting, reverse("staff:minutes-write", args=[meeting.pk]), row.due, kind="minutes",
        heading=_("Minutes to write and approve"), action=_("Write the minutes"), record=meeting,
    )  # fmt: skip


def _files(person: Any) -> Q:
    """Files are read by those who may read their version: open ones by everybody once it is out."""
    return Q(pk__in=VersionFile.objects.visible_to(person).values("file"))


register_reader(_files)
offer(
    Module(
        "minutes",
        navigation=(
            NavItem(pgettext_lazy("of many meetings", "Minutes"), "public:minutes-list", order=81, minor=True),
        ),
        panels=(
            Panel("meeting", meeting, order=30),
            Panel("meeting", meeting_for_staff, order=30, face="staff"),
            Panel("body", body, order=55),
        ),
        piles=(Pile(_unapproved, _write, Record, due="begins_at"),),
    )
)
