"""A dry run: which past and planned matters a changed rule would touch, before anybody changes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from roret.commons.areas.models import Area
from roret.decide.duties.models import RuleVersion
from roret.decide.duties.selectors import facts, rulebook
from roret.decide.matters.models import Matter
from roret.decide.matters.selectors import visible_matters
from roret.engines import duties as plain

AT_MOST = 50
"""So many matters are named in each list; the count says how many there are."""


@dataclass(frozen=True)
class Touched:
    """Matters of one kind: how many, and the newest of them."""

    count: int
    matters: Sequence[Matter]


@dataclass(frozen=True)
class DryRun:
    """What a change would do: matters where somebody more or somebody less must be heard, decided and not."""

    more_planned: Touched
    less_planned: Touched
    more_past: Touched
    less_past: Touched

    @property
    def nothing(self) -> bool:
        """Say whether no matter is touched."""
        return not any(one.count for one in (self.more_planned, self.less_planned, self.more_past, self.less_past))


def dry_run(
    before: RuleVersion | None, after: RuleVersion, person: Any, *, deciders: Iterable[Any] = (), topics: Iterable[Any] = (),
    target_groups: Iterable[Any] = (),
) -> DryRun:  # fmt: skip
    """Return what a version that is only typed would change against the one before it, as if both had always been in force.

    Counts are of all matters; only those that ``person`` may see are named.
    """
    new = rulebook.plain_rule(after, deciders=_keys(deciders), topics=_keys(topics), groups=_keys(target_groups))
    old = _kept(before) if before else None
    data = facts.plain_matters(Matter.objects.all())
    areas = dict(Area.objects.values_list("pk", "name"))
    more, less = plain.touched(old, new, data, local=facts.local_bodies(areas).of_area)
    decided = set(Matter.objects.filter(decisions__final=True).values_list("pk", flat=True))
    kinds = (more - decided, less - decided, more & decided, less & decided)
    shown = [sorted(kind, reverse=True)[:AT_MOST] for kind in kinds]
    named = visible_matters(person).in_bulk({key for keys in shown for key in keys})
    return DryRun(
        *(Touched(len(kind), [named[k] for k in keys if k in named]) for kind, keys in zip(kinds, shown, strict=True))
    )


def _kept(version: RuleVersion) -> plain.Rule:
    return rulebook.as_plain(rulebook.reckoned(RuleVersion.objects.filter(pk=version.pk))[0])


def _keys(rows: Iterable[Any]) -> list[int]:
    return [row.pk for row in rows]
