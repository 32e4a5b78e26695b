"""Forms about questions: the one that makes them, and the fields that they become in the response form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.listen.questions.enums import QuestionKind
from roret.listen.questions.models import Question

LONGEST_ANSWER = 4_000


class QuestionForm(forms.Form):
    """What a case worker asks."""

    text = forms.CharField(label=_("Question"), max_length=300, help_text=_("Ask about one thing, in plain language."))
    kind = forms.ChoiceField(
        label=_("How is it answered?"),
        choices=QuestionKind.choices,
        widget=forms.RadioSelect,
        initial=QuestionKind.YES_NO,
    )
    options = forms.CharField(
        label=_("Options"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=6_000,
        help_text=_("One in each line; only where people choose between options."),
    )
    help = forms.CharField(label=_("Help beside the question"), max_length=300, required=False)
    required = forms.BooleanField(label=_("Must be answered"), required=False)

    def clean_options(self) -> list[str]:
        """Take one option from each line."""
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]


def field_of(question: Question) -> forms.Field:
    """Return the field in which a question is answered."""
    common: dict[str, Any] = {"label": question.text, "help_text": question.help, "required": question.required}
    if question.kind == QuestionKind.TEXT:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST_ANSWER, **common)
    if question.kind == QuestionKind.MANY:
        return forms.MultipleChoiceField(choices=question.choices(), widget=forms.CheckboxSelectMultiple, **common)
    if question.kind == QuestionKind.SCALE:
        common["help_text"] = common["help_text"] or _("1 is the least, 5 the most.")
    return forms.ChoiceField(choices=question.choices(), widget=forms.RadioSelect, **common)


def answers_in(data: Mapping[str, Any], questions: list[Question]) -> dict[Question, Any]:
    """Return what was answered, by question, out of a form's cleaned data."""
    return {question: data[question.field_name] for question in questions if data.get(question.field_name)}


def words_of(answers: Mapping[Question, Any]) -> str:
    """Return answers as a text, for a response that says nothing besides."""
    lines = []
    for question, answer in answers.items():
        labels = dict(question.choices())
        chosen = answer if isinstance(answer, list) else [answer]
        lines.append(f"{question.text}\n{', '.join(str(labels.get(one, one)) for one in chosen)}")
    return "\n\n".join(lines)
