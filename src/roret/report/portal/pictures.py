"""The pictures of the front page: what the house is for in five stages, and where something can be influenced now."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.commons.areas.selectors import area_map
from roret.commons.records.enums import Stage
from roret.foundation.keeping import kept_as_guests_see
from roret.foundation.ui.charts import AreaMap
from roret.foundation.ui.formats import number
from roret.foundation.ui.svg.thread import ICONS
from roret.listen.consultations.selectors import open_by_area
from roret.listen.contributions.enums import Effect
from roret.report.portal.outcomes import ThemeOutcome


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


def open_map(person: Any) -> AreaMap | None:
    """Return the map of where consultations are open, with their number in each area; None when none is about a place."""
    return kept_as_guests_see("open-map", person=person, make=_open_map)


def _open_map(person: Any) -> AreaMap | None:
    count = open_by_area(person)
    values: dict[int, Any] = {
        key: ngettext("%(count)d consultation", "%(count)d consultations", many) % {"count": many}
        for key, many in count.items()
    }
    return area_map(count, values=values, title=_("Consultations on the map"), legend=_("Open now"))


def outcome_tiles(outcomes: Sequence[ThemeOutcome], *, received: int) -> list[tuple[Any, ...]]:
    """Return a consultation's few large figures: responses, answered themes, and what became of them."""
    tiles: list[tuple[Any, ...]] = [(number(received), ngettext("response", "responses", received))]
    if not outcomes:
        return tiles
    answered = sum(one.answered for one in outcomes)
    of_all = _("%(done)d of %(all)d") % {"done": answered, "all": len(outcomes)}
    tiles.append((of_all, _("themes answered")))
    effects = Counter(one.effect.effect for one in outcomes if one.effect)
    if effects:
        tiles += [(effects[kind], str(kind.label).lower()) for kind in Effect]
    return tiles
