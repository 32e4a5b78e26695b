"""Rules: made, changed by a new version, ended. What a rule has said stays."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.decide.duties import events
from roret.decide.duties.models import DutyRule, RuleVersion
from roret.foundation import authz, clock, journal
from roret.foundation.errors import ChangedMeanwhile, DomainError

SETS = ("deciders", "topics", "target_groups")
SAYS = ("consultee", "domains", "significance", "step", "frequency", "must_answer", "legal_basis", "valid_from")


@transaction.atomic
def make_rule(*, by: Any, name: str, **says: Any) -> DutyRule:
    """Make a rule with its first version; raises ``DomainError`` when the name is taken or a yearly rule names no body."""
    authz.require(by, "duties.change_dutyrule")
    if DutyRule.objects.filter(name=name.strip()).exists():
        raise DomainError(_("There is a rule of that name already."), field="name")
    rule = DutyRule(name=name.strip())
    rule.full_clean()
    rule.save()
    version = _write(rule, number=1, by=by, says=says)
    journal.record(events.RuleMade, rule, by=by, version=1, says=_in_words(version))
    return rule


@transaction.atomic
def change_rule(rule: DutyRule, *, by: Any, number: int | None = None, **says: Any) -> RuleVersion:
    """Let a new version take over on its first day; the one before it counts until then.

    ``number`` is the version that the writer saw; raises ``ChangedMeanwhile`` when there is a newer one, and ``DomainError``
    when the new one would begin before or with the one that it follows.
    """
    authz.require(by, "duties.change_dutyrule", rule)
    rule = DutyRule.objects.lock(rule.pk)
    latest = _latest(rule)
    if number is not None and number != latest.number:
        raise ChangedMeanwhile
    if says["valid_from"] <= latest.valid_from:
        raise DomainError(_("The new version must begin after the one that it follows."), field="valid_from")
    if latest.valid_to is None or latest.valid_to > says["valid_from"]:
        latest.valid_to = says["valid_from"]
        latest.save(update_fields=["valid_to"])
    version = _write(rule, number=latest.number + 1, by=by, says=says)
    journal.record(events.RuleChanged, rule, by=by, version=version.number, says=_in_words(version))
    return version


@transaction.atomic
def end_rule(rule: DutyRule, *, by: Any, valid_to: date) -> RuleVersion:
    """Let a rule count no more from a day; raises ``DomainError`` when it has ended or the day is before its first."""
    authz.require(by, "duties.change_dutyrule", rule)
    rule = DutyRule.objects.lock(rule.pk)
    latest = _latest(rule)
    if latest.valid_to and latest.valid_to <= clock.today():
        raise DomainError(_("The rule has ended already."))
    if valid_to < latest.valid_from:
        raise DomainError(_("The day is before the version's first day."), field="valid_to")
    latest.valid_to = valid_to
    latest.save(update_fields=["valid_to"])
    journal.record(events.RuleEnded, rule, by=by, from_day=valid_to.isoformat())
    return latest


def _latest(rule: DutyRule) -> RuleVersion:
    return rule.versions.latest("number")


def _write(rule: DutyRule, *, number: int, by: Any, says: dict[str, Any]) -> RuleVersion:
    many = {name: says.pop(name, ()) for name in SETS}
    version = RuleVersion(rule=rule, number=number, made_at=clock.now(), made_by=authz.name_of(by) or "Roret", **says)
    if version.frequency == "yearly" and version.consultee_id is None:
        raise DomainError(_("Say which body must be heard once a year."), field="consultee")
    version.full_clean()
    version.save()
    for name, rows in many.items():
        getattr(version, name).set(rows)
    return version


def _in_words(version: RuleVersion) -> dict[str, str]:
    words = {name: str(getattr(version, name) or "") for name in SAYS}
    return words | {name: ", ".join(map(str, getattr(version, name).all())) for name in SETS}
