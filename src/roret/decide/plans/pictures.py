"""A plan as a picture and as figures."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from roret.decide.plans.models import Action
from roret.decide.plans.selectors import PlanPage
from roret.foundation import clock
from roret.foundation.ui.charts import Timeline, TimelineRow


def timeline_of(page: PlanPage) -> Timeline | None:
    """Return the plan's actions over time; None when none has both its days."""
    rows = [_row(page, action) for action in page.actions if action.begins_at and action.ends_at]
    return Timeline(_("Actions over time"), rows, today=clock.today()) if rows else None


def tiles_of(page: PlanPage) -> list[tuple[Any, ...]]:
    """Return the plan's few large figures."""
    progress = page.progress
    tiles: list[tuple[Any, ...]] = [(progress.total, _("actions")), (progress.done, _("done"))]
    if page.plan.has_ended:
        tiles.append((progress.left, _("not carried out when the plan ended")))
    else:
        tiles += [(progress.started, _("in progress")), (progress.overdue, _("overdue"))]
    return [*tiles, (progress.stopped, _("stopped"))] if progress.stopped else tiles


def _row(page: PlanPage, action: Action) -> TimelineRow:
    return TimelineRow(
        label=str(action),
        start=localdate(action.begins_at),
        end=localdate(action.ends_at),
        status=_status(action),
        wave=page.plan.wave_name(action.wave),
        url=action.get_absolute_url(),
    )


def _status(action: Action) -> Any:
    if action.stopped_at:
        return "stopped"
    if action.done_at:
        return "done"
    if action.is_left:
        return "left"
    if action.is_overdue:
        return "delayed"
    return "running" if action.started_at else "planned"
