"""Sharing out the queue: who looks what through, and by when."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import cycle
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records.models import Record
from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError
from roret.listen.contributions import events
from roret.listen.contributions.models import Contribution, Handling
from roret.listen.contributions.selectors import owners_of


@transaction.atomic
def assign_contributions(
    contributions: Iterable[Contribution], *, by: Any, owners: Sequence[Any], due_on: date | None = None
) -> int:
    """Give contributions to one or several persons, evenly and in order; return how many.

    Given again, they are taken from whoever had them. Raises ``DomainError`` when nothing or nobody is chosen, when the day
    has passed, or when somebody does not work in the unit.
    """
    rows = list(contributions)
    if not rows or not owners:
        raise DomainError(_("Tick the responses and choose who looks them through."))
    if due_on and due_on < clock.today():
        raise DomainError(_("Choose a day that has not passed."), field="due_on")
    for record in {row.record for row in rows}:
        _require(record, owners, by=by)
    turns = zip(rows, cycle(owners), strict=False)
    _keep(
        [Handling(contribution=row, owner=owner, due_on=due_on, assigned_by=authz.name_of(by)) for row, owner in turns]
    )
    _note(rows, owners, by=by, due_on=due_on)
    return len(rows)


def _require(record: Record, owners: Sequence[Any], *, by: Any) -> None:
    authz.require(by, "contributions.assign_contribution", record)
    able = set(owners_of(record).values_list("pk", flat=True))
    for owner in owners:
        if owner.pk not in able:
            raise DomainError(_("%(name)s does not work in the unit.") % {"name": owner}, field="owners")


def _keep(handlings: list[Handling]) -> None:
    fields = ["owner", "due_on", "assigned_by", "assigned_at"]
    Handling.objects.bulk_create(
        handlings, update_conflicts=True, unique_fields=["contribution"], update_fields=fields, batch_size=1000
    )


def _note(rows: list[Contribution], owners: Sequence[Any], *, by: Any, due_on: date | None) -> None:
    names = ", ".join(str(owner) for owner in owners)
    for record in {row.record for row in rows}:
        count = sum(row.record_id == record.pk for row in rows)
        day = due_on.isoformat() if due_on else ""
        journal.record(events.Assigned, record, by=by, count=count, owners=names, due_on=day)
