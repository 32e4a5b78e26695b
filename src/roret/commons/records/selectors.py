"""Questions to the spine: the thread, walked both ways in one query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from roret.commons.records.enums import Stage
from roret.commons.records.models import Follow, Link, Milestone, Record, Topic

Direction = Literal["up", "down", "both"]

# The walk goes up from the start, and down from the start; never up and then down again, because then every
# consultation that shares a committee's meeting would be pulled in. Only what the start's own parts came from is followed
# too: an agreement came from the decided actions that its targets cite.
_WALK = """
WITH RECURSIVE asked(start, direction) AS (
    SELECT %s::bigint, %s
), up(id, depth) AS (
    (SELECT start, 0 FROM asked
     UNION
     SELECT downstream_id, 0 FROM records_link JOIN asked ON upstream_id = start
     WHERE kind = 'part_of' AND direction = 'both')
  UNION
    SELECT link.upstream_id, up.depth + 1 FROM up JOIN records_link link ON link.downstream_id = up.id WHERE up.depth < 30
), down(id, depth) AS (
    SELECT start, 0 FROM asked
  UNION
    SELECT link.downstream_id, down.depth + 1 FROM down JOIN records_link link ON link.upstream_id = down.id
    WHERE down.depth < 30
)
SELECT id FROM up JOIN asked ON direction <> 'down'
UNION
SELECT id FROM down JOIN asked ON direction <> 'up'
"""


def thread_ids(record: Record | int, *, direction: Direction = "both") -> list[int]:
    """Return the keys of all records upstream of, downstream of, or on the thread of ``record``, itself included."""
    start = record if isinstance(record, int) else record.pk
    with connection.cursor() as cursor:
        cursor.execute(_WALK, [start, direction])
        return [row[0] for row in cursor.fetchall()]


_DOWN = """
WITH RECURSIVE down(root, id) AS (
    SELECT root, root FROM unnest(%(roots)s::bigint[]) AS root
  UNION
    SELECT down.root, link.downstream_id FROM down JOIN records_link link ON link.upstream_id = down.id
)
SELECT root, id FROM down
"""


def downstream_of(roots: Iterable[int]) -> dict[int, list[int]]:
    """Return the keys of all that each of some records led to, itself included, whatever their number (1 query)."""
    found: dict[int, list[int]] = {root: [] for root in roots}
    if not found:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_DOWN, {"roots": list(found)})
        for root, key in cursor.fetchall():
            found[root].append(key)
    return found


CALLS = ("opened", "closed", "extended", "material", "again", "agenda", "moved", "cancelled")
"""Milestones that call people or tell them of a date: nothing has come back to anybody by them."""

_DRAWN = ("kind", "number", "title", "title_en", "published_at", "ends_at")
_LISTED = (
    *(*_DRAWN, "summary", "summary_en", "begins_at"),
    *("unit__abbreviation", "unit__name", "unit__name_en"),
)
"""What a station shows in the picture, and in the list: a thread may have hundreds, and a record has many columns."""


@dataclass
class Station:
    """One record on the thread, with the links that lead to it and from it among the records shown."""

    record: Record
    earlier: list[Link] = field(default_factory=list)
    later: list[Link] = field(default_factory=list)
    here: bool = False

    @property
    def stage(self) -> Stage:
        """Where in the loop it stands."""
        return self.record.record_kind.stage

    @property
    def happened_at(self) -> datetime | None:
        """When something last happened to it."""
        return self.record.happened_at  # type: ignore[attr-defined]

    @property
    def last_milestone(self) -> Milestone | None:
        """The latest thing that happened to it."""
        milestones = self.record.milestones.all()
        return milestones[0] if milestones else None


@dataclass(frozen=True)
class Thread:
    """The thread of a record as one person may see it, in the order of the loop."""

    start: Record
    stations: Sequence[Station]

    def by_stage(self) -> list[tuple[Stage, list[Station]]]:
        """Return the stations of each stage, in the loop's order; stages without any are kept, so that gaps show."""
        return [(stage, [station for station in self.stations if station.stage == stage]) for stage in Stage]

    def __len__(self) -> int:
        """Count the stations."""
        return len(self.stations)


