"""Every way questions can change, and how answers are kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from roret.foundation import authz, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.questions import events, selectors
from roret.listen.questions.enums import WITH_OPTIONS, QuestionKind
from roret.listen.questions.models import Question, QuestionAnswer

MOST_QUESTIONS = 30
MOST_OPTIONS = 30
LONGEST_OPTION = 150


@transaction.atomic
def add_question(
    consultation: Consultation,
    *,
    by: Any,
    text: str,
    kind: str,
    help: str = "",  # noqa: A002 — the column's own word
    required: bool = False,
    options: Sequence[str] = (),
) -> Question:
    """Ask one more question, last; refused once the first response is in."""
    authz.require(by, "questions.edit_question", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(can_change(consultation))
    if consultation.questions.count() >= MOST_QUESTIONS:
        raise DomainError(
            _("There are %(most)d questions already. Fewer questions give better answers.") % {"most": MOST_QUESTIONS}
        )
    last = consultation.questions.aggregate(last=Max("order"))["last"] or 0
    question = Question(
        consultation=consultation, order=last + 1, kind=kind, text=text, help=help, required=required,
        options=checked_options(kind, options),
    )  # fmt: skip
    question.full_clean()
    question.save()
    journal.record(events.Added, question, by=by, kind=str(kind), options=question.options)
    return question


@transaction.atomic
def change_question(question: Question, *, by: Any, **values: Any) -> Question:
    """Change a question's words, kind or options; refused once the first response is in."""
    authz.require(by, "questions.edit_question", question)
    consultation = Consultation.objects.lock(question.consultation_id)
    lifecycle.require(can_change(consultation))
    question = Question.objects.lock(question.pk)
    before = {name: getattr(question, name) for name in values}
    for name, value in values.items():
        setattr(question, name, value)
    question.options = checked_options(question.kind, question.options)
    question.full_clean()
    question.save()
    changes = {
        name: [before[name], getattr(question, name)] for name in values if before[name] != getattr(question, name)
    }
    journal.record(events.Changed, question, by=by, changes=changes)
    return question


@transaction.atomic
def move_question(question: Question, *, by: Any, up: bool) -> Question:
    """Let a question change places with the one before or after it."""
    authz.require(by, "questions.edit_question", question)
    consultation = Consultation.objects.lock(question.consultation_id)
    lifecycle.require(can_change(consultation))
    rows = list(consultation.questions.order_by("order", "pk"))
    place = next(place for place, row in enumerate(rows) if row.pk == question.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        for order, row in enumerate(rows, 1):
            row.order = order
        Question.objects.bulk_update(rows, ["order"])
        journal.record(events.Moved, question, by=by, before=place + 1, after=other + 1)
    return Question.objects.get(pk=question.pk)


@transaction.atomic
def remove_question(question: Question, *, by: Any) -> None:
    """Take a question out; refused once the first response is in."""
    authz.require(by, "questions.edit_question", question)
    consultation = Consultation.objects.lock(question.consultation_id)
    lifecycle.require(can_change(consultation))
    journal.record(events.Removed, question, by=by)
    question.delete()


def can_change(consultation: Consultation) -> lifecycle.Verdict:
    """Say whether the questions may still change, and if not why."""
    if selectors.has_responses(consultation):
        return lifecycle.refuse(
            _("The first response is in. Everybody must answer the same questions, so they are locked.")
        )
    return consultation.can_change_material()


def checked_options(kind: str, options: Sequence[str]) -> list[str]:
    """Return the options a question of this kind has; raises ``DomainError`` when there are too few, too many or equal ones."""
    if kind not in WITH_OPTIONS:
        return []
    cleaned = [" ".join(str(option).split()) for option in options if str(option).strip()]
    if not 2 <= len(cleaned) <= MOST_OPTIONS:
        raise DomainError(
            _("Write between 2 and %(most)d options, one in each line.") % {"most": MOST_OPTIONS}, field="options"
        )
    if len({option.casefold() for option in cleaned}) < len(cleaned):
        raise DomainError(_("Two options are the same."), field="options")
    if any(len(option) > LONGEST_OPTION for option in cleaned):
        raise DomainError(_("An option may be %(most)d characters long.") % {"most": LONGEST_OPTION}, field="options")
    return cleaned


@transaction.atomic(savepoint=False)
def keep_answers(contribution: Contribution, answers: Mapping[Question, Any], *, by: Any) -> int:
    """Keep what a response answers, in the transaction that keeps the response; return how many rows.

    ``answers`` gives for each question a text, a value or a list of values; empty ones are not kept.
    """
    authz.require(by, "contributions.send_contribution", contribution.record)
    rows = [row for question, answer in answers.items() for row in _rows(contribution, question, answer)]
    QuestionAnswer.objects.bulk_create(rows)
    return len(rows)


def _rows(contribution: Contribution, question: Question, answer: Any) -> list[QuestionAnswer]:
    if question.consultation_id != contribution.record_id:
        raise DomainError(_("The question belongs to another consultation."))
    if question.kind == QuestionKind.TEXT:
        text = str(answer or "").strip()
        return [QuestionAnswer(contribution=contribution, question=question, text=text)] if text else []
    allowed = {value for value, _label in question.choices()}
    chosen = answer if isinstance(answer, list | tuple) else [answer] if answer else []
    if not set(chosen) <= allowed or (len(chosen) > 1 and question.kind != QuestionKind.MANY):
        raise DomainError(_("This cannot be answered to “%(question)s”.") % {"question": question})
    return [
        QuestionAnswer(contribution=contribution, question=question, value=value) for value in dict.fromkeys(chosen)
    ]
