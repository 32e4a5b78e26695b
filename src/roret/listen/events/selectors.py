"""Questions about events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from roret.commons.areas.models import Area
from roret.commons.areas.selectors import ground, places_map
from roret.commons.records.models import Link, Record
from roret.commons.records.selectors import with_beside
from roret.engines.figures.small_cells import hide_small_counts
from roret.foundation import authz, clock
from roret.foundation.ui.charts import AreaMap, Bar, BarChart, MapPoint
from roret.listen.events.enums import QUESTIONS, STEPS, Need
from roret.listen.events.follow_links import key_of
from roret.listen.events.models import EvaluationAnswer, Event, Invitation, Registration

NOTES_WITHIN = timedelta(days=14)
"""So long after an event its notes should be out."""
ON_FILE = 200
"""So many events stand in a calendar or a feed."""

_ON_A_CARD = (
    *(
        "kind",
        "number",
        "type",
        "title",
        "title_en",
        "summary",
        "summary_en",
        "published_at",
        "begins_at",
        "ends_at",
        "unit",
    ),
    *(
        "place",
        "address",
        "admission",
        "takes_registrations",
        "capacity",
        "opens_at",
        "closes_at",
        "planned_at",
        "cancelled_at",
    ),
    *("documented_at", "followed_up_at", "evaluated_at"),
)
"""What a card shows, and what its state is read from."""


def listed(person: Any) -> QuerySet[Event]:
    """Return the announced events that ``person`` may see, with what a card shows of each."""
    rows = Event.objects.visible_to(person).filter(published_at__lte=clock.now()).only(*_ON_A_CARD)
    areas = Prefetch("areas", Area.objects.only("name"))
    return rows.annotate(taken=_seats_of(placed=True)).prefetch_related(areas)


def coming(person: Any) -> Any:
    """Return the events that are still to come, the next first."""
    return listed(person).filter(ends_at__gt=clock.now(), cancelled_at=None).order_by("begins_at", "pk")


def for_readers(person: Any) -> QuerySet[Event]:
    """Return events with all that the page for everybody shows, in few queries."""
    areas = Event.areas.through.objects.filter(record_id=OuterRef("pk")).values("area_id")
    rows = Event.objects.visible_to(person).select_related("unit").defer("search")
    rows = rows.annotate(taken=_seats_of(placed=True), area_keys=ArraySubquery(areas))
    return with_beside(
        rows.prefetch_related("programme", "pictures__file", "organisers", "attachments__file", "groups__receiver"),
        person,
    )


def for_staff(person: Any) -> QuerySet[Event]:
    """Return events with how many seats are taken, and how many wait."""
    rows = Event.objects.visible_to(person).select_related("unit", "body")
    return rows.annotate(taken=_seats_of(placed=True), in_line=_seats_of(placed=False))


def of_own_units(person: Any) -> Any:
    """Return the events of the units and bodies that one works for."""
    standing = authz.standing_of(person)
    rows = for_staff(person)
    if standing.operator_session:
        return rows
    return rows.filter(Q(unit_id__in=standing.staff_units) | Q(body_id__in=standing.staff_units))


def _seats_of(*, placed: bool) -> Any:
    rows = Registration.objects.filter(event=OuterRef("pk"), cancelled_at=None, placed_at__isnull=not placed)
    summed = rows.order_by().values("event").annotate(seats=Sum(1 + F("companions"))).values("seats")
    return Coalesce(Subquery(summed, output_field=IntegerField()), 0)


def seats_taken(event: Event) -> int:
    """Return how many seats are taken; those on the waiting list take none."""
    return Registration.objects.filter(event=event).placed().seats()


def seats_free(event: Event) -> int | None:
    """Return how many seats are free; None when there is no limit."""
    return None if event.capacity is None else max(0, event.capacity - seats_taken(event))


@dataclass(frozen=True)
class Attendance:
    """How many asked to come, and how many came."""

    registrations: int
    seats: int
    waiting: int
    cancelled: int
    checked_in: int
    walk_ins: int

    @property
    def came(self) -> int:
        """How many came altogether."""
        return self.checked_in + self.walk_ins


def attendance_of(event: Event) -> Attendance:
    """Return the figures of who comes and who came (1 query)."""
    seats = 1 + F("companions")
    live, placed = Q(cancelled_at=None), Q(placed_at__isnull=False)
    found = Registration.objects.filter(event=event).aggregate(
        registrations=Count("pk", live & placed),
        seats=Coalesce(Sum(seats, filter=live & placed), 0),
        waiting=Coalesce(Sum(seats, filter=live & ~placed), 0),
        cancelled=Count("pk", ~live),
        checked_in=Coalesce(Sum("came"), 0),
    )
    return Attendance(**found, walk_ins=event.walk_ins)


def by_secret(secret: str) -> Registration | None:
    """Return the registration behind a private link, or None."""
    rows = Registration.objects.select_related("event__unit")
    return rows.filter(key=key_of(secret)).first()


def invitation_by_secret(secret: str) -> Invitation | None:
    """Return the invitation behind a private link, or None; what has been erased leads nowhere."""
    rows = Invitation.objects.select_related("event__unit")
    return rows.filter(key=key_of(secret), erased_at=None).first()


def registration_of(invitation: Invitation) -> Registration | None:
    """Return the standing registration that an invitation has led to, or None."""
    return invitation.registrations.live().first()


def own_registration(event: Event, person: Any) -> Registration | None:
    """Return a signed-in person's standing registration, or None."""
    if not getattr(person, "pk", None):
        return None
    return Registration.objects.live().filter(event=event, user=person).first()


