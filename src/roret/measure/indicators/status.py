"""The status light of targets: the engine's rule, read in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.engines.figures import status as engine
from roret.foundation import clock
from roret.foundation.ui.filters import danish_number

LABELS = {
    "green": gettext_noop("On track"),
    "yellow": gettext_noop("Slightly behind"),
    "red": gettext_noop("Behind"),
    "none": gettext_noop("Not measured"),
}
REACHED, NEARLY, MISSED = gettext_noop("Reached"), gettext_noop("Nearly reached"), gettext_noop("Not reached")
_SENTENCES = (
    gettext_noop("Nothing has been measured yet."),
    gettext_noop("The newest measurement is %(months)s months old."),
    gettext_noop("%(value)s reaches the goal of %(goal)s."),
    gettext_noop("%(value)s is at least as good as the %(expected)s expected by now."),
    gettext_noop("%(value)s is behind the %(expected)s expected by now, within the tolerance of %(tolerance)s."),
    gettext_noop("%(value)s is behind the %(expected)s expected by now, by more than the tolerance of %(tolerance)s."),
)
"""The engine's sentences, marked here so that they are translated."""


@dataclass(frozen=True)
class TargetStatus:
    """A target's light with its word, the rule in words, and the newest value."""

    light: str
    label: str
    sentence: str
    reached: bool
    value: Decimal | None = None
    month: date | None = None


def status_of(target: Any, observations: Iterable[Any]) -> TargetStatus:
    """Return the status of one target from the shown observations of its indicator."""
    shown = [row for row in observations if row.shown is not None]
    found = engine.status(
        _asked(target, shown), (engine.Observation(row.month, row.shown) for row in shown), today=clock.today()
    )
    light = "none" if found.light is engine.Light.GREY else str(found.light)
    newest = max(shown, key=lambda row: row.month, default=None)
    return TargetStatus(
        light,
        _(_label(target, found, light)),
        _sentence(found),
        found.rule is engine.Rule.REACHED,
        newest.shown if newest else None,
        newest.month if newest else None,
    )


def _label(target: Any, found: engine.Status, light: str) -> str:
    """Name the light; a goal is reached or not once it is met, or its day has come and been measured."""
    if found.rule is engine.Rule.REACHED:
        return REACHED
    measured: Any = found.values.get("measured")
    over = target.goal_on < clock.today() and measured and measured.replace(day=1) >= target.goal_on.replace(day=1)
    if not over or light == "none":
        return LABELS[light]
    return NEARLY if light == "yellow" else MISSED


def _asked(target: Any, shown: list[Any]) -> engine.Target:
    """Describe the target to the engine; where nobody noted when the baseline was taken, the agreement's start counts."""
    begins = target.baseline_on or (
        timezone.localdate(target.agreement.begins_at) if target.agreement.begins_at else None
    )
    first = min((row.month for row in shown), default=target.goal_on)
    return engine.Target(
        goal=target.goal,
        begins=min(begins or first, target.goal_on),
        ends=target.goal_on,
        direction=engine.Direction(target.direction),
        baseline=target.baseline,
        tolerance=target.tolerance,
    )


def _sentence(found: engine.Status) -> str:
    words = {
        name: value if name == "months" else danish_number(value)
        for name, value in found.values.items()
        if name != "measured"
    }
    return _(engine.SENTENCES[found.rule]) % words
