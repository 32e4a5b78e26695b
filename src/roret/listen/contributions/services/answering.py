"""Answering: one official answer for each theme, with an owner and a due date."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import change_record, in_both_languages, publish_record, reach_milestone
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.contributions import events
from roret.listen.contributions.models import Answer, Theme


@transaction.atomic
def assign_answer(answer: Answer, *, by: Any, owner: Any, due_on: date | None) -> Answer:
    """Say who owes the answer and by when."""
    authz.require(by, "contributions.assign_answer", answer)
    answer = Answer.objects.lock(answer.pk)
    lifecycle.require(can_write(answer))
    answer.owner, answer.due_on = owner, due_on
    answer.save(update_fields=["owner", "due_on"])
    journal.record(events.AnswerAssigned, answer, by=by, owner=getattr(owner, "pk", None), due_on=str(due_on or ""))
    return answer


@transaction.atomic
def write_answer(answer: Answer, *, by: Any, text: str, version: int | None = None) -> Answer:
    """Keep what has been written; raises ``ChangedMeanwhile`` when somebody else saved since ``version``."""
    authz.require(by, "contributions.write_answer", answer)
    answer = Answer.objects.lock(answer.pk)
    lifecycle.require(can_write(answer))
    change_record(answer, version=version, text=text)
    journal.record(events.AnswerWritten, answer, by=by)
    return answer


@transaction.atomic
def approve_answer(answer: Answer, *, by: Any) -> Answer:
    """Make the answer official: it is published, and those whose words it answers are told."""
    authz.require(by, "contributions.approve_answer", answer)
    answer = Answer.objects.lock(answer.pk)
    lifecycle.require(can_write(answer))
    if not answer.text.strip():
        raise DomainError(_("Write the answer before you approve it."), field="text")
    answer.approved_at, answer.approved_by = clock.now(), authz.name_of(by)
    answer.save(update_fields=["approved_at", "approved_by"])
    theme = Theme.objects.lock(answer.theme_id)
    for record in (theme, answer):
        if not record.is_published:
            publish_record(record, by=by)
    journal.record(events.AnswerApproved, answer, by=by)
    sentence = in_both_languages(gettext_noop("The theme “%(title)s” has been answered"), answer)
    reach_milestone(answer, code="answered", **sentence)
    tell(events.answer_approved, answer)
    return answer


def can_write(answer: Answer) -> lifecycle.Verdict:
    """Say whether the answer may still change."""
    if answer.approved_at:
        return lifecycle.refuse(_("The answer is approved and published. It cannot be changed."))
    return lifecycle.possible
