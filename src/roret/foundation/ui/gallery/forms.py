"""Examples of forms: every kind of field, empty and with errors."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from roret.foundation.ui import fields
from roret.foundation.ui.choices import ChoiceList


class ExampleForm(forms.Form):
    """Every kind of field once."""

    name = forms.CharField(label="Navn", error_messages={"required": "Skriv dit navn"})
    email = forms.EmailField(label="E-mail", required=False, help_text="Vi sender en kvittering hertil.")
    deadline = fields.DateField(label="Frist")
    text = forms.CharField(
        label="Dit svar",
        widget=forms.Textarea,
        max_length=2000,
        help_text="Skriv med dine egne ord. Skriv ikke dit CPR-nummer.",
    )
    behalf = forms.ChoiceField(
        label="Hvem svarer du for?",
        choices=[("self", "Mig selv"), ("organisation", "En forening"), ("council", "Et råd")],
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg, hvem du svarer for"},
    )
    topics = forms.MultipleChoiceField(
        label="Emner",
        choices=[("time", "Ventetid"), ("letters", "Breve"), ("contact", "Kontakt")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    areas = forms.MultipleChoiceField(
        label="Områder",
        help_text="Ingen betyder hele kommunen.",
        choices=[
            ("Bydele", [(f"b{number}", f"Bydel {number}") for number in range(1, 8)]),
            ("Lokaludvalg", [("l1", "Havnen"), ("l2", "Nordby")]),
        ],
        widget=ChoiceList,
        required=False,
        initial=["b2", "l1"],
    )
    area = forms.ChoiceField(label="Område", choices=[("", "Vælg et område"), ("n", "Nordby"), ("h", "Havnen")])
    attachment = forms.FileField(label="Bilag", required=False, help_text="PDF, Word eller billede, højst 25 MB.")
    publish = forms.BooleanField(label="Mit svar må vises på hjemmesiden", required=False)


class ExampleFilterForm(forms.Form):
    """Two filters of a list."""

    text = forms.CharField(label="Søg i teksten", required=False)
    state = forms.ChoiceField(
        label="Tilstand", choices=[("", "Alle"), ("open", "Åben"), ("closed", "Lukket")], required=False
    )


@dataclass(frozen=True)
class ExampleFilter:
    """What the tag reads of a FilterSet; a real one needs a model, and this folder has none."""

    form: ExampleFilterForm
    data: QueryDict


def empty_form() -> ExampleForm:
    """The form as one meets it."""
    return ExampleForm(prefix="empty")


def wrong_form() -> ExampleForm:
    """The form after a first try with mistakes."""
    data = {"wrong-email": "ikke en adresse", "wrong-deadline": "i morgen", "wrong-text": "x" * 2010, "wrong-area": "n"}
    return ExampleForm(data, prefix="wrong")


def example_filter() -> ExampleFilter:
    """The filters with one of them in use."""
    data = QueryDict("state=open")
    return ExampleFilter(ExampleFilterForm(data), data)
