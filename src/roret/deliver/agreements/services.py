"""Every way an agreement can change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Record
from roret.commons.records.services import (
    begin_record,
    change_record,
    in_both_languages,
    link_records,
    publish_record,
    reach_milestone,
)
from roret.deliver.agreements import events
from roret.deliver.agreements.models import Agreement, AgreementStatus, Target
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.events import tell


@transaction.atomic
def create_agreement(*, by: Any, **values: Any) -> Agreement:
    """Draft an agreement; its ``unit`` owes it to ``principal``."""
    agreement = Agreement(**values)
    authz.require(by, "agreements.create_agreement", agreement)
    begin_record(agreement, by=by)
    journal.record(events.Drafted, agreement, by=by)
    return agreement


@transaction.atomic
def update_agreement(agreement: Agreement, *, by: Any, version: int | None = None, **values: Any) -> Agreement:
    """Change an unsigned agreement; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    agreement = Agreement.objects.lock(agreement.pk)
    authz.require(by, "agreements.update_agreement", agreement)
    changes = change_record(agreement, version=version, **values)
    authz.require(by, "agreements.update_agreement", agreement)  # nobody pushes a promise onto a stranger's unit
    agreement.targets.update(unit_id=agreement.unit_id, body_id=agreement.body_id)
    journal.record(events.Changed, agreement, by=by, changes=changes)
    return agreement


@transaction.atomic
def add_target(agreement: Agreement, *, by: Any, actions: Any = (), **values: Any) -> Target:
    """Add a target to an unsigned agreement and cite the actions (or goals) it makes binding."""
    agreement = Agreement.objects.lock(agreement.pk)
    authz.require(by, "agreements.update_agreement", agreement)
    target = Target(
        agreement=agreement, unit_id=agreement.unit_id, body_id=agreement.body_id, invented=agreement.invented, **values
    )
    begin_record(target, by=by)
    link_records(agreement, target, kind=LinkKind.PART_OF, by=by)
    journal.record(events.TargetAdded, target, by=by)
    for action in actions:
        cite_action(target, action, by=by)
    return target


@transaction.atomic
def update_target(
    target: Target, *, by: Any, version: int | None = None, actions: Iterable[Record] | None = None, **values: Any
) -> Target:
    """Change a target of an unsigned agreement; where ``actions`` are given it cites them and no others."""
    target = Target.objects.lock(target.pk)
    authz.require(by, "agreements.update_agreement", target.agreement)
    changes = change_record(target, version=version, **values)
    journal.record(events.TargetChanged, target, by=by, changes=changes)
    if actions is not None:
        _cite_only(target, list(actions), by=by)
    return target


def _cite_only(target: Target, actions: list[Record], *, by: Any) -> None:
    kept = [action.pk for action in actions]
    for link in (
        target.upstream_links.filter(kind=LinkKind.TARGETS).exclude(upstream__in=kept).select_related("upstream")
    ):
        journal.record(events.ActionLeftOut, target, by=by, action=link.upstream.number)
        link.delete()
    for action in actions:
        cite_action(target, action, by=by)


@transaction.atomic
def remove_target(target: Target, *, by: Any) -> None:
    """Take a target out of an unsigned agreement; its links go with it, because nothing was promised yet."""
    target = Target.objects.lock(target.pk)
    authz.require(by, "agreements.update_agreement", target.agreement)
    journal.record(events.TargetRemoved, target, by=by)
    target.upstream_links.all().delete()
    target.downstream_links.all().delete()
    target.delete()


@transaction.atomic
def cite_action(target: Target, action: Record, *, by: Any) -> None:
    """Let the target make a decided action (or goal) binding: the knot of the thread."""
    authz.require(by, "agreements.update_agreement", target.agreement)
    if target.upstream_links.filter(upstream_id=action.pk, kind=LinkKind.TARGETS).exists():
        return
    link_records(action, target, kind=LinkKind.TARGETS, by=by)
    journal.record(events.ActionCited, target, by=by, action=action.number)


@transaction.atomic
def sign_agreement(agreement: Agreement, *, by: Any) -> Agreement:
    """Sign and publish the agreement with its targets; refused with the list of what is missing."""
    agreement = Agreement.objects.lock(agreement.pk)
    authz.require(by, "agreements.sign_agreement", agreement)
    lifecycle.require_nothing_missing(agreement.missing_before_signing())
    agreement.signed_at, agreement.signed_by = clock.now(), authz.name_of(by)
    agreement.save(update_fields=["signed_at", "signed_by"])
    publish_record(agreement, by=by)
    targets = list(Target.objects.select_for_update(of=("self",)).filter(agreement=agreement))
    for target in targets:
        publish_record(target, by=by)
        sentence = in_both_languages(gettext_noop("A unit has promised to reach the target “%(title)s”"), target)
        reach_milestone(target, code="promised", **sentence)
    journal.record(events.Signed, agreement, by=by, targets=len(targets))
    tell(events.agreement_signed, agreement)
    return agreement


@transaction.atomic
def write_status(agreement: Agreement, *, by: Any, kind: str, text: str, on: date | None = None) -> AgreementStatus:
    """Write how it goes at half-year or at the end."""
    agreement = Agreement.objects.lock(agreement.pk)
    authz.require(by, "agreements.write_status", agreement)
    lifecycle.require(agreement.can_write_status())
    day = on or clock.today()
    status = AgreementStatus(agreement=agreement, kind=kind, on=day, text=text, written_by=authz.name_of(by))
    status.full_clean()
    status.save()
    journal.record(events.StatusWritten, agreement, by=by, kind=str(kind), on=str(day))
    return status
