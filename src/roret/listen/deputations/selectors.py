"""Questions about deputations: who may ask whom, what waits, and where a meeting has time."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import with_right
from roret.commons.meetings.models import Meeting
from roret.commons.records.models import Record
from roret.engines.texts.redaction import Kind, find_personal_data_and_names
from roret.foundation.ui.formats import moment
from roret.listen.deputations.links import key_of
from roret.listen.deputations.models import Deputation, DeputationDraft

_JOINED = ("body", "record", "wished_meeting", "meeting", "item")


def bodies_that_take() -> QuerySet[Body]:
    """Return the bodies before which citizens may ask to speak today (2 queries)."""
    current = Body.objects.current()
    return current.filter(pk__in=with_right(current, Right.DEPUTATIONS)).order_by("sort_key")


def meetings_to_wish_for() -> QuerySet[Meeting]:
    """Return the announced meetings to come of those bodies, the nearest first."""
    rows = Meeting.objects.public().coming().filter(body_id__in=bodies_that_take().values("pk"), cancelled_at=None)
    return rows.select_related("body").order_by("begins_at")


def matters_on(number: str) -> Record | None:
    """Return what everybody may read under a number; None when there is nothing."""
    return Record.objects.public().filter(number=number.strip()).first() if number.strip() else None


def at_the_desk(person: Any) -> QuerySet[Deputation]:
    """Return the requests to the bodies that ``person`` keeps, those that wait first, the oldest at the top."""
    rows = Deputation.objects.visible_to(person).select_related(*_JOINED)
    done = (F(name).asc(nulls_first=True) for name in ("declined_at", "cancelled_at", "noted_at", "offered_at"))
    return rows.order_by(*done, "requested_at", "pk")


def with_page(person: Any) -> QuerySet[Deputation]:
    """Return requests with what their page shows."""
    return Deputation.objects.visible_to(person).select_related(*_JOINED, "author").prefetch_related("files__file")


def by_secret(secret: str) -> Deputation | None:
    """Return the request of a private link, or None; knowing the secret is the permission."""
    rows = Deputation.objects.select_related(*_JOINED).prefetch_related("files__file")
    return rows.filter(key=key_of(secret)).first()


def draft_of(secret: str) -> dict[str, Any]:
    """Return what was typed under a secret; nothing when there is none."""
    found = DeputationDraft.objects.filter(key=key_of(secret)).first() if secret else None
    return found.data if found else {}


def facts_of(deputation: Deputation) -> list[tuple[Any, ...]]:
    """Return who asks, about which matter, and when they speak, for the secretary."""
    who = ", ".join(filter(None, (deputation.name, deputation.organisation)))
    people = ngettext("%(counter)s person", "%(counter)s persons", deputation.people) % {"counter": deputation.people}
    rows: list[tuple[Any, ...]] = [(_("Who"), f"{who} ({people})")]
    if contact := ", ".join(filter(None, (deputation.email, deputation.phone))):
        rows.append((_("Contact"), contact))
    if deputation.record:
        rows.append((_("Matter"), str(deputation.record), deputation.record.get_absolute_url()))
    if deputation.wished_meeting:
        rows.append((_("Meeting wished for"), str(deputation.wished_meeting)))
    if deputation.slot_at and deputation.meeting:
        minutes = _("%(count)d minutes") % {"count": deputation.minutes or 0}
        rows.append((_("Time"), f"{moment(deputation.slot_at)}, {minutes}"))
        rows.append(
            (_("On the agenda"), str(deputation.item or deputation.meeting), deputation.meeting.get_staff_url())
        )
    return rows


def meetings_with_time(deputation: Deputation) -> QuerySet[Meeting]:
    """Return the coming meetings of the body, at which a time can be offered."""
    return Meeting.objects.coming().filter(body_id=deputation.body_id, cancelled_at=None).order_by("begins_at")


def taken_at(meeting: Meeting, *, but: int = 0) -> list[tuple[datetime, datetime]]:
    """Return the times of a meeting that are given to other deputations, by their beginning."""
    rows = Deputation.objects.filter(meeting=meeting, offered_at__isnull=False, cancelled_at=None).exclude(pk=but)
    return [(one.slot_at, one.slot_ends_at) for one in rows.order_by("slot_at") if one.slot_at]


def has_cpr(*texts: str) -> bool:
    """Say whether any of the texts carries a CPR number."""
    return any(found.kind == Kind.CPR for text in texts for found in find_personal_data_and_names(text))


def name_in(*texts: str) -> str:
    """Return the first name of a person that the texts seem to carry; nothing when they carry none."""
    found = (one for text in texts for one in find_personal_data_and_names(text))
    return next((one.text for one in found if one.kind in {Kind.NAME, Kind.SIGNATURE}), "")
