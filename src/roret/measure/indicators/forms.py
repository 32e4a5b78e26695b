"""Forms about indicators and their values."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.people.selectors import home_unit, units_of_work
from roret.deliver.agreements.enums import Direction
from roret.deliver.agreements.models import Target
from roret.foundation.numbers import NumberField
from roret.foundation.ui.fields import DateField


class IndicatorForm(forms.Form):
    """What is measured, how, and where the figure comes from."""

    title = forms.CharField(label=_("Indicator"), max_length=250)
    title_en = forms.CharField(label=_("Indicator in English"), max_length=250, required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Measured in"))
    definition = forms.CharField(label=_("Definition"), widget=forms.Textarea(attrs={"rows": 4}))
    definition_en = forms.CharField(
        label=_("Definition in English"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    source = forms.CharField(label=_("Source"), max_length=250)
    measure_unit = forms.CharField(label=_("Unit of measure"), max_length=40, required=False)
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Direction.choices, widget=forms.RadioSelect, initial=Direction.HIGHER
    )
    decimals = forms.IntegerField(label=_("Decimals shown"), min_value=0, max_value=3, initial=0)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the units the person works in."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of_work(person)
        self.fields["unit"].initial = home_unit(person)


class ObservationForm(forms.Form):
    """One value."""

    month = DateField(label=_("Month"), help_text=_("Any day of the month."))
    value = NumberField(label=_("Value"), max_digits=14, decimal_places=3)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Measured in"), required=False, help_text=_("Empty for the indicator's own unit")
    )
    numerator = NumberField(label=_("Numerator"), max_digits=14, decimal_places=3, required=False)
    denominator = NumberField(label=_("Denominator"), max_digits=14, decimal_places=3, required=False)
    preliminary = forms.BooleanField(label=_("Preliminary"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the units of today."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.current()


class MonthForm(forms.Form):
    """The values of one month, one field for each indicator. A value that looks wrong is asked about once, with the reason."""

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        """Make a field for each indicator, filled with what is there."""
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[row.name] = NumberField(
                label=f"{row.indicator} ({row.indicator.unit.short})",
                max_digits=14,
                decimal_places=3,
                required=False,
                initial=row.kept.value.normalize() if row.kept else None,
                help_text=row.hint,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "input-date", **_asks_for_light(row)}),
            )
            self.fields[sure_name(row)] = forms.BooleanField(label=_("The figure is right"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse what looks wrong until the person has said that it is right."""
        data = super().clean() or self.cleaned_data
        for row in self.rows:
            value = data.get(row.name)
            if value is None or data.get(sure_name(row)) or (row.kept and row.kept.value == value):
                continue
            if oddity := row.oddity(value):
                self.add_error(row.name, _("%(oddity)s Mend it, or tick that it is right.") % {"oddity": oddity})
        return data

    def typed(self, row: Any) -> Any:
        """Return the number that stands in the field, or None when there is none that can be read."""
        try:
            return self.fields[row.name].clean(self[row.name].value())
        except forms.ValidationError:
            return None


def sure_name(row: Any) -> str:
    """Return the name of the box that says that an odd value is right."""
    return f"sure_{row.indicator.pk}"


def _asks_for_light(row: Any) -> dict[str, str]:
    """Return what lets a field fetch the light that its value would give; without script a button shows all lights."""
    return {
        "hx-get": f"{reverse('staff:indicator-light', args=[row.indicator.pk])}?maaned={row.month:%Y-%m-%d}",
        "hx-trigger": "change, keyup changed delay:600ms",
        "hx-target": f"#light-{row.indicator.pk}",
    }


class BindForm(forms.Form):
    """Which target the indicator measures."""

    target = forms.ModelChoiceField(Target.objects.none(), label=_("Target"))

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the targets the person may see."""
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Target.objects.visible_to(person).order_by("title")
