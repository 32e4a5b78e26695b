"""Whether a member may take part in an item: raise the question, write down what the body decided."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from roret.commons.bodies.models import Membership
from roret.commons.meetings import events
from roret.commons.meetings.enums import Outcome
from roret.commons.meetings.models import AgendaItem, Disqualification
from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError


@transaction.atomic
def raise_disqualification(item: AgendaItem, *, by: Any, membership: Membership, reason: str) -> Disqualification:
    """Raise the question whether a member of the body may take part in an item; it follows the item's matter.

    Raises ``DomainError`` when she does not sit in the body on the day of the meeting, or the question is raised already.
    """
    authz.require(by, "meetings.judge_disqualification", item)
    item = AgendaItem.objects.select_related("meeting").lock(item.pk)
    _require_seat(item, membership)
    about: dict[str, Any] = {"record_id": item.record_id} if item.record_id else {"item": item}
    if Disqualification.objects.filter(membership=membership, **about).exists():
        raise DomainError(_("The question has been raised already."), field="membership")
    question = Disqualification(
        membership=membership, reason=reason, raised_by=authz.name_of(by) or "Roret", raised_at=clock.now(), **about
    )
    question.full_clean()
    question.save()
    journal.record(events.DisqualificationRaised, question, by=by, meeting=item.meeting.number, item=item.number)
    return question


@transaction.atomic
def decide_disqualification(
    question: Disqualification, *, by: Any, outcome: str, substitute: Membership | None = None
) -> Disqualification:
    """Write down what the body decided; a substitute may be called in for whoever may not take part."""
    authz.require(by, "meetings.judge_disqualification", question)
    question = Disqualification.objects.select_related("membership__post").lock(question.pk)
    if outcome == Outcome.RAISED:
        raise DomainError(_("Choose whether she may take part."), field="outcome")
    if substitute is not None:
        _require_in_line(question, substitute, outcome)
    question.outcome, question.substitute = outcome, substitute
    question.decided_at, question.decided_by = clock.now(), authz.name_of(by) or "Roret"
    question.full_clean()
    question.save()
    called = getattr(substitute, "pk", None)
    journal.record(events.DisqualificationDecided, question, by=by, outcome=outcome, substitute=called)
    return question


def _require_seat(item: AgendaItem, membership: Membership) -> None:
    begins = item.meeting.begins_at
    sitting = Membership.objects.current(localdate(begins) if begins else None)
    if not sitting.filter(pk=membership.pk, post__body=item.meeting.body_id).exists():
        raise DomainError(_("She does not sit in the body on the day of the meeting."), field="membership")


def _require_in_line(question: Disqualification, substitute: Membership, outcome: str) -> None:
    if outcome != Outcome.OUT:
        raise DomainError(_("A substitute comes only for a member who may not take part."), field="substitute")
    member = question.membership
    behind_her = substitute.substitute_for_id == member.pk
    behind_nobody = substitute.is_substitute and substitute.substitute_for_id is None
    if not behind_her and not (behind_nobody and substitute.post_id == member.post_id):
        raise DomainError(_("The substitute does not stand in line behind her."), field="substitute")
