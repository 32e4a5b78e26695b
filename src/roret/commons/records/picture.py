"""The thread as a picture: from the selectors' stations to what the ui draws."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.records.enums import Stage
from roret.commons.records.models import Record
from roret.commons.records.selectors import Station, Thread, drawn_thread
from roret.foundation import clock
from roret.foundation.ui import charts

SHOWN_ONE_BY_ONE = 2
"""More of one kind than this in a stage stand together as one station, so that the whole thread can be seen at once."""


def thread_picture(
    record: Record, *, person: Any, walked: Thread | None = None, one_by_one: int = SHOWN_ONE_BY_ONE
) -> charts.Thread:
    """Return the thread of a record as ``person`` may see it, for ``{% thread_picture %}``; ``walked`` if it is known."""
    found = walked or drawn_thread(record, person=person)
    stages = [
        charts.Stage(
            key=stage.value,
            label=str(stage.label),
            stations=list(_stations(stations, record, one_by_one)),
            empty=_empty(stage),
        )
        for stage, stations in found.by_stage()
    ]
    told = _told(found, record)
    stages[-1] = replace(stages[-1], stations=[*stages[-1].stations, *told])
    return charts.Thread(stages=stages, title=_("The thread of “%(title)s”") % {"title": record}, current=record.number)


def _told(found: Thread, record: Record) -> list[charts.Station]:
    """Draw the reporting back: how many milestones those who took part have been told of, and when last."""
    told = [at for station in found.stations for at in station.record.told_at]  # type: ignore[attr-defined]
    if not told:
        return []
    title = ngettext("%(count)d milestone told", "%(count)d milestones told", len(told)) % {"count": len(told)}
    url = reverse("public:thread", args=[record.number])
    return [charts.Station(kind=_("To those who took part"), number="", title=title, url=url, date=max(told))]


def _stations(stations: Sequence[Station], record: Record, one_by_one: int) -> Iterator[charts.Station]:
    """Draw few of a kind one by one, many as one; the record that is looked at always stands by itself."""
    for _kind, group in groupby(stations, key=lambda station: station.record.kind):
        same = list(group)
        alone = [station for station in same if station.here or len(same) <= one_by_one]
        yield from (_drawn(station) for station in alone)
        together = [station for station in same if station not in alone]
        if together:
            yield _together(together, record)


def _drawn(station: Station) -> charts.Station:
    record = station.record
    return charts.Station(
        kind=str(record.record_kind.name),
        number=record.number,
        title=short_title(record),
        url=record.get_absolute_url(),
        date=station.happened_at or record.published_at,
        done=_done(station),
        current=station.here,
    )


def short_title(record: Record) -> str:
    """Return the title without its kind in front, which stands beside it anyway: “Decision: A plan” is “A plan”."""
    title, before = str(record), f"{record.record_kind.name}: "
    return title.removeprefix(before) or title


def _done(station: Station) -> bool:
    """Say whether something has happened to it, or come of it; a measure is what comes in the end.

    What is still open to answers has not been heard yet.
    """
    ends_at = station.record.ends_at
    if station.stage == Stage.LISTEN and ends_at and ends_at > clock.now():
        return False
    return bool(station.happened_at or station.later or station.stage == Stage.MEASURE)


def _together(stations: Sequence[Station], record: Record) -> charts.Station:
    kind = stations[0].record.record_kind
    latest = max((station.happened_at for station in stations if station.happened_at), default=None)
    return charts.Station(
        kind=str(kind.plural),
        number="",
        title=_("%(count)d %(kind)s") % {"count": len(stations), "kind": str(kind.plural).lower()},
        url=f"{reverse('public:thread', args=[record.number])}#{kind.key}",
        date=latest,
        done=all(_done(station) for station in stations),
    )


def _empty(stage: Any) -> str:
    return {
        "listen": _("Nothing has been sent in yet."),
        "decide": _("Nothing has been decided yet."),
        "deliver": _("No unit has promised anything yet."),
        "measure": _("Nothing has been measured yet."),
        "report": _("Nothing has been reported back yet."),
    }[stage.value]
