"""“Hvad blev der af det?”: what each theme of a consultation led to, from the official answer to the measured result."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from roret.commons.records.models import Record
from roret.commons.records.selectors import Station, Thread, thread
from roret.decide.matters.models import ThemeEffect
from roret.deliver.agreements.models import Target
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.models import Theme

_STOPS = {"decision"}
"""Where a theme has led to goals of its own, the way through the decision would pull in every other theme's actions."""


@dataclass
class ThemeOutcome:
    """What one theme led to."""

    theme: Theme
    effect: ThemeEffect | None = None
    found: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    statuses: dict[int, Any] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Say whether the official answer is there."""
        return self.theme.answer.approved_at is not None

    @property
    def measured(self) -> list[tuple[Record, Any]]:
        """The targets with their measured status."""
        return [(target, self.statuses.get(target.pk)) for target in self.found["target"]]

    @property
    def reached(self) -> int:
        """How many of the five steps from answer to measured result have been taken."""
        steps = (
            self.answered,
            self.effect,
            self.found["decision"],
            self.found["action"],
            any(status for _, status in self.measured),
        )
        return sum(bool(step) for step in steps)


def outcome_of(record: Record, *, person: Any) -> list[ThemeOutcome]:
    """Return what each theme of a record led to, as far as ``person`` may see, in a fixed number of queries."""
    found = thread(record, person=person)
    themes = list(contributions.themes_of(record).visible_to(person))
    effects = {
        effect.theme_id: effect
        for effect in ThemeEffect.objects.visible_to(person).filter(theme__in=themes).order_by("pk")
    }
    statuses = _statuses(found)
    return [_outcome(theme, found, effects.get(theme.pk), statuses) for theme in themes]


def outcome_of_themes(themes: Iterable[Theme], *, record: Record, person: Any) -> list[ThemeOutcome]:
    """Return the outcomes of some of a record's themes: those that one contribution is under."""
    wanted = {theme.pk for theme in themes}
    return [outcome for outcome in outcome_of(record, person=person) if outcome.theme.pk in wanted]


def _outcome(theme: Theme, found: Thread, effect: ThemeEffect | None, statuses: dict[int, Any]) -> ThemeOutcome:
    outcome = ThemeOutcome(theme, effect, statuses=statuses)
    for record in _reached_from(theme.pk, found):
        outcome.found[record.kind].append(record)
    return outcome


def _reached_from(start: int, found: Thread) -> Sequence[Record]:
    stations = {station.record.pk: station for station in found.stations}
    own_goals = any(_kind(stations, link.downstream_id) == "goal" for link in _later(stations, start))
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if own_goals and _kind(stations, here) in _STOPS:
            continue
        fresh = [link.downstream_id for link in _later(stations, here) if link.downstream_id not in seen]
        seen.update(fresh)
        waiting += fresh
    return [station.record for station in found.stations if station.record.pk in seen and station.record.pk != start]


def _later(stations: dict[int, Station], key: int) -> list[Any]:
    return stations[key].later if key in stations else []


def _kind(stations: dict[int, Station], key: int) -> str:
    return stations[key].record.kind if key in stations else ""


def _statuses(found: Thread) -> dict[int, Any]:
    keys = [station.record.pk for station in found.stations if station.record.kind == "target"]
    if not keys:
        return {}
    from roret.measure.indicators.selectors import status_of_targets

    return status_of_targets(Target.objects.filter(pk__in=keys))
