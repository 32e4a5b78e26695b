"""The agenda: what is treated, in which order, behind open or closed doors."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import why_individual_case
from roret.commons.meetings import events
from roret.commons.meetings.enums import AgendaKind
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.enums import Visibility
from roret.commons.records.models import Record
from roret.commons.records.services import in_both_languages, publish_record, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.events import tell


@transaction.atomic
def put_on_agenda(
    meeting: Meeting,
    *,
    by: Any,
    record: Record | None = None,
    title: str = "",
    number: int | None = None,
    closed: bool = False,
    no_case: bool = False,
    kind: str = AgendaKind.DECISION,
) -> AgendaItem:
    """Put a record, or just a title, on the agenda; without ``number`` it comes last, without ``kind`` it is for decision.

    A body that treats no individual cases takes no item that names a person (unless ``no_case`` says that it is none) or
    carries a CPR number.

    A record that is not for everybody only fits a closed item. When the agenda is out already, the item goes on the
    supplementary agenda and its paper out at once. Raises ``DomainError`` when the number is taken.
    """
    authz.require(by, "meetings.manage_agenda", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    lifecycle.require(meeting.can_change())
    item = AgendaItem(
        meeting=meeting,
        record_id=record.pk if record else None,
        title=(title or str(record or ""))[:250],
        closed=closed,
        kind=kind,
    )
    item.number = _free_number(meeting, number)
    item.added_late = meeting.agenda_published_at is not None
    _check_item(item, record)
    _check_kind(kind)
    _refuse_case(meeting, item, no_case=no_case)
    item.save(force_insert=True)
    _touch(meeting)
    said = {"item": item.number, "record": record.number if record else "", "closed": item.closed, "no_case": no_case}
    journal.record(events.ItemAdded, meeting, by=by, **said)
    if item.added_late:
        _publish_papers([item], by=by)
    return item


@transaction.atomic
def change_item(item: AgendaItem, *, by: Any, title: str, closed: bool, no_case: bool = False) -> AgendaItem:
    """Change an item's title or its doors before the meeting begins; what has been out in the open cannot be closed."""
    authz.require(by, "meetings.manage_agenda", item)
    meeting = Meeting.objects.lock(item.meeting_id)
    lifecycle.require(meeting.can_shorten_agenda())
    item = AgendaItem.objects.select_related("record").lock(item.pk)
    if closed and not item.closed and meeting.agenda_published_at:
        raise DomainError(_("The item has been published. It can no longer be closed."), field="closed")
    item.title, item.closed = title[:250], closed
    _check_item(item, item.record)
    _refuse_case(meeting, item, no_case=no_case)
    item.save(update_fields=["title", "closed"])
    _touch(meeting)
    journal.record(events.Changed, meeting, by=by, changes={"item": [item.number, item.closed]})
    return item


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Any) -> None:
    """Take an item off the agenda before the meeting begins; those after it move up."""
    authz.require(by, "meetings.manage_agenda", item)
    meeting = Meeting.objects.lock(item.meeting_id)
    lifecycle.require(meeting.can_shorten_agenda())
    record = item.record.number if item.record else ""
    AgendaItem.objects.filter(pk=item.pk).delete()
    AgendaItem.objects.filter(meeting=meeting, number__gt=item.number).update(number=F("number") - 1)
    _touch(meeting)
    journal.record(events.ItemRemoved, meeting, by=by, item=item.number, record=record)


