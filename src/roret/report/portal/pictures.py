"""The pictures of the front page: what the house is for in five stages, and where something can be influenced now."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.areas.models import Area
from roret.commons.areas.selectors import area_map
from roret.commons.records.enums import Stage
from roret.foundation.ui.charts import AreaMap
from roret.foundation.ui.svg.thread import ICONS
from roret.listen.consultations.models import Consultation


def stages() -> list[dict[str, str]]:
    """Return the five stages of the loop, each with its icon and what happens there, to you."""
    words = {
        Stage.LISTEN: _("You and others say what you think."),
        Stage.DECIDE: _("The committee decides and says what you changed."),
        Stage.DELIVER: _("The decision becomes actions with a date."),
        Stage.MEASURE: _("We measure whether it helps."),
        Stage.REPORT: _("You are told at every step."),
    }
    return [{"label": str(stage.label), "icon": ICONS[stage], "text": text} for stage, text in words.items()]


def open_map(consultations: Iterable[Consultation]) -> AreaMap | None:
    """Return the map of where consultations are open, with their number in each area; None when none is about a place."""
    areas: dict[int, Area] = {}
    count: Counter[int] = Counter()
    for consultation in consultations:
        for area in consultation.areas.all():
            areas[area.pk] = area
            count[area.pk] += 1
    values: dict[int, Any] = {
        key: ngettext("%(count)d consultation", "%(count)d consultations", number) % {"count": number}
        for key, number in count.items()
    }
    return area_map(areas.values(), values=values, title=_("Consultations on the map"), legend=_("Open now"))