def thread(record: Record, *, person: Any, limit: int = 400) -> Thread:
    """Return the thread of ``record``: what it came from and what it led to, as far as ``person`` may see (2 queries)."""
    milestones = Prefetch("milestones", Milestone.objects.order_by("-at", "-pk"))
    return _tied(
        record, _walked(record, person).select_related("unit").prefetch_related(milestones).only(*_LISTED)[:limit]
    )


def drawn_thread(record: Record, *, person: Any, limit: int = 400) -> Thread:
    """Return the thread with no more of each record than the picture shows (1 query)."""
    return _tied(record, _walked(record, person).only(*_DRAWN)[:limit])


def _tied(start: Record, records: QuerySet[Record]) -> Thread:
    """Make stations of the records, with the links among them."""
    stations = {one.pk: Station(one, here=one.pk == start.pk) for one in records}
    came_from = (Link(downstream=one.record, **tie) for one in stations.values() for tie in one.record.came_from)  # type: ignore[attr-defined]
    for link in sorted(came_from, key=lambda link: link.pk):
        if link.upstream_id in stations:
            stations[link.upstream_id].later.append(link)
            stations[link.downstream_id].earlier.append(link)
    return Thread(start, _in_order(stations.values()))


def _walked(record: Record, person: Any) -> QuerySet[Record]:
    """Return what is on the thread; each record with the links that lead to it, when something last happened, and the telling."""
    # Walked once and before the records are looked for: an array, where `IN (SELECT …)` might read all records first.
    keys = RawSQL(f"SELECT unnest(ARRAY({_WALK}))", [record.pk, "both"])  # noqa: S611 — our own words, and a key
    links = Link.objects.filter(downstream=OuterRef("pk"))
    milestones = Milestone.objects.filter(record=OuterRef("pk"))
    told = milestones.filter(spread_at__isnull=False).exclude(code__regex=rf"^({'|'.join(CALLS)})(-|$)")
    walked = Record.objects.visible_to(person).filter(pk__in=keys).order_by("pk")
    return walked.annotate(
        came_from=ArraySubquery(links.values(tie=JSONObject(id="id", upstream_id="upstream_id", kind="kind"))),
        happened_at=Subquery(milestones.order_by("-at", "-pk").values("at")[:1]),
        told_at=ArraySubquery(told.values("spread_at")),
    )


def _in_order(stations: Iterable[Station]) -> list[Station]:
    """Sort by stage, then by which kind came first on this thread, then by when they came to be."""
    found, stages = list(stations), list(Stage)
    first: dict[str, int] = {}
    for station in found:
        first[station.record.kind] = min(station.record.pk, first.get(station.record.kind, station.record.pk))
    return sorted(found, key=lambda one: (stages.index(one.stage), first[one.record.kind], one.record.pk))


def find_record(number: str, *, person: Any) -> Record:
    """Return the record with a number, if ``person`` may see it; raises ``Record.DoesNotExist``."""
    return Record.objects.visible_to(person).select_related("unit", "body").get(number=number)


def beside(record: Any, *, person: Any) -> tuple[bool, list[Topic]]:
    """Return what stands beside a record: whether ``person`` follows it, and its topics (1 query, none after ``with_beside``)."""
    read = record if "following" in vars(record) else with_beside(Record.objects.filter(pk=record.pk), person).get()
    return read.following, [Topic(**topic) for topic in read.topics_beside]


def with_beside(records: QuerySet[Any], person: Any) -> QuerySet[Any]:
    """Read, together with each record, what stands beside it on its page."""
    follows = Follow.objects.visible_to(person).filter(record=OuterRef("pk"))
    topics = Topic.objects.filter(records=OuterRef("pk")).order_by("sort_key")
    shown = ArraySubquery(topics.values(topic=JSONObject(id="id", name="name", name_en="name_en")))
    return records.annotate(following=Exists(follows), topics_beside=shown)
