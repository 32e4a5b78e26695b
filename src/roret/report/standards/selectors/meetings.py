"""Meetings, their open items, the matters that are put to them, and the documents that hang on both."""

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Greatest

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.models import Attachment
from roret.decide.matters.models import Decision, Matter
from roret.foundation import clock
from roret.report.standards.selectors.times import PUBLIC, decided_at, with_record_times


def plain_meetings() -> QuerySet[Meeting]:
    """Return the announced meetings."""
    return with_record_times(Meeting.objects.visible_to(PUBLIC), "", "agenda_published_at", decided_at(meeting="pk"))


def meetings() -> QuerySet[Meeting]:
    """Return the announced meetings with what is open on their agenda, and the papers beside it once that is out."""
    items = Prefetch("items", agenda_items(), to_attr="open_items")
    return plain_meetings().prefetch_related(items, Prefetch("attachments", files(), to_attr="papers"))


def agenda_items() -> QuerySet[AgendaItem]:
    """Return the open items of published agendas; each meeting has its ``public_decisions``."""
    decisions = Decision.objects.visible_to(PUBLIC).prefetch_related("items__item")
    told = AgendaItem.objects.visible_to(PUBLIC).select_related("meeting", "record")
    rows = with_record_times(
        told, "meeting__", "meeting__agenda_published_at", decided_at(meeting="meeting", matter="record")
    )
    return rows.prefetch_related(Prefetch("meeting__decisions", decisions, to_attr="public_decisions")).order_by(
        "meeting", "number"
    )


def consulted_items() -> QuerySet[AgendaItem]:
    """Return the open items on which a matter is treated: OParl's Consultation."""
    return agenda_items().filter(record__kind=Matter.KIND)


def papers() -> QuerySet[Matter]:
    """Return the published matters with where they are treated and what hangs on them."""
    return with_record_times(Matter.objects.visible_to(PUBLIC), "", decided_at(matter="pk")).prefetch_related(
        Prefetch("agenda_items", agenda_items(), to_attr="treatments"),
        Prefetch("attachments", files(), to_attr="papers"),
        "areas",
        "topics",
    )


def files() -> QuerySet[Attachment]:
    """Return the documents on published matters, and on open meetings whose agenda is out."""
    out = Meeting.objects.visible_to(PUBLIC).filter(agenda_published_at__lte=clock.now(), closed=False)
    told = Q(record__in=Matter.objects.visible_to(PUBLIC).values("pk")) | Q(record__in=out.values("pk"))
    rows = Attachment.objects.visible_to(PUBLIC).filter(told).select_related("file", "record").order_by("order", "pk")
    shown = Greatest("added_at", "record__published_at")
    return rows.annotate(created=shown, modified=shown)
