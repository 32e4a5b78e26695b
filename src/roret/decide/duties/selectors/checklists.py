"""A matter's checklist, what it waits for, and what waits at a person's desk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link
from roret.decide.duties.enums import DutyState, Frequency, Reason
from roret.decide.duties.models import DutyDeed, RuleVersion
from roret.decide.duties.selectors import facts, rulebook
from roret.decide.matters.enums import Step
from roret.decide.matters.models import Matter
from roret.decide.matters.selectors import worked_on
from roret.engines import duties as plain
from roret.foundation import clock, lifecycle
from roret.listen.consultations.models import Consultation, Party

ORDER = (Step.SIGNATURE, Step.AGENDA, Step.DECISION)
URGENT = {state: place for place, state in enumerate(DutyState)}
"""Overdue first, then what is to be sent, then what is sent."""
OPEN = frozenset({plain.State.OVERDUE, plain.State.REQUIRED, plain.State.SENT})
LONGEST = 500
"""So many hearings are shown at a desk; the count says how many there are."""


@dataclass(frozen=True)
class Line:
    """One line of a checklist, with what a page shows."""

    duty: plain.Duty
    version: RuleVersion
    consultee: str
    matter: Matter | None = None
    deed: DutyDeed | None = None
    asked: facts.Asked | None = None

    @property
    def state(self) -> DutyState:
        """Where the duty stands."""
        return DutyState(self.duty.state)

    @property
    def who(self) -> str:
        """Who must be heard."""
        return self.consultee or _("The local committees")

    @property
    def why(self) -> str:
        """Why it is not relevant, in words; a person's own where there are any."""
        own = self.deed.away_reason if self.deed else ""
        return own or (str(Reason(self.duty.why).label) if self.duty.why else "")

    @property
    def sent_on(self) -> date | None:
        """The day on which it was sent, by hand or by the consultation."""
        return (self.deed and self.deed.sent_on) or (self.asked and self.asked.sent) or None

    @property
    def answered_on(self) -> date | None:
        """The day on which the answer came."""
        return (self.deed and self.deed.answered_on) or (self.asked and self.asked.answered) or None

    @property
    def open(self) -> bool:
        """Say whether somebody is still to do something."""
        return self.state in {DutyState.OVERDUE, DutyState.REQUIRED, DutyState.SENT}

    @property
    def may_be_judged(self) -> bool:
        """Say whether the rule leaves room for a judgement."""
        return bool(self.version.significance) and self.state == DutyState.REQUIRED

    @property
    def url(self) -> str:
        """The line's place on the matter's checklist."""
        return reverse("staff:matter-duties", args=[self.duty.matter]) + f"#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The line's name on its page."""
        return f"duty-{self.duty.rule}-{self.duty.consultee or 0}"


@dataclass(frozen=True)
class Checklist:
    """All that must be heard in one matter; what is not relevant stands apart."""

    matter: Matter
    lines: Sequence[Line]
    asks_for_domains: bool
    """Whether a rule turns on the matter's domains, and nobody has said which they are."""

    @property
    def relevant(self) -> list[Line]:
        """The duties, those to act on first."""
        return sorted((line for line in self.lines if not line.duty.why), key=lambda line: URGENT[line.state])

    @property
    def not_relevant(self) -> list[Line]:
        """The rules that ask nothing here, each with its reason; a person's judgement first."""
        return sorted(
            (line for line in self.lines if line.duty.why), key=lambda line: line.duty.why != plain.Why.JUDGED
        )

    @property
    def judged(self) -> list[Line]:
        """What a person has judged not to be relevant."""
        return [line for line in self.lines if line.duty.why == plain.Why.JUDGED]

    @property
    def holding(self) -> list[Line]:
        """The duties for which the final decision waits."""
        return [line for line in self.relevant if line.duty.blocks]


