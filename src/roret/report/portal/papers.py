"""The papers of a meeting as one PDF: agenda, each item's text and attachments, closed parts marked as closed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.meetings.selectors import agenda_of
from roret.commons.records.models import Attachment
from roret.decide.matters.models import Matter
from roret.foundation import clock
from roret.foundation.typesetting import Attached, bind, typeset
from roret.listen.statements.models import Statement

HERE = Path(__file__).parent
PDF = "application/pdf"
MOST_BYTES = 60 * 1000 * 1000
"""So much of attachments is bound into one document; what comes after is only named."""


class Papers:
    """What one person may read of a meeting's papers."""

    def __init__(self, meeting: Meeting, person: Any) -> None:
        """Read the agenda as ``person`` may, with the matters, drafts and attachments of its items (7 queries)."""
        self.meeting = meeting
        self.rows = agenda_of(meeting, person)
        items = [row.item for row in self.rows if row.item]
        records = [item.record_id for item in items if item.record_id]
        matters = Matter.objects.visible_to(person).filter(pk__in=records).prefetch_related("items")
        self.matters = {matter.pk: matter for matter in matters}
        drafts = Statement.objects.visible_to(person).filter(item__in=[item.pk for item in items])
        self.drafts = {one.item_id: one for one in drafts}
        self.attachments: dict[int, list[Attachment]] = {}
        found = Attachment.objects.visible_to(person).filter(record__in=[*records, meeting.pk])
        for one in found.select_related("file").order_by("order", "pk"):
            self.attachments.setdefault(one.record_id, []).append(one)

    def is_closed(self, item: AgendaItem | None) -> bool:
        """Say whether an item is treated behind closed doors."""
        return item is None or item.closed or self.meeting.closed

    def bound(self) -> list[tuple[Attached, Attachment]]:
        """Return the PDFs that fit, each with the chapter it follows: the agenda is chapter 0, item by item after it."""
        found, left = [], MOST_BYTES
        for chapter, record, closed in self._chapters():
            for one in self.attachments.get(record or 0, ()):
                if one.file and one.file.content_type == PDF and one.file.size <= left:
                    left -= one.file.size
                    with one.file.content.open() as file:
                        found.append((Attached(chapter, one.title, file.read(), stamped=closed), one))
        return found

    def _chapters(self) -> Iterator[tuple[int, int | None, bool]]:
        yield 0, self.meeting.pk, self.meeting.closed
        for chapter, row in enumerate(self.rows, 1):
            yield chapter, row.item.record_id if row.item else None, self.is_closed(row.item)


def papers_pdf(meeting: Meeting, *, person: Any) -> bytes:
    """Return the papers as ``person`` may read them; raises ``RuntimeError`` with the setter's words when that fails.

    An attachment that cannot be opened is named as left out, and the others are bound.
    """
    papers = Papers(meeting, person)
    found, left_out = papers.bound(), set[int]()
    for _attempt in range(2):
        kept = [(attached, one) for attached, one in found if one.pk not in left_out]
        document = typeset(HERE / "papers.typ", _data(papers, {one.pk for _attached, one in kept}))
        bound = bind(document, [attached for attached, _one in kept], stamp=_stamp())
        if not bound.left_out:
            return bound.content
        left_out |= {kept[number][1].pk for number in bound.left_out}
    return bound.content


def _stamp() -> bytes:
    return typeset(HERE / "stamp.typ", {"word": _("Closed"), "language": get_language() or "da"})


def _data(papers: Papers, bound: set[int]) -> dict[str, Any]:
    meeting = papers.meeting
    begins = timezone.localtime(meeting.begins_at) if meeting.begins_at else None
    return {
        "language": get_language() or "da",
        "municipality": settings.RORET_MUNICIPALITY["name"],
        "colour": settings.RORET_MUNICIPALITY["colour"] or "#0b5b62",
        "title": str(meeting),
        "body": str(meeting.body),
        "when": date_format(begins, "l j. F Y, H.i") if begins else "",
        "place": meeting.place,
        "made": date_format(timezone.localtime(clock.now()), "j. F Y, H.i"),
        "closed": meeting.closed,
        "attachments": _listed(papers.attachments.get(meeting.pk, ()), bound),
        "items": [_item(papers, row, bound) for row in papers.rows],
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {
        "agenda": _("Agenda"), "closed": _("Closed"), "attachments": _("Attachments"), "made": _("Made"),
        "note": _("Closed parts must not be passed on."),
    }  # fmt: skip


def _item(papers: Papers, row: Any, bound: set[int]) -> dict[str, Any]:
    item = row.item
    if item is None:
        return {"number": row.number, "title": _("Closed item"), "closed": True, "sections": [], "attachments": []}
    record = item.record_id or 0
    return {
        "number": row.number,
        "title": item.title,
        "closed": papers.is_closed(item),
        "sections": list(_sections(papers, item)),
        "attachments": _listed(papers.attachments.get(record, ()), bound),
    }


def _sections(papers: Papers, item: AgendaItem) -> Iterator[dict[str, str]]:
    """Yield what is written about an item, as heading and text."""
    matter, draft = papers.matters.get(item.record_id or 0), papers.drafts.get(item.pk)
    written: list[tuple[str, str]] = []
    if matter:
        recommended = "\n".join(f"{one.number}. {one.text}" for one in matter.items.all())
        written = [
            (_("In short"), matter.summary), (_("Recommendation"), recommended), (_("Problem"), matter.problem),
            (_("Solution"), matter.solution), (_("Economy"), matter.economy), (_("Further process"), matter.process),
        ]  # fmt: skip
    elif item.record:
        written = [(_("In short"), item.record.summary)]
    if draft:
        written.append((_("The draft of the statement"), draft.text))
    yield from ({"heading": heading, "text": text.strip()} for heading, text in written if text.strip())


def _listed(attachments: Sequence[Attachment], bound: set[int]) -> list[dict[str, str]]:
    """Return each attachment with where it is found: here, or on the page only."""
    return [
        {"title": one.title, "text": one.text, "where": _("comes here") if one.pk in bound else _where(one)}
        for one in attachments
    ]


def _where(attachment: Attachment) -> str:
    return _("is on the meeting's page") if attachment.file else ""
