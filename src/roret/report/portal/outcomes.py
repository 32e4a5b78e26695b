"""“Hvad blev der af det?”: what each theme of a consultation led to, from the official answer to the measured result."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from roret.commons.records.models import Record
from roret.commons.records.selectors import Station, Thread, thread
from roret.decide.matters.models import ThemeEffect
from roret.deliver.agreements.models import Target
from roret.foundation.ui.parts import Mark
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.enums import Effect
from roret.listen.contributions.models import Contribution, Theme

_DONE = {"plan", "goal", "action", "agreement", "target", "indicator"}
"""What is done about a decision is not done about a theme that was not followed."""

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
    def marks(self) -> list[Mark]:
        """The five marks from the official answer to the measured result, with the day each was reached."""
        done = [moment for action in self.found["action"] if (moment := _first(action, "done"))]
        started = [moment for action in self.found["action"] if (moment := _first(action, "started"))]
        measured = [moment for target in self.found["target"] if (moment := _first(target, "measured", "reached"))]
        decided = [moment for decision in self.found["decision"] if (moment := _first(decision, "decided"))]
        many = len(self.found["action"])
        count = _("%(done)d of %(all)d") % {"done": len(done), "all": many} if many else ""
        return [
            _mark(_("Answered"), [self.theme.answer.approved_at] if self.answered else []),
            _mark(_("Decided"), decided, begun=bool(self.found["decision"])),
            _mark(_("Begun"), started, begun=bool(many)),
            Mark(_("Done"), "done" if many and len(done) == many else "current" if done else "coming", note=count),
            _mark(_("Measured"), measured, begun=bool(self.found["target"])),
        ]

    @property
    def reached(self) -> int:
        """How many of the five marks have been reached."""
        return sum(mark.state == "done" for mark in self.marks)


def _mark(label: str, reached: list[datetime], *, begun: bool = False) -> Mark:
    return Mark(label, "done" if reached else "current" if begun else "coming", min(reached, default=None))


def _first(record: Record, *codes: str) -> datetime | None:
    """Return when a record first reached one of the milestones, which the thread has read already."""
    return min((one.at for one in record.milestones.all() if one.code.startswith(codes)), default=None)


def outcome_of(record: Record, *, person: Any, walked: Thread | None = None) -> list[ThemeOutcome]:
    """Return what each theme of a record led to, as far as ``person`` may see, in a fixed number of queries.

    ``walked`` is the record's thread where it is known already.
    """
    themes = contributions.themes_of(record).visible_to(person)
    return _outcomes(list(themes), walked or thread(record, person=person), person)


def outcome_of_contribution(contribution: Contribution, *, person: Any) -> list[ThemeOutcome]:
    """Return what each theme that a contribution is under led to."""
    record = contribution.record
    themes = list(contributions.themes_of(record).visible_to(person).filter(grouped__contribution=contribution))
    return _outcomes(themes, thread(record, person=person), person) if themes else []


def _outcomes(themes: list[Theme], found: Thread, person: Any) -> list[ThemeOutcome]:
    effects = {
        effect.theme_id: effect
        for effect in ThemeEffect.objects.visible_to(person).filter(theme__in=themes).order_by("pk")
    }
    statuses = _statuses(found)
    return [_outcome(theme, found, effects.get(theme.pk), statuses) for theme in themes]


def _outcome(theme: Theme, found: Thread, effect: ThemeEffect | None, statuses: dict[int, Any]) -> ThemeOutcome:
    outcome = ThemeOutcome(theme, effect, statuses=statuses)
    unheeded = effect is not None and effect.effect == Effect.NOT
    for record in _reached_from(theme.pk, found):
        if not (unheeded and record.kind in _DONE):
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