def checklist_of(matter: Matter) -> Checklist:
    """Return who must be heard in a matter, and where each stands (4 queries, 5 with local committees)."""
    versions = rulebook.reckoned(RuleVersion.objects.all())
    if not versions:
        return Checklist(matter, (), asks_for_domains=False)
    read = _Read.of(versions, _with_year(matter, versions))
    lines = [
        replace(line, matter=matter)
        for line in read.lines(explain=True)
        if line.duty.matter == matter.pk and line.duty.why != plain.Why.NOT_IN_FORCE
    ]
    unsaid = any(one.key == matter.pk and one.domains is None for one in read.matters)
    return Checklist(matter, lines, unsaid and any(line.version.domains and not line.duty.why for line in lines))


def _with_year(matter: Matter, versions: Iterable[RuleVersion]) -> QuerySet[Matter]:
    """Return the matter, and the others in which those were heard who must be heard once a year."""
    wanted, yearly = Q(pk=matter.pk), [one for one in versions if one.frequency == Frequency.YEARLY]
    if yearly:
        asked = Consultation.objects.filter(parties__unit__in={one.consultee_id for one in yearly})
        under = Link.objects.filter(upstream__in=asked.values("pk"), kind=LinkKind.BASED_ON)
        by_hand = DutyDeed.objects.filter(rule__in={one.rule_id for one in yearly}, answered_on__isnull=False)
        wanted |= Q(pk__in=under.values("downstream")) | Q(pk__in=by_hand.values("matter"))
    return Matter.objects.filter(wanted)


@dataclass(frozen=True)
class _Read:
    """What has been read about some matters: enough to work their duties out and to dress them."""

    versions: Sequence[RuleVersion]
    matters: Sequence[plain.Matter]
    by_hand: Mapping[plain.Key, DutyDeed]
    asked: Mapping[facts.Pair, facts.Asked]
    local: facts.LocalBodies

    @classmethod
    def of(cls, versions: Sequence[RuleVersion], rows: QuerySet[Matter]) -> Self:
        """Read it (3 queries, 1 more where a rule is about local committees)."""
        matters, areas = facts.matters_with_areas(rows)
        keys = [one.key for one in matters]
        local = (
            facts.local_bodies(areas) if areas and any(one.consultee_id is None for one in versions) else facts.NOWHERE
        )
        return cls(versions, matters, facts.deeds_by_hand(keys), facts.asked_in_consultations(keys), local)

    def duties(self, *, explain: bool = False) -> list[plain.Duty]:
        """Return the duties of all the matters as plain data."""
        rules = [rulebook.as_plain(one) for one in self.versions]
        deeds = facts.plain_deeds(rules, self.by_hand, self.asked)
        return plain.duties_of(
            rules, self.matters, today=clock.today(), deeds=deeds, local=self.local.of_area, explain=explain
        )

    def lines(self, *, explain: bool = False) -> list[Line]:
        """Return the duties of all the matters, dressed."""
        return [self.line(duty) for duty in self.duties(explain=explain)]

    @cached_property
    def days(self) -> dict[int, date]:
        """The day of each matter."""
        return {one.key: one.day for one in self.matters}

    @cached_property
    def history(self) -> dict[int, list[RuleVersion]]:
        """The versions of each rule, the oldest first."""
        found: dict[int, list[RuleVersion]] = {}
        for one in self.versions:
            found.setdefault(one.rule_id, []).append(one)
        return found

    def line(self, duty: plain.Duty) -> Line:
        """Dress a duty with its version, its consultee and what has been done."""
        version = self.version_of(duty)
        who = str(version.consultee) if version.consultee_id else self.local.names.get(duty.consultee or 0, "")
        deed = self.by_hand.get((duty.matter, duty.rule, duty.consultee))
        return Line(duty, version, who, None, deed, self.asked.get((duty.matter, duty.consultee or 0)))

    def version_of(self, duty: plain.Duty) -> RuleVersion:
        """Return the version of the duty's rule that counts on the matter's day."""
        day, versions = self.days[duty.matter], self.history[duty.rule]
        fits = (one for one in versions if one.valid_from <= day and (one.valid_to is None or day < one.valid_to))
        return next(fits, versions[-1])


