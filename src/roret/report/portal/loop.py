"""How far consultations have come round the loop, and what they changed: for the front page and the lists of results."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import ngettext

from roret.commons.records.enums import Stage
from roret.commons.records.models import Milestone
from roret.commons.records.selectors import downstream_of
from roret.decide.matters.models import ThemeEffect
from roret.foundation.keeping import kept_as_guests_see
from roret.foundation.ui.parts import Mark
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import Effect
from roret.report.portal.selectors import with_outcome

BEGUN = {"decide": ("agenda",), "deliver": ("adopted", "promised", "started"), "measure": ()}
REACHED = {"decide": ("decided",), "deliver": ("done",), "measure": ("measured", "reached")}
"""The codes of milestones (what stands before a hyphen) that begin a stage of the loop, and those that reach it."""


@dataclass
class Happened:
    """What has happened downstream of one consultation: when, by the milestones' codes, and when it was last told."""

    at: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, datetime] = field(default_factory=dict)

    def of(self, codes: Iterable[str]) -> list[datetime]:
        """Return when milestones with one of the codes were reached, the first first."""
        return sorted(moment for code in codes for moment in self.at.get(code, ()))


@dataclass(frozen=True)
class Case:
    """A consultation with how far it has come, and what it changed."""

    consultation: Consultation
    marks: Sequence[Mark]
    effects: Sequence[ThemeEffect] = ()

    @property
    def reached(self) -> int:
        """How many of the five stages have been reached."""
        return sum(mark.state == "done" for mark in self.marks)

    @property
    def example(self) -> ThemeEffect | None:
        """What changed first and foremost: a theme that was followed, else one that was followed in part."""
        ranked = (Effect.FOLLOWED, Effect.PARTLY)
        found = [effect for effect in self.effects if effect.effect in ranked]
        return min(found, key=lambda one: ranked.index(Effect(one.effect)), default=None)

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """How many themes were followed, followed in part and not followed: key, words and number."""
        found = Counter(effect.effect for effect in self.effects)
        return [(str(kind), str(kind.label), found[kind]) for kind in Effect if found[kind]]


def latest_cases(person: Any, *, count: int) -> list[Case]:
    """Return the consultations that something has come of: of the latest, those that have come the furthest first."""

    def make(person: Any) -> list[Case]:
        answered = with_outcome(person).filter(answered_count__gt=0)[: count * 3]
        return sorted(cases_of(answered, person=person), key=lambda case: -case.reached)[:count]

    return kept_as_guests_see(f"latest-cases:{count}", person=person, make=make)


def cases_of(consultations: Iterable[Consultation], *, person: Any) -> list[Case]:
    """Return consultations with how far each has come, as far as ``person`` may see (3 queries whatever the number)."""
    found = list(consultations)
    happened = _happened([one.pk for one in found], person=person)
    effects = defaultdict(list)
    stated = ThemeEffect.objects.visible_to(person).filter(theme__subject__in=found).select_related("theme")
    for effect in stated.order_by("theme__order", "pk"):
        effects[effect.theme.subject_id].append(effect)
    return [Case(one, marks_of(one, happened[one.pk]), effects[one.pk]) for one in found]


def _happened(roots: Sequence[int], *, person: Any) -> dict[int, Happened]:
    downstream = downstream_of(roots)
    keys = {key for found in downstream.values() for key in found}
    by_record = defaultdict(list)
    rows = Milestone.objects.visible_to(person).filter(record__in=keys)
    for key, code, at, told in rows.values_list("record_id", "code", "at", "spread_at"):
        by_record[key].append((code.partition("-")[0], at, told))
    found = {root: Happened() for root in roots}
    for root, keys_ in downstream.items():
        for code, at, told in (row for key in keys_ for row in by_record[key]):
            found[root].at[code].append(at)
            if told:
                found[root].told[code] = max(told, found[root].told.get(code, told))
    return found


def marks_of(consultation: Consultation, happened: Happened) -> list[Mark]:
    """Return the five marks: heard, decided, delivered, measured, and reported back to those who took part."""
    closed = min(filter(None, (consultation.closed_at, consultation.ends_at)), default=None)
    marks = [
        Mark(str(Stage.LISTEN.label), "done" if consultation.state in {"closed", "answered"} else "current", closed)
    ]
    marks += [_mark(stage, happened) for stage in (Stage.DECIDE, Stage.DELIVER, Stage.MEASURE)]
    told = max(happened.told.values(), default=None)
    whole = any(code in happened.told for code in REACHED["measure"])
    return [*marks, Mark(str(Stage.REPORT.label), "done" if whole else "current" if told else "coming", told)]


def _mark(stage: Stage, happened: Happened) -> Mark:
    reached, begun = happened.of(REACHED[stage]), happened.of(BEGUN[stage])
    if reached:
        when = reached[0] if stage == Stage.DELIVER else reached[-1]
        note = ngettext("%(count)d action", "%(count)d actions", len(reached)) % {"count": len(reached)}
        return Mark(str(stage.label), "done", when, note if stage == Stage.DELIVER else "")
    return Mark(str(stage.label), "current" if begun else "coming", begun[0] if begun else None)
