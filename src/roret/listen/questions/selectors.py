"""Questions about questions, and the figures of what was answered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from roret.engines.figures.small_cells import hide_small_counts
from roret.engines.texts.redaction import find_personal_data, redact
from roret.foundation.ui.charts import Bar, BarChart
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.questions.enums import QuestionKind
from roret.listen.questions.models import Question, QuestionAnswer


def questions_of(consultation: Consultation) -> list[Question]:
    """Return the questions of a consultation in their order."""
    return list(Question.objects.filter(consultation_id=consultation.pk).order_by("order", "pk"))


def has_responses(consultation: Consultation) -> bool:
    """Say whether anything has been received; a reference once given is never taken back."""
    return bool(getattr(getattr(consultation, "series", None), "last", 0))


def answers_of(contribution: Contribution) -> list[tuple[Question, str]]:
    """Return what one response answers, question by question, in words."""
    rows = QuestionAnswer.objects.filter(contribution=contribution).select_related("question")
    found: dict[Question, list[str]] = defaultdict(list)
    for row in rows.order_by("question__order", "pk"):
        found[row.question].append(row.in_words())
    return [(question, ", ".join(words)) for question, words in found.items()]


@dataclass(frozen=True)
class Result:
    """What was answered to one question: how many answered, and the figures with their table, when they may be shown."""

    question: Question
    answered: int | None
    chart: BarChart | None


def results_of(consultation: Consultation) -> list[Result]:
    """Return the figures of every question; counts below the small-cell limit are hidden, withdrawn responses left out."""
    questions = questions_of(consultation)
    if not questions:
        return []
    counted, people = _counted(consultation), _people(consultation)
    return [_result(question, counted[question.pk], people.get(question.pk, 0)) for question in questions]


def _standing(consultation: Consultation) -> QuerySet[QuestionAnswer]:
    return QuestionAnswer.objects.filter(question__consultation_id=consultation.pk, contribution__withdrawn_at=None)


def _counted(consultation: Consultation) -> dict[int, dict[str, int]]:
    counted: dict[int, dict[str, int]] = defaultdict(dict)
    for row in _standing(consultation).values("question", "value").annotate(count=Count("pk")):
        counted[row["question"]][row["value"]] = row["count"]
    return counted


def _people(consultation: Consultation) -> dict[int, int]:
    rows = _standing(consultation).values("question").annotate(count=Count("contribution", distinct=True))
    return {row["question"]: row["count"] for row in rows}


def _result(question: Question, counts: dict[str, int], people: int) -> Result:
    smallest = settings.RORET_SMALL_CELL
    shown_people = None if 0 < people < smallest else people
    if question.kind == QuestionKind.TEXT:
        return Result(question, shown_people, None)
    choices = question.choices()
    values, total = _shown([counts.get(value, 0) for value, _label in choices], question, smallest)
    bars = [Bar(str(label), value) for (_value, label), value in zip(choices, values, strict=True)]
    several = question.kind == QuestionKind.MANY
    chart = BarChart(str(question), bars, source=_("Several could be chosen.") if several else "")
    return Result(question, shown_people if several else total, chart)


def _shown(counts: Sequence[int], question: Question, smallest: int) -> tuple[Sequence[int | None], int | None]:
    if question.kind == QuestionKind.MANY:  # they add up to no total that could give a hidden one away
        return [None if 0 < count < smallest else count for count in counts], None
    return hide_small_counts(counts, smallest=smallest)


def columns_of(consultation: Consultation) -> list[str]:
    """Return the heads of the columns that the questions add to an export."""
    return [f"{question.order}. {question.text}" for question in questions_of(consultation)]


def rows_of(consultation: Consultation) -> dict[int, list[str]]:
    """Return by contribution what stands in these columns; personal data that a machine can find is taken out of words."""
    questions = questions_of(consultation)
    places = {question.pk: place for place, question in enumerate(questions)}
    known = {question.pk: question for question in questions}
    found: dict[int, list[str]] = defaultdict(lambda: [""] * len(questions))
    for row in QuestionAnswer.objects.filter(question__in=questions).order_by("contribution", "pk"):
        row.question = known[row.question_id]
        cells, place = found[row.contribution_id], places[row.question_id]
        cells[place] = " | ".join(filter(None, [cells[place], without_personal_data(row.in_words())]))
    return found


def without_personal_data(text: str) -> str:
    """Return a text without what looks like personal data."""
    label = _("taken out")
    return redact(text, [(found.start, found.end, label) for found in find_personal_data(text)])


def answered_by(person: Any) -> QuerySet[QuestionAnswer]:
    """Return what a person has answered under her account."""
    rows = QuestionAnswer.objects.filter(contribution__author=person)
    return rows.select_related("question", "contribution").order_by("contribution", "question__order", "pk")