def own_registrations(person: Any) -> QuerySet[Registration]:
    """Return what a signed-in person has registered for and is still to come."""
    rows = Registration.objects.live().filter(user=person, event__ends_at__gt=clock.now(), event__cancelled_at=None)
    return rows.select_related("event").order_by("event__begins_at", "pk")


def guests(event: Event, *, words: str = "") -> QuerySet[Registration]:
    """Return the registrations of an event, those with a seat first; ``words`` finds by name, organisation or reference."""
    rows = event.registrations.live()
    for word in words.split()[:5]:
        rows = rows.filter(Q(name__icontains=word) | Q(organisation__icontains=word) | Q(reference__icontains=word))
    if words:
        return rows.order_by("name", "pk")
    return rows.order_by(F("placed_at").asc(nulls_last=True), "queued_at", "pk")


def needs_of(event: Event) -> list[tuple[str, int]]:
    """Return how many of those who come need what; the organiser plans by it."""
    rows = Registration.objects.filter(event=event).placed().values_list("needs", flat=True)
    counts = {str(need.label): 0 for need in Need}
    labels = {need.value: str(need.label) for need in Need}
    for needs in rows:
        for need in needs:
            counts[labels.get(need, need)] = counts.get(labels.get(need, need), 0) + 1
    return [(label, count) for label, count in counts.items() if count]


def joiners(event: Event) -> QuerySet[Registration]:
    """Return those who have asked to join a working group."""
    return event.registrations.live().filter(joins_group=True, erased_at=None).order_by("queued_at", "pk")


def map_of(event: Event) -> AreaMap | None:
    """Return the map with the event's place; None when no point has been set, or the city has no outlines."""
    known = ground() if event.lon is not None and event.lat is not None else None
    if known is None:
        return None
    point = MapPoint(event.place or str(event), event.lon or 0.0, event.lat or 0.0)
    return places_map(_("Where it is held"), known, points=[point])


@dataclass(frozen=True)
class Evaluation:
    """What people think: how many have answered (None: too few to say), and the figures that may be shown."""

    answered: int | None
    charts: Sequence[BarChart]


def evaluation_of(event: Event) -> Evaluation:
    """Return the figures of the evaluation; none at all while fewer have answered than the small-cell limit."""
    smallest = settings.RORET_SMALL_CELL
    rows = list(EvaluationAnswer.objects.filter(event=event).values_list(*(name for name, _question in QUESTIONS)))
    if not rows:
        return Evaluation(0, ())
    if len(rows) < smallest:
        return Evaluation(None, ())
    columns = zip(QUESTIONS, zip(*rows, strict=True), strict=True)
    return Evaluation(len(rows), [_chart(str(question), values, smallest) for (_name, question), values in columns])


