"""The thread as a picture: from the selectors' stations to what the ui draws."""

from typing import Any

from django.utils.translation import gettext as _

from roret.commons.records.models import Record
from roret.commons.records.selectors import Station, thread
from roret.foundation.ui import charts


def thread_picture(record: Record, *, person: Any) -> charts.Thread:
    """Return the thread of a record as ``person`` may see it, for ``{% thread_picture %}``."""
    found = thread(record, person=person)
    stages = [
        charts.Stage(
            key=stage.value,
            label=str(stage.label),
            stations=[_drawn(station) for station in stations],
            empty=_empty(stage),
        )
        for stage, stations in found.by_stage()
    ]
    return charts.Thread(stages=stages, title=_("The thread of “%(title)s”") % {"title": record}, current=record.number)


def _drawn(station: Station) -> charts.Station:
    record, milestone = station.record, station.last_milestone
    return charts.Station(
        kind=str(record.record_kind.name),
        number=record.number,
        title=str(record),
        url=record.get_absolute_url(),
        date=milestone.at if milestone else record.published_at,
        status=str(milestone or ""),
        done=bool(milestone),
        current=station.here,
    )


def _empty(stage: Any) -> str:
    return {
        "listen": _("Nothing has been sent in yet."),
        "decide": _("Nothing has been decided yet."),
        "deliver": _("No unit has promised anything yet."),
        "measure": _("Nothing has been measured yet."),
        "report": _("Nothing has been reported back yet."),
    }[stage.value]