@transaction.atomic
def reorder_agenda(meeting: Meeting, *, by: Any, order: Sequence[int], version: int | None = None) -> Meeting:
    """Give the items the order of their keys in ``order``.

    Raises ``ChangedMeanwhile`` when somebody has added, removed or moved items since ``version``.
    """
    authz.require(by, "meetings.manage_agenda", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    lifecycle.require(meeting.can_shorten_agenda())
    items = {item.pk: item for item in meeting.items.all()}
    if (version is not None and version != meeting.version) or set(order) != set(items) or len(order) != len(items):
        raise ChangedMeanwhile
    for number, key in enumerate(order, 1):
        items[key].number = number
    AgendaItem.objects.bulk_update(items.values(), ["number"])
    _touch(meeting)
    journal.record(events.Reordered, meeting, by=by, order=list(order))
    return meeting


@transaction.atomic
def publish_agenda(meeting: Meeting, *, by: Any) -> Meeting:
    """Publish the agenda and the papers on it: open ones to everybody, closed ones to the members."""
    authz.require(by, "meetings.publish_agenda", meeting)
    meeting = Meeting.objects.lock(meeting.pk)
    lifecycle.require(meeting.can_change())
    if meeting.agenda_published_at:
        raise DomainError(_("The agenda is published already. What you add now comes on the supplementary agenda."))
    items = list(meeting.items.select_related("record"))
    if not items:
        raise DomainError(_("Put at least one item on the agenda first."))
    if not meeting.is_published:
        publish_record(meeting, by=by)
    meeting.agenda_published_at, meeting.agenda_published_by = clock.now(), authz.name_of(by) or "Roret"
    meeting.save(update_fields=["agenda_published_at", "agenda_published_by"])
    _touch(meeting)
    _publish_papers(items, by=by)
    journal.record(events.AgendaPublished, meeting, by=by, items=len(items))
    sentence = in_both_languages(gettext_noop("The agenda of “%(title)s” is out"), meeting)
    reach_milestone(meeting, code="agenda", **sentence)
    tell(events.agenda_published, meeting)
    return meeting


def _free_number(meeting: Meeting, wanted: int | None) -> int:
    if wanted is None:
        return (meeting.items.aggregate(last=Max("number"))["last"] or 0) + 1
    if meeting.items.filter(number=wanted).exists():
        raise DomainError(
            _("There is an item %(number)d already. Choose another number.") % {"number": wanted}, field="number"
        )
    if wanted < 1:
        raise DomainError(_("Numbers begin at 1."), field="number")
    return wanted


def _check_item(item: AgendaItem, record: Record | None) -> None:
    """Refuse an item without title, a record twice, and a record that does not fit behind these doors."""
    if not item.title.strip():
        raise DomainError(_("Write what the item is about."), field="title")
    if record is None:
        return
    if AgendaItem.objects.filter(meeting=item.meeting, record_id=record.pk).exclude(pk=item.pk).exists():
        raise DomainError(_("“%(title)s” is on this agenda already.") % {"title": record})
    behind_closed_doors = item.closed or item.meeting.closed
    if not behind_closed_doors and record.visibility != Visibility.PUBLIC:
        raise DomainError(
            _("“%(title)s” is not for everybody. Make it a closed item.") % {"title": record}, field="closed"
        )
    if behind_closed_doors and record.visibility == Visibility.PUBLIC:
        if record.is_published:
            raise DomainError(
                _("“%(title)s” is public already. It cannot be a closed item.") % {"title": record}, field="closed"
            )
        Record.objects.filter(pk=record.pk).update(visibility=Visibility.MEMBERS, version=F("version") + 1)


def _check_kind(kind: str) -> None:
    if kind not in AgendaKind.values:
        raise DomainError(_("Choose what the item is for."), field="kind")


def _refuse_case(meeting: Meeting, item: AgendaItem, *, no_case: bool) -> None:
    body = Body.objects.filter(body_records=meeting.pk, no_individual_cases=True).first()
    texts = (item.title, item.record.title, item.record.summary) if item.record else (item.title,)
    if body and (why := why_individual_case(body, *texts, no_case=no_case)):
        raise DomainError(why, field="title")


def _publish_papers(items: Sequence[AgendaItem], *, by: Any) -> None:
    for item in items:
        if item.record_id:
            paper = Record.objects.lock(item.record_id)
            if not paper.is_published:
                publish_record(paper, by=by)


def _touch(meeting: Meeting) -> None:
    """Count a change of the agenda as a change of the meeting, so that calendars and two editors notice."""
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1, changed_at=clock.now())
    meeting.version += 1
