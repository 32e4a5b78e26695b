"""The body adopts what has been written: at a meeting, or in writing with a reason."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.meetings.services import put_on_agenda
from roret.commons.records.enums import LinkKind
from roret.commons.records.services import change_record, link_records
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.statements import events
from roret.listen.statements.models import Statement


@transaction.atomic
def put_to_meeting(statement: Statement, *, by: Any, meeting: Meeting) -> AgendaItem:
    """Put the draft on the agenda of a coming meeting of its body. The item shows the title; the draft stays with the members.

    Raises ``DomainError`` for another body's meeting, and when the draft is on an agenda already.
    """
    authz.require(by, "statements.send_statement", statement)
    statement = Statement.objects.lock(statement.pk)
    lifecycle.require(statement.can_change())
    if meeting.body_id != statement.body_id or meeting.has_begun:
        raise DomainError(_("Choose a coming meeting of the body itself."), field="meeting")
    if statement.item_id:
        raise DomainError(_("It is on an agenda already."), field="meeting")
    with override("da"):
        title = _("%(type)s: %(title)s") % {"type": statement.get_type_display(), "title": statement.title}
    # The chair may put her own body's draft there without keeping its agendas otherwise; she was asked above.
    item = put_on_agenda(meeting, by=authz.SYSTEM, title=title, no_case=True)
    change_record(statement, item=item)
    journal.record(events.PutToMeeting, statement, by=by, meeting=meeting.number, item=item.number)
    return item


@transaction.atomic
def adopt_statement(statement: Statement, *, by: Any, item: AgendaItem | None = None, reason: str = "") -> Statement:
    """Note that the body has adopted the draft: with an ``item`` of a meeting that has begun, or in writing with a ``reason``.

    The version that was adopted is kept, and the words are not changed any more.
    """
    authz.require(by, "statements.send_statement", statement)
    statement = Statement.objects.lock(statement.pk)
    lifecycle.require(statement.can_change())
    _check_item(statement, item, reason.strip())
    on = localdate(item.meeting.begins_at) if item else clock.today()
    number = statement.versions.count()
    change_record(
        statement, adopted_at=clock.now(), adopted_by=authz.name_of(by) or "Roret", adopted_on=on, adopted_version=number,
        written_reason="" if item else reason.strip(), item=item or statement.item,
    )  # fmt: skip
    if item:
        link_records(statement, item.meeting, kind=LinkKind.PUT_TO, by=authz.SYSTEM)
    meeting = item.meeting.number if item else ""
    said = {"on": on.isoformat(), "meeting": meeting, "version": number, "reason": statement.written_reason}
    journal.record(events.Adopted, statement, by=by, **said)
    return statement


def _check_item(statement: Statement, item: AgendaItem | None, reason: str) -> None:
    if item is None and not reason:
        raise DomainError(
            _("Choose the item at which it was adopted, or write why it was adopted in writing."), field="item"
        )
    if item and reason:
        raise DomainError(_("Choose one: a meeting, or in writing."), field="reason")
    if item and (item.meeting.body_id != statement.body_id or not item.meeting.has_begun or item.meeting.cancelled_at):
        raise DomainError(_("Choose an item of a meeting that the body has held."), field="item")
