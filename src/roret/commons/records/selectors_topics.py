"""Questions about topics: the tree, and what is under one of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, registry
from roret.commons.records.models import Record, RecordQuerySet, Topic
from roret.foundation import clock

SHOWN = 8
"""How many of each kind a topic's page shows before it leads to the rest."""


@dataclass
class Branch:
    """A topic with those below it."""

    topic: Topic
    children: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class OfAKind:
    """The newest records of one kind under a topic, and how many there are."""

    kind: RecordKind
    records: Sequence[Record]
    count: int

    @property
    def more(self) -> bool:
        """Say whether there are more than are shown."""
        return self.count > len(self.records)


def topic_tree() -> list[Branch]:
    """Return all topics as trees in Danish order (1 query)."""
    branches = {topic.pk: Branch(topic) for topic in Topic.objects.order_by("sort_key", "pk")}
    roots: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.topic.parent_id or 0)
        (above.children if above else roots).append(branch)
    return roots


def way_to(topic: Topic) -> list[Topic]:
    """Return the topics above one, from the top down (one query for each level)."""
    found: list[Topic] = []
    above = topic.parent
    while above is not None:
        found.insert(0, above)
        above = above.parent
    return found


def records_under(topic: Topic, *, person: Any) -> RecordQuerySet:
    """Return the published records that name the topic or one below it, as far as ``person`` may see them."""
    named = Record.topics.through.objects.filter(topic_id__in=_with_those_below(topic)).values("record_id")
    return Record.objects.visible_to(person).filter(pk__in=named, published_at__lte=clock.now())


def open_now(rows: RecordQuerySet) -> list[Record]:
    """Return what one can still have a say in, soonest closing first (1 query)."""
    heard = [kind.key for kind in registry.values() if kind.stage == Stage.LISTEN]
    now = clock.now()
    found = rows.filter(kind__in=heard, begins_at__lte=now, ends_at__gt=now).select_related("unit")
    return list(found.order_by("ends_at", "pk")[:SHOWN])


def by_kind(rows: RecordQuerySet) -> list[OfAKind]:
    """Return the newest of each kind in the order of the loop (2 queries)."""
    counts = dict(rows.order_by().values_list("kind").annotate(number=Count("pk")))
    rank = Window(RowNumber(), partition_by="kind", order_by=[F("published_at").desc(), F("pk").desc()])
    newest: dict[str, list[Record]] = defaultdict(list)
    for record in rows.annotate(rank=rank).filter(rank__lte=SHOWN).select_related("unit").order_by("rank"):
        newest[record.kind].append(record)
    return [OfAKind(kind, newest[kind.key], counts[kind.key]) for kind in _in_the_loop() if kind.key in counts]


def _in_the_loop() -> Iterable[RecordKind]:
    stages = list(Stage)
    return sorted(registry.values(), key=lambda kind: stages.index(kind.stage))


def _with_those_below(topic: Topic) -> set[int]:
    found, level = {topic.pk}, {topic.pk}
    while level:
        level = set(Topic.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found
