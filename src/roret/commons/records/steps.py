"""The thread as a list: stage by stage and kind by kind, one line for each record, with what it came from and led to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from roret.commons.records.enums import BACKWARDS, LinkKind, Stage
from roret.commons.records.kinds import RecordKind
from roret.commons.records.models import Record
from roret.commons.records.picture import short_title
from roret.commons.records.selectors import Station, Thread


@dataclass(frozen=True)
class Tie:
    """How a record hangs on others of one kind: the words, and where they lead."""

    words: str
    name: str
    anchor: str


@dataclass(frozen=True)
class Line:
    """One record of the thread."""

    station: Station
    title: str
    ties: list[Tie]


@dataclass(frozen=True)
class Group:
    """The records of one kind in a stage; open when one came from there."""

    kind: RecordKind
    lines: list[Line]
    here: bool

    @property
    def reached(self) -> int:
        """How many of them something has happened to."""
        return sum(bool(line.station.happened_at) for line in self.lines)

    @property
    def latest(self) -> Any:
        """When something last happened to one of them."""
        return max((line.station.happened_at for line in self.lines if line.station.happened_at), default=None)


def steps_of(walked: Thread) -> list[tuple[Stage, list[Group]]]:
    """Return the groups of each stage, in the order of the loop; a stage without any has an empty list."""
    records = {station.record.pk: station.record for station in walked.stations}
    return [(stage, list(_groups(stations, records))) for stage, stations in walked.by_stage()]


def _groups(stations: Iterable[Station], records: dict[int, Record]) -> Iterable[Group]:
    for _kind, group in groupby(stations, key=lambda station: station.record.kind):
        same = list(group)
        lines = [Line(station, short_title(station.record), _ties(station, records)) for station in same]
        yield Group(same[0].record.record_kind, lines, any(station.here for station in same))


def _ties(station: Station, records: dict[int, Record]) -> list[Tie]:
    earlier = ((str(BACKWARDS[LinkKind(link.kind)]), records[link.upstream_id]) for link in station.earlier)
    later = ((str(link.get_kind_display()), records[link.downstream_id]) for link in station.later)
    return [*_tied(earlier), *_tied(later)]


def _tied(pairs: Iterable[tuple[str, Record]]) -> Iterable[Tie]:
    """Name one other record by its title, many of a kind by their number."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for words, other in pairs:
        found[words, other.kind].append(other)
    for (words, key), others in found.items():
        if len(others) == 1:
            yield Tie(words, short_title(others[0]), f"r{others[0].number}")
        else:
            kind = others[0].record_kind
            name = _("%(count)d %(kind)s") % {"count": len(others), "kind": str(kind.plural).lower()}
            yield Tie(words, name, key)
