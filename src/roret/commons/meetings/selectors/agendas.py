"""Questions about meetings and agendas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from roret.commons.bodies.models import Body, Membership
from roret.commons.meetings.enums import Outcome
from roret.commons.meetings.models import AgendaItem, Cadence, Disqualification, Meeting
from roret.commons.meetings.rules import AGENDA_DAYS
from roret.foundation import authz, clock


@dataclass(frozen=True)
class AgendaRow:
    """One line of an agenda as one person may read it; ``item`` is None for a closed item she may not see."""

    number: int
    item: AgendaItem | None = None
    out: Sequence[Disqualification] = ()
    """Who may not take part, as the body decided."""


def coming_meetings(person: Any) -> QuerySet[Meeting]:
    """Return the meetings to come, the nearest first."""
    return _listed(person).coming()


def past_meetings(person: Any) -> QuerySet[Meeting]:
    """Return the meetings that have been, the latest first."""
    return _listed(person).past()


def kept_meetings(person: Any) -> QuerySet[Meeting]:
    """Return the meetings of the units and bodies in which ``person`` works, the latest first."""
    standing, rows = authz.standing_of(person), _listed(person).order_by("-begins_at", "-pk")
    if standing.operator_session:
        return rows
    return rows.filter(Q(body_id__in=standing.staff_units) | Q(unit_id__in=standing.staff_units))


def with_page(person: Any) -> QuerySet[Meeting]:
    """Return meetings with what their page shows."""
    return Meeting.objects.visible_to(person).select_related("unit", "body").prefetch_related("attachments__file")


def agenda_of(meeting: Meeting, person: Any) -> list[AgendaRow]:
    """Return the agenda as ``person`` may read it: closed items keep their number and lose everything else (3 queries)."""
    items = AgendaItem.objects.visible_to(person).filter(meeting=meeting).select_related("record").order_by("number")
    readable = {item.pk: item for item in items}
    if not readable and not (meeting.agenda_published_at and meeting.agenda_published_at <= clock.now()):
        return []
    numbers = AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("pk", "number")
    out = out_by_item(meeting, readable.values())
    return [AgendaRow(number, readable.get(pk), out.get(pk, ())) for pk, number in numbers]


def questions_of(meeting: Meeting) -> list[Disqualification]:
    """Return the questions of disqualification that concern a meeting, with who and what (1 query)."""
    rows = Disqualification.objects.of_meeting(meeting)
    return list(rows.select_related("membership__post", "substitute", "item", "record"))


def out_by_item(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[int, list[Disqualification]]:
    """Return who may not take part in each of the items, by the item's key (1 query)."""
    out = [one for one in questions_of(meeting) if one.outcome == Outcome.OUT]
    return {
        item.pk: [one for one in out if one.item_id == item.pk or (one.record_id and one.record_id == item.record_id)]
        for item in items
    }


def seats_on_day_of(meeting: Meeting) -> QuerySet[Membership]:
    """Return who sits or stands in line in the body on the day of a meeting."""
    day = localdate(meeting.begins_at) if meeting.begins_at else None
    return Membership.objects.current(day).filter(post__body=meeting.body_id).select_related("post").order_by("name")


def bodies_that_meet(person: Any) -> QuerySet[Body]:
    """Return the bodies of which ``person`` can see meetings, with their count."""
    meetings = Meeting.objects.visible_to(person)
    return (
        Body.objects.filter(body_records__in=meetings.values("pk"))
        .annotate(meetings=Count("body_records"))
        .order_by("sort_key")
    )


def cadences_of(body: Body) -> QuerySet[Cadence]:
    """Return how often a body meets and what of its is due."""
    return Cadence.objects.filter(unit=body).order_by("kind", "what")


def bodies_to_plan_for(person: Any) -> QuerySet[Body]:
    """Return the bodies for which ``person`` may plan meetings today."""
    bodies = Body.objects.current().order_by("sort_key")
    permission = authz.allowed(person, "meetings.create_meeting")
    standing = authz.standing_of(person)
    if not permission or standing.operator_session:
        return bodies if permission else bodies.none()
    return bodies.filter(pk__in=keeper_units(person))


def keeper_units(person: Any) -> set[int]:
    """Return the units and bodies whose meetings ``person`` keeps."""
    standing = authz.standing_of(person)
    roles = authz.catalogue["meetings.manage_agenda"].roles
    return set().union(*(standing.units_by_role.get(role, ()) for role in roles))


def agendas_to_publish(person: Any, *, within: timedelta = timedelta(days=14)) -> QuerySet[Meeting]:
    """Return the meetings soon to be held in the bodies ``person`` keeps, whose agenda is not out."""
    soon = Meeting.objects.coming().filter(
        begins_at__lte=clock.now() + within, agenda_published_at=None, cancelled_at=None
    )
    return soon.filter(body_id__in=keeper_units(person)).select_related("body", "unit")


def agenda_due(meeting: Meeting) -> Any:
    """Return the day on which the agenda should be out."""
    return localdate(meeting.begins_at - timedelta(days=AGENDA_DAYS)) if meeting.begins_at else None


def _listed(person: Any) -> Any:
    return Meeting.objects.visible_to(person).select_related("unit", "body").annotate(item_count=Count("items"))
