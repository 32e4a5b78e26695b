"""Agendas that a case system has made, read from its file: tried out first, then all of it or nothing (R18)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.bodies.models import Body
from roret.commons.meetings import events
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.meetings.refusals import in_words
from roret.commons.meetings.services.agenda import change_item, put_on_agenda, reorder_agenda
from roret.commons.meetings.services.planning import create_meeting, update_meeting
from roret.commons.meetings.services.putting import can_be_put, put_record
from roret.commons.records.models import Record
from roret.engines.agendas import Agenda, AgendaError, Item, read_agenda
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff.importing.plan import CHANGED, NEW, SAME, Problem
from roret.foundation.staff.models import Upload

REGISTER = "meetings.agenda"


@dataclass(frozen=True)
class Row:
    """What becomes of one item of the file."""

    item: Item
    state: str
    closed: bool
    record: Record | None = None


@dataclass
class Outcome:
    """What a file does: to which meeting, with which items, what it holds that is not taken, and what is wrong."""

    agenda: Agenda
    meeting: Meeting | None = None
    state: str = SAME
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def shown(outcome: Outcome) -> dict[str, Any]:
    """Return what a page shows of an outcome, as plain data that can be kept."""
    meeting = outcome.meeting
    return {
        "title": str(meeting or ""),
        "begins": outcome.agenda.begins.isoformat() if outcome.agenda.begins else "",
        "place": outcome.agenda.place,
        "state": outcome.state,
        "does_nothing": outcome.state == SAME and all(row.state == SAME for row in outcome.rows),
        "rows": [_shown_row(row) for row in outcome.rows],
        "notes": outcome.notes,
        "problems": [[one.line, one.text] for one in sorted(outcome.problems, key=lambda one: one.line)],
    }


def _shown_row(row: Row) -> dict[str, Any]:
    annexes = [[annex.title, annex.open] for annex in row.item.annexes]
    said = {"line": row.item.line, "title": row.item.title, "state": row.state, "closed": row.closed}
    return {**said, "record": str(row.record or ""), "annexes": annexes}


@transaction.atomic
def keep_agenda_file(*, by: Any, name: str, content: bytes) -> Upload:
    """Keep an agenda file and what it would do until it is confirmed, at most a day.

    Raises ``DomainError`` for a file that holds no agenda or could do harm.
    """
    authz.require(by, "meetings.create_meeting")
    _read(content)
    digest = hashlib.sha256(content).hexdigest()
    upload = Upload.objects.create(
        register=REGISTER, name=name[:200], content=content, sha256=digest, user=by, uploaded_at=clock.now()
    )
    return try_out_agenda(upload, by=by)


@transaction.atomic
def try_out_agenda(upload: Upload, *, by: Any) -> Upload:
    """Keep what the file would do, for the page that shows it: it is done, and taken back."""
    authz.require(by, "meetings.create_meeting")
    with transaction.atomic():
        outcome = _carry_out(_read(bytes(upload.content)), by)
        transaction.set_rollback(True)
    upload.outcome = shown(outcome)
    upload.save(update_fields=["outcome"])
    return upload


@transaction.atomic
def import_agenda(upload: Upload, *, by: Any) -> Outcome:
    """Do what the file says, all of it or nothing; the same file twice changes nothing. Raises ``ImportRefused``."""
    authz.require(by, "meetings.create_meeting")
    upload = Upload.objects.visible_to(by).lock(upload.pk)
    outcome = _carry_out(_read(bytes(upload.content)), by)
    if outcome.problems or outcome.meeting is None:
        raise ImportRefused(outcome.problems)
    counts = {state: sum(row.state == state for row in outcome.rows) for state in (NEW, CHANGED, SAME)}
    journal.record(events.AgendaImported, outcome.meeting, by=by, sha256=upload.sha256, **counts)
    upload.delete()
    return outcome


def _read(content: bytes) -> Agenda:
    try:
        return read_agenda(content)
    except AgendaError as error:
        raise DomainError(in_words(error), field="file") from None


def _carry_out(agenda: Agenda, by: Any) -> Outcome:
    outcome = Outcome(agenda, problems=[Problem(one.line, "", in_words(one)) for one in agenda.problems])
    if outcome.problems or agenda.begins is None:
        return outcome
    _tried(outcome, agenda.line, lambda: _take_meeting(outcome, agenda.begins, by))
    if outcome.meeting is not None:
        _take_items(outcome, outcome.meeting, by)
        outcome.notes += _not_taken(agenda)
    return outcome


def _tried(outcome: Outcome, line: int, do: Callable[[], Any]) -> Any:
    """Do a part of the work; what is refused becomes a problem on its line."""
    try:
        with transaction.atomic():
            return do()
    except DomainError as error:
        outcome.problems.append(Problem(line, "", str(error)))
    except PermissionDenied:
        outcome.problems.append(Problem(line, "", _("You may not do this. Ask the secretary of the body.")))
    return None


def _take_meeting(outcome: Outcome, begins: datetime | None, by: Any) -> None:
    """Find the meeting by its source, else by body and time, and bring it up to date; else plan it, not yet announced."""
    agenda, body = outcome.agenda, _body(outcome.agenda.body)
    begins_at = make_aware(begins) if begins else clock.now()
    said: dict[str, Any] = {
        "begins_at": begins_at,
        "ends_at": make_aware(agenda.ends) if agenda.ends else None,
        "place": agenda.place[:200],
        "summary": agenda.front_page,
        "source": f"{agenda.system}:{agenda.key}"[:100],
    }
    by_time = Q(source="", body_id=body.pk, begins_at=begins_at)
    found = Meeting.objects.filter(Q(source=said["source"]) | by_time).order_by("-source").first()
    if found is None:
        outcome.meeting, outcome.state = create_meeting(by=by, body=body, announce=False, **said), NEW
        return
    authz.require(by, "meetings.manage_agenda", found)
    if found.body_id != body.pk:
        raise DomainError(_("Here the meeting is one of %(body)s.") % {"body": found.body})
    lifecycle.require(found.can_shorten_agenda())
    changes = {name: value for name, value in said.items() if value and value != getattr(found, name)}
    outcome.state = CHANGED if changes else SAME
    outcome.meeting = update_meeting(found, by=by, **changes) if changes else found


def _body(name: str) -> Body:
    found = Body.objects.current().filter(Q(name__iexact=name) | Q(abbreviation__iexact=name))[:2]
    if len(found) != 1:
        raise DomainError(
            _("“%(name)s” is not one of our bodies of today. Write its name in the case system as it is here.")
            % {"name": name[:80]}
        )
    return found[0]


def _take_items(outcome: Outcome, meeting: Meeting, by: Any) -> None:
    here = list(meeting.items.select_related("record").order_by("number"))
    numbers = [item.case for item in outcome.agenda.items if item.case]
    records = {one.number: one for one in Record.objects.visible_to(by).filter(number__in=numbers) if can_be_put(one)}
    order = []
    for item in outcome.agenda.items:
        record = records.get(item.case)
        known = _known(here, item, record)
        taken = _tried(outcome, item.line, lambda: _take_item(outcome, known, item, record, by))  # noqa: B023 — called at once
        order += [taken.pk] if taken else []
        if item.case and record is None:
            outcome.notes.append(
                _("Line %(line)s: no matter has the number %(number)s here.")
                % {"line": item.line, "number": item.case[:40]}
            )
    if not outcome.problems:
        _put_in_order(outcome, meeting, order, by)


def _known(here: list[AgendaItem], item: Item, record: Record | None) -> AgendaItem | None:
    """Return the item that the file means: by its source, else by its matter, else by its title."""
    ways: list[Callable[[AgendaItem], bool]] = [
        lambda one: one.source == item.key[:60],
        lambda one: not one.source and record is not None and one.record_id == record.pk,
        lambda one: not one.source and one.title == item.title,
    ]
    return next((one for way in ways for one in here if way(one)), None)


def _take_item(outcome: Outcome, known: AgendaItem | None, item: Item, record: Record | None, by: Any) -> AgendaItem:
    """Put an item on the agenda, or bring it up to date; what is closed here stays closed whatever the file says."""
    meeting: Any = outcome.meeting
    closed = not item.open or bool(known and known.closed)
    if known is None:
        if record is not None:
            taken = put_record(record, by=by, meeting=meeting, closed=closed)
        else:
            taken = put_on_agenda(meeting, by=by, title=item.title, closed=closed)
        state = NEW
    else:
        title = known.title if known.record_id else item.title
        changed = (title, closed) != (known.title, known.closed)
        taken = change_item(known, by=by, title=title, closed=closed) if changed else known
        state, record = CHANGED if changed else SAME, known.record
        if known.closed and item.open:
            outcome.notes.append(_("Line %(line)s: the item is closed here and stays so.") % {"line": item.line})
    AgendaItem.objects.filter(pk=taken.pk).update(source=item.key[:60])
    outcome.rows.append(Row(item, state, closed, record))
    return taken


def _put_in_order(outcome: Outcome, meeting: Meeting, order: list[int], by: Any) -> None:
    """Let the items lie as in the file; those that the file does not have stay, after them."""
    standing = list(meeting.items.order_by("number").values_list("pk", flat=True))
    others = [key for key in standing if key not in order]
    if standing != order + others:
        reorder_agenda(meeting, by=by, order=order + others)
    if others:
        sentence = ngettext(
            "%(count)s item that is not in the file stays, after the others.",
            "%(count)s items that are not in the file stay, after the others.",
            len(others),
        )
        outcome.notes.append(sentence % {"count": len(others)})


def _not_taken(agenda: Agenda) -> list[str]:
    """Say what the file holds that an agenda here does not: nothing is lost without being told."""
    texts, annexes = sum(item.has_text for item in agenda.items), [one for item in agenda.items for one in item.annexes]
    closed = sum(not one.open for one in annexes)
    notes = []
    if texts:
        notes.append(_("The items' texts are not taken: they belong to the matters.") + f" ({texts})")
    if annexes:
        sentence = _(
            "The annexes are not in the file, only their names. Add them to the matters: %(count)s, of which %(closed)s closed."
        )
        notes.append(sentence % {"count": len(annexes), "closed": closed})
    if agenda.participants:
        notes.append(_("Those who take part are not taken: they are called here.") + f" ({agenda.participants})")
    return notes
