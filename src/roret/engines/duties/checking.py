"""Working duties out: which rules count for which matters, and where each stands on a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from roret.engines.duties.plain import Deed, Duty, Matter, Rule, State, Why

Key = tuple[int, int, int | None]
"""The matter, the rule and the consultee."""
Deeds = Mapping[Key, Deed]
Local = Mapping[int, Sequence[int]]
"""The local bodies of each area."""
NOTHING = Deed()
CLEAR = frozenset({State.NOT_RELEVANT, State.ANSWERED, State.WAIVED})
"""States in which nobody waits for the consultee."""


def why_not(rule: Rule, matter: Matter) -> Why | None:
    """Return why a rule asks nothing in a matter, None when it does; areas are not looked at."""
    if not rule.in_force(matter.day):
        return Why.NOT_IN_FORCE
    if rule.deciders and matter.decider not in rule.deciders:
        return Why.DECIDER
    return None if _concerns(rule, matter) else Why.SUBJECT


def _concerns(rule: Rule, matter: Matter) -> bool:
    """Say whether they have something in common. A matter whose domains nobody has said may lie in any of them."""
    if not (rule.domains or rule.topics or rule.groups):
        return True
    if rule.domains and (matter.domains is None or not rule.domains.isdisjoint(matter.domains)):
        return True
    return not (rule.topics.isdisjoint(matter.topics) and rule.groups.isdisjoint(matter.groups))


def duties_of(
    rules: Sequence[Rule],
    matters: Iterable[Matter],
    *,
    today: date,
    deeds: Deeds | None = None,
    local: Local | None = None,
    explain: bool = False,
) -> list[Duty]:
    """Return the duties of matters, in their order and the rules' order.

    With ``explain`` the rules that ask nothing are there too, each with its reason. A rule that asks once a year is met by an
    answer in any of the matters of the same year, so give all of a year's matters when the year is asked about.
    """
    matters, deeds, local = list(matters), deeds or {}, local or {}
    asking = _asking(rules)
    heard = _heard_in_year(rules, matters, deeds)
    found: list[Duty] = []
    for matter in matters:
        for rule in rules if explain else asking(matter):
            found.extend(_of_pair(rule, matter, today=today, deeds=deeds, local=local, heard=heard, explain=explain))
    return found


def _asking(rules: Sequence[Rule]):  # type: ignore[no-untyped-def]
    """Return a function that gives a matter's rules; what is alike in many matters is worked out once."""

    @cache
    def of(day: date, decider: int | None, *subject: frozenset[object] | None) -> tuple[Rule, ...]:
        seen = Matter(0, day, decider, *subject)  # type: ignore[arg-type]
        return tuple(rule for rule in rules if why_not(rule, seen) is None)

    return lambda matter: of(matter.day, matter.decider, matter.domains, matter.topics, matter.groups)


def _of_pair(
    rule: Rule, matter: Matter, *, today: date, deeds: Deeds, local: Local, heard: Mapping[Key, int], explain: bool
) -> Iterator[Duty]:
    why = why_not(rule, matter) if explain else None
    consultees = [] if why else _consultees(rule, matter, local)
    if why or not consultees:
        if explain:
            yield Duty(
                matter.key, rule.key, rule.consultee, State.NOT_RELEVANT, rule.step, why=why or Why.NO_LOCAL_BODY
            )
        return
    for consultee in consultees:
        deed = deeds.get((matter.key, rule.key, consultee), NOTHING)
        elsewhere = heard.get((matter.day.year, rule.key, consultee)) if rule.yearly else None
        yield _standing(rule, matter, consultee, deed=deed, elsewhere=elsewhere, today=today)


def _consultees(rule: Rule, matter: Matter, local: Local) -> list[int]:
    if rule.consultee is not None:
        return [rule.consultee]
    return list(dict.fromkeys(body for area in sorted(matter.areas) for body in local.get(area, ())))


def _standing(rule: Rule, matter: Matter, consultee: int, *, deed: Deed, elsewhere: int | None, today: date) -> Duty:
    state = state_of(deed, today=today, answered=elsewhere is not None)
    silent = state == State.OVERDUE and not rule.must_answer
    return Duty(
        matter.key,
        rule.key,
        consultee,
        state,
        rule.step,
        due=deed.due,
        blocks=state not in CLEAR and not silent,
        why=Why.JUDGED if state == State.NOT_RELEVANT else None,
        heard_in=elsewhere if elsewhere != matter.key else None,
    )


def state_of(deed: Deed, *, today: date, answered: bool = False) -> State:
    """Return where a duty stands: what was heard counts most, then what was decided away, then what waits."""
    if deed.answered or answered:
        return State.ANSWERED
    if deed.judged_away:
        return State.NOT_RELEVANT
    if deed.waived:
        return State.WAIVED
    if deed.sent is None:
        return State.REQUIRED
    return State.OVERDUE if deed.due and deed.due < today else State.SENT


def _heard_in_year(rules: Sequence[Rule], matters: Sequence[Matter], deeds: Deeds) -> dict[Key, int]:
    """Return the first matter of each year in which a consultee answered, for the rules that ask once a year."""
    yearly = {rule.key for rule in rules if rule.yearly}
    years = {matter.key: matter.day.year for matter in matters}
    found: dict[Key, int] = {}
    for (matter, rule, consultee), deed in deeds.items():
        if rule in yearly and deed.answered and matter in years:
            key = (years[matter], rule, consultee)
            found[key] = min(matter, found.get(key, matter))
    return found


def touched(before: Rule | None, after: Rule, matters: Iterable[Matter], *, local: Local) -> tuple[set[int], set[int]]:
    """Return the matters in which a changed rule would ask for more, and for less, had each version always been in force."""
    more, less = set(), set()
    for matter in matters:
        old = set(_asked(before, matter, local)) if before else set()
        new = set(_asked(after, matter, local))
        if new - old:
            more.add(matter.key)
        if old - new:
            less.add(matter.key)
    return more, less


def _asked(rule: Rule, matter: Matter, local: Local) -> list[int]:
    fits = not (rule.deciders and matter.decider not in rule.deciders) and _concerns(rule, matter)
    return _consultees(rule, matter, local) if fits else []