def find_line(checklist: Checklist, *, rule: int, consultee: int) -> Line | None:
    """Return one line of a checklist, None when the rule asks nothing of the consultee there."""
    found = (line for line in checklist.lines if (line.duty.rule, line.duty.consultee) == (rule, consultee))
    return next((line for line in found if line.duty.why in {None, plain.Why.JUDGED}), None)


def missing_before(checklist: Checklist, step: Step) -> list[lifecycle.Missing]:
    """Return what is missing before a step: whom nobody has heard, and the domains when a rule turns on them."""
    missing = []
    where = reverse("staff:matter-duties", args=[checklist.matter.pk])
    if checklist.asks_for_domains and step == Step.DECISION:
        missing.append(
            lifecycle.Missing(_("Which domains the matter lies in. None is an answer too."), f"{where}#domains")
        )
    due = ORDER[: ORDER.index(step) + 1]
    known = [line for line in checklist.holding if not (checklist.asks_for_domains and line.version.domains)]
    text = _("%(who)s must be heard: %(state)s.")
    return missing + [
        lifecycle.Missing(text % {"who": line.who, "state": str(line.state.label).lower()}, line.url)
        for line in known
        if line.version.step in due
    ]


@dataclass(frozen=True)
class Desk:
    """What waits at a person's desk: hearings, overdue first, and matters of which nobody has said what they are about."""

    lines: Sequence[Line] = ()
    unsaid: Sequence[Matter] = ()
    count: int = 0
    """How many hearings wait; the first ``LONGEST`` are in ``lines``."""
    overdue: int = 0


def waiting_for(person: Any) -> Desk:
    """Return what waits in the undecided matters of a person's units and committees.

    Where a matter's domains have not been said, the rules about domains stand for one thing to do: say them.
    """
    undecided = worked_on(person).filter(closed_at=None).exclude(decisions__final=True)
    versions = rulebook.reckoned(RuleVersion.objects.all())
    if not versions:
        return Desk()
    read = _Read.of(versions, Matter.objects.filter(pk__in=undecided.values("pk")))
    known, unsaid = _apart(read, [duty for duty in read.duties() if duty.state in OPEN])
    known.sort(key=lambda duty: (URGENT[DutyState(duty.state)], duty.due or date.max, -duty.matter))
    first = known[:LONGEST]
    matters = undecided.prefetch_related(None).in_bulk({duty.matter for duty in first} | unsaid)
    lines = [replace(read.line(duty), matter=matters[duty.matter]) for duty in first]
    overdue = sum(duty.state == plain.State.OVERDUE for duty in known)
    return Desk(lines, [matters[key] for key in sorted(unsaid)], len(known), overdue)


def _apart(read: _Read, duties: Iterable[plain.Duty]) -> tuple[list[plain.Duty], set[int]]:
    """Return the duties that are known, and the matters in which one more would turn on domains that nobody has said."""
    unknown = {one.key for one in read.matters if one.domains is None}
    known, unsaid = [], set()
    for duty in duties:
        if duty.matter in unknown and duty.state == plain.State.REQUIRED and read.version_of(duty).domains:
            unsaid.add(duty.matter)
        else:
            known.append(duty)
    return known, unsaid


def unheard_this_year() -> list[RuleVersion]:
    """Return the rules that ask once a year, and by which nobody has been heard yet this year."""
    today = clock.today()
    yearly = list(
        RuleVersion.objects.in_force(today).filter(frequency=Frequency.YEARLY).select_related("rule", "consultee")
    )
    if not yearly:
        return []
    by_hand = DutyDeed.objects.filter(rule__in=[one.rule_id for one in yearly], answered_on__year=today.year)
    heard = set(by_hand.values_list("rule_id", flat=True))
    answered = Party.objects.filter(unit__in=[one.consultee_id for one in yearly]).filter(
        Q(no_remarks_at__year=today.year) | Q(answers__contribution__received_at__year=today.year)
    )
    bodies = set(answered.values_list("unit_id", flat=True))
    return [one for one in yearly if one.rule_id not in heard and one.consultee_id not in bodies]
