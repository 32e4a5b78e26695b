"""What questions offer the house: fields in the response form, panels with the figures, and what one has answered."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from roret.foundation import authz
from roret.foundation.modules import Module, Panel, offer
from roret.listen.consultations.forms import Addition, Occasion, add_to_responses
from roret.listen.questions import selectors, services
from roret.listen.questions.forms import QuestionForm, answers_in, field_of, words_of
from roret.listen.questions.models import Question
from roret.listen.white_papers.services import Annex, register_annex

Shown = tuple[str, dict[str, Any]] | None


def _asked(consultation: Any) -> list[Question]:
    """Return the questions, read once for the form and for what is kept of it."""
    if not hasattr(consultation, "asked_in_form"):
        consultation.asked_in_form = selectors.questions_of(consultation)
    found: list[Question] = consultation.asked_in_form
    return found


def _fields(occasion: Occasion) -> dict[str, forms.Field]:
    return {question.field_name: field_of(question) for question in _asked(occasion.consultation)}


def _keep(contribution: Any, consultation: Any, data: Mapping[str, Any], by: Any) -> None:
    answers = answers_in(data, _asked(consultation))
    services.keep_answers(contribution, answers, by=by)


def _in_words(consultation: Any, data: Mapping[str, Any]) -> str:
    return words_of(answers_in(data, _asked(consultation)))


def results(_request: Any, consultation: Any) -> Shown:
    """Show everybody what was answered, once nobody can answer any more."""
    if not consultation.has_closed:
        return None
    found = selectors.results_of(consultation)
    return ("questions/public/results.html", {"results": found}) if found else None


def for_staff(request: Any, consultation: Any) -> Shown:
    """Show the questions, the way to change them, and the figures so far."""
    if not authz.allowed(request.user, "questions.view_answer", consultation):
        return None
    verdict, questions = services.can_change(consultation), selectors.questions_of(consultation)
    context = {
        "consultation": consultation,
        "questions": questions,
        "results": selectors.results_of(consultation) if questions and consultation.is_published else [],
        "verdict": verdict,
        "may_edit": verdict and authz.allowed(request.user, "questions.edit_question", consultation),
        "question_form": QuestionForm(),
    }
    return "questions/staff/panel.html", context


def own(_request: Any, contribution: Any) -> Shown:
    """Show the sender what she answered."""
    answers = selectors.answers_of(contribution)
    return ("questions/public/own.html", {"answers": answers}) if answers else None


def moderated(request: Any, contribution: Any) -> Shown:
    """Show the moderator what was answered beside the text."""
    if not authz.allowed(request.user, "questions.view_answer", contribution):
        return None
    return own(request, contribution)


def annex(consultation: Any) -> Annex | None:
    """Tell the white paper what was answered to each question; small counts are hidden as on the page."""
    rows = [row for result in selectors.results_of(consultation) for row in _rows(result)]
    columns = (_("Question"), _("Answer"), _("Responses"))
    text = _("Counts of so few that somebody could be known are not shown.")
    return Annex("questions", _("Answers to the questions"), text=text, columns=columns, rows=rows) if rows else None


def _rows(result: selectors.Result) -> list[tuple[str, str, str | int]]:
    """Return a line for each choice, or one for how many answered in words."""
    if result.chart is None:
        return [(str(result.question), _("answered in words"), _shown(result.answered))]
    return [(str(result.question), bar.label, _shown(bar.value)) for bar in result.chart.bars]


def _shown(count: float | None) -> str | int:
    return _("too few to show") if count is None else int(count)


register_annex("questions", annex, order=40)
add_to_responses(Addition("questions", _fields, _keep, _in_words, selectors.columns_of, selectors.rows_of))
offer(
    Module(
        "questions",
        panels=(
            Panel(
                "consultation",
                results,
                order=20,
                asked=lambda _request, one: Question.objects.filter(consultation_id=one.pk),
            ),
            Panel("consultation-material", for_staff, order=20, face="staff"),
            Panel("contribution-own", own),
            Panel("contribution", moderated, order=10, face="staff"),
        ),
    )
)
