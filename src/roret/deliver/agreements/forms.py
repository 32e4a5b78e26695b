"""Forms about agreements and targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.people.selectors import home_unit, units_of_work
from roret.commons.records.models import Record
from roret.deliver.agreements.enums import AgreementForm as Form
from roret.deliver.agreements.enums import Direction, StatusKind
from roret.foundation.clock import end_of_day, start_of_day
from roret.foundation.numbers import NumberField
from roret.foundation.ui.choices import ChoiceListField
from roret.foundation.ui.fields import DateField


class AgreementForm(forms.Form):
    """Who promises whom, in which form, and for how long."""

    title = forms.CharField(label=_("Title"), max_length=250)
    form = forms.ChoiceField(label=_("Form"), choices=Form.choices, initial=Form.RESULT_CONTRACT)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("The unit that promises"))
    principal = forms.ModelChoiceField(Unit.objects.none(), label=_("Agreed with"))
    summary = forms.CharField(label=_("In short"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    begins_on = DateField(label=_("From"), required=False)
    ends_on = DateField(label=_("Up to and including"), required=False)
    delegated = forms.CharField(
        label=_("What the unit decides itself, and what it must do"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the units the person works in, and those that may give an agreement."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of_work(person)
        self.fields["unit"].initial = home_unit(person)
        self.fields["principal"].queryset = Unit.objects.current().filter(
            kind__in=("administration", "committee", "council", "cross_cutting")
        )

    def clean(self) -> dict[str, Any]:
        """Turn days into the moments of the period."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.pop("begins_on", None), data.pop("ends_on", None)
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The period must end after it begins."))
        data["begins_at"] = start_of_day(begins) if begins else None
        data["ends_at"] = end_of_day(ends) if ends else None
        return data


class TargetForm(forms.Form):
    """One promised result, and the decided actions or goals it makes binding."""

    title = forms.CharField(label=_("Target"), max_length=250)
    measure = forms.CharField(label=_("What is measured"), max_length=250)
    measure_unit = forms.CharField(label=_("Unit of measure"), max_length=40, required=False)
    baseline = NumberField(
        label=_("Baseline"),
        max_digits=14,
        decimal_places=3,
        required=False,
        help_text=_("Leave empty when it is unknown."),
    )
    baseline_on = DateField(label=_("Baseline measured on"), required=False)
    goal = NumberField(label=_("Goal"), max_digits=14, decimal_places=3)
    goal_on = DateField(label=_("Reached by"))
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Direction.choices, widget=forms.RadioSelect, initial=Direction.HIGHER
    )
    tolerance = NumberField(label=_("Tolerance"), max_digits=14, decimal_places=3, initial=0, min_value=0)
    weight = forms.IntegerField(label=_("Weight in percent"), required=False, min_value=0, max_value=100)
    actions = ChoiceListField(
        Record.objects.none(),
        label=_("Decided actions and goals that it makes binding"),
        required=False,
        group_of=lambda record: record.record_kind.plural,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the public actions and goals."""
        super().__init__(*args, **kwargs)
        rows = Record.objects.visible_to(person).filter(kind__in=("action", "goal"), published_at__isnull=False)
        self.fields["actions"].queryset = rows.order_by("kind", "title")


class StatusForm(forms.Form):
    """How it goes, at half-year or at the end."""

    kind = forms.ChoiceField(label=_("Status"), choices=StatusKind.choices)
    on = DateField(label=_("Date"), required=False)
    text = forms.CharField(label=_("How it goes"), widget=forms.Textarea(attrs={"rows": 4}))