def _chart(question: str, values: Sequence[int | None], smallest: int) -> BarChart:
    counts, _total = hide_small_counts([values.count(step) for step, _label in STEPS], smallest=smallest)
    bars = [Bar(str(label), count) for (_step, label), count in zip(STEPS, counts, strict=True)]
    return BarChart(question, bars, definition=_("Small figures, and those that would give them away, are hidden."))


def said_of(event: Event) -> QuerySet[EvaluationAnswer]:
    """Return what people wrote about an event, for those who work with it."""
    return EvaluationAnswer.objects.filter(event=event).exclude(text="").order_by("pk")


def events_of(record: Record, person: Any) -> QuerySet[Event]:
    """Return the announced events that are tied to a record, the next first (1 query)."""
    tied = Link.objects.filter(
        Q(upstream=OuterRef("pk"), downstream=record.pk) | Q(downstream=OuterRef("pk"), upstream=record.pk)
    )
    return listed(person).prefetch_related(None).filter(Exists(tied)).order_by("-begins_at", "pk")


@dataclass(frozen=True)
class Tied:
    """A record that the event hangs on, or that came of it."""

    link: Link
    record: Record


def tied_to(event: Event, person: Any) -> tuple[list[Tied], list[Tied]]:
    """Return what the event is about, and what it led to, as far as ``person`` may see it (2 queries)."""
    seen = Record.objects.visible_to(person).values("pk")
    about = Link.objects.filter(downstream=event.pk, upstream__in=seen).select_related("upstream")
    led_to = Link.objects.filter(upstream=event.pk, downstream__in=seen).select_related("downstream")
    return [Tied(link, link.upstream) for link in about], [Tied(link, link.downstream) for link in led_to]


def to_finish(person: Any) -> QuerySet[Event]:
    """Return the events of one's units that were held a fortnight ago or more, and that lack something (1 query).

    ``lacks_notes`` says that no notes are out, ``unread`` that people have evaluated it and nobody has drawn the lessons.
    """
    standing = authz.standing_of(person)
    mine = Q(unit_id__in=standing.staff_units) | Q(body_id__in=standing.staff_units)
    held = Event.objects.over().filter(mine, ends_at__lte=clock.now() - NOTES_WITHIN)
    answered = Exists(EvaluationAnswer.objects.filter(event=OuterRef("pk")))
    rows = held.annotate(lacks_notes=Q(documented_at=None), unread=answered & Q(evaluated_at=None))
    return rows.filter(Q(lacks_notes=True) | Q(unread=True)).select_related("unit").order_by("ends_at", "pk")


def to_hear(events: Iterable[int], *, at: datetime) -> QuerySet[Registration]:
    """Return those who came to one of these events before ``at`` and asked to hear what comes of it."""
    rows = Registration.objects.filter(
        event__in=list(events), event__begins_at__lte=at, event__cancelled_at=None, news=True
    )
    return rows.live().filter(placed_at__isnull=False)


def attendance_in(year: int) -> dict[str, int]:
    """Return how many public events were held in a year, how many seats were taken, and how many people came."""
    held = Event.objects.public().over().filter(begins_at__year=year)
    registered = Registration.objects.filter(event__in=held.order_by().values("pk")).placed()
    checked_in = registered.aggregate(came=Sum("came"))["came"] or 0
    walked_in = held.order_by().aggregate(count=Count("pk"), walk_ins=Coalesce(Sum("walk_ins"), 0))
    return {"held": walked_in["count"], "registered": registered.seats(), "came": checked_in + walked_in["walk_ins"]}


def on_file(person: Any) -> QuerySet[Event]:
    """Return the events that stand in the calendar: those to come, those of the last year, and those cancelled in it."""
    rows = listed(person).filter(begins_at__gte=clock.now() - timedelta(days=365))
    return rows.only(*_ON_A_CARD, "changed_at", "version").order_by("begins_at", "pk")


def newest(person: Any) -> QuerySet[Event]:
    """Return the events that were announced last, for the feed."""
    return (
        listed(person)
        .select_related("unit")
        .only(*_ON_A_CARD, "changed_at", "unit__name")
        .order_by("-published_at", "-pk")[:50]
    )
