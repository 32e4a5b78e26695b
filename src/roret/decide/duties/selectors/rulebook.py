"""Questions about the rules and their versions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from roret.decide.duties.enums import Frequency
from roret.decide.duties.models import DutyRule, RuleVersion
from roret.engines import duties as plain


def versions_of(rule: DutyRule) -> QuerySet[RuleVersion]:
    """Return a rule's versions, the newest first."""
    return RuleVersion.objects.filter(rule=rule).with_sets().order_by("-number")


def rules_today() -> QuerySet[RuleVersion]:
    """Return the newest version of every rule, in the rules' order; ended rules too."""
    return RuleVersion.objects.with_sets().order_by("rule__name", "-number").distinct("rule__name")


def reckoned(versions: QuerySet[RuleVersion]) -> list[RuleVersion]:
    """Return versions with the keys of their sets as ``decider_keys``, ``topic_keys`` and ``group_keys`` (1 query)."""
    rows = versions.select_related("rule", "consultee").order_by("rule__name", "number")
    return list(
        rows.annotate(
            decider_keys=_keys_of("deciders"), topic_keys=_keys_of("topics"), group_keys=_keys_of("target_groups")
        )
    )


def _keys_of(name: str) -> ArraySubquery:
    field = RuleVersion._meta.get_field(name)
    through, other = field.remote_field.through, field.m2m_reverse_field_name()  # type: ignore[union-attr]
    return ArraySubquery(through.objects.filter(ruleversion=OuterRef("pk")).values(f"{other}_id"))


def as_plain(version: Any) -> plain.Rule:
    """Return a version as the reckoning takes it; it must have been read by ``reckoned``."""
    return plain_rule(version, deciders=version.decider_keys, topics=version.topic_keys, groups=version.group_keys)


def plain_rule(
    version: RuleVersion, *, deciders: Iterable[int] = (), topics: Iterable[int] = (), groups: Iterable[int] = ()
) -> plain.Rule:
    """Return a version, kept or only typed, as the reckoning takes it; the sets are keys."""
    return plain.Rule(
        version.rule_id or 0,
        version.valid_from or date.min,
        version.valid_to,
        version.consultee_id,
        deciders=frozenset(deciders),
        domains=frozenset(version.domains),
        topics=frozenset(topics),
        groups=frozenset(groups),
        step=version.step,
        yearly=version.frequency == Frequency.YEARLY,
        must_answer=version.must_answer,
    )
