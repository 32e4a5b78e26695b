"""The thread as a line of stages: heard, decided, delivered, measured, and back to those who took part.

Made of lists, so that it reads well aloud, stands upright on a phone and prints.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from roret.foundation.ui import formats
from roret.foundation.ui.charts import Stage, Station, Thread

ICONS = {"listen": "forum", "decide": "how-to-reg", "deliver": "checklist", "measure": "analytics", "report": "reply"}


def stage_words() -> dict[str, tuple[str, str]]:
    """Each stage's name and what it says while nothing has come yet."""
    return {
        "listen": (pgettext("stage of the thread", "Heard"), _("Nobody has been heard yet.")),
        "decide": (pgettext("stage of the thread", "Decided"), _("No decision yet.")),
        "deliver": (pgettext("stage of the thread", "Delivered"), _("Nothing has been carried out yet.")),
        "measure": (pgettext("stage of the thread", "Measured"), _("Nothing has been measured yet.")),
        "report": (pgettext("stage of the thread", "Back to you"), _("No report back yet.")),
    }


def describe(thread: Thread) -> dict[str, Any]:
    """The stages with their stations, the state of each, and which record one looks at."""
    reached = [index for index, stage in enumerate(thread.stages) if stage.stations]
    last = reached[-1] if reached else -1
    stages = [
        _stage(stage, current=thread.current, state=_state(stage, index=index, last=last))
        for index, stage in enumerate(thread.stages)
    ]
    return {"title": thread.title or _("From what was said to what became of it"), "stages": stages}


def _state(stage: Stage, *, index: int, last: int) -> str:
    if not stage.stations:
        return "skipped" if index < last else "coming"
    return "now" if index == last and not all(station.done for station in stage.stations) else "done"


def _stage(stage: Stage, *, current: str, state: str) -> dict[str, Any]:
    label, empty = stage_words()[stage.key]
    return {
        "key": stage.key,
        "state": state,
        "icon": ICONS[stage.key],
        "label": stage.label or label,
        "empty": stage.empty or empty,
        "stations": [_station(station, current=current) for station in stage.stations],
    }


def _station(station: Station, *, current: str) -> dict[str, Any]:
    return {
        **asdict(station),
        "here": station.current or (bool(current) and station.number == current),
        "count_text": _count(station),
    }


def _count(station: Station) -> str:
    if not station.count:
        return ""
    if station.count_label:
        return f"{formats.number(station.count)}{formats.NBSP}{station.count_label}"
    text = ngettext("%(number)s response", "%(number)s responses", station.count)
    return text % {"number": formats.number(station.count)}
