"""Forms about participation figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Division
from roret.foundation.ui.fields import DateField


class PopulationForm(forms.Form):
    """A file with the population of a division's areas, and where it comes from."""

    division = forms.ModelChoiceField(Division.objects.none(), label=_("Division"))
    file = forms.FileField(label=_("CSV or Excel file"))
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("For instance Statistics Denmark, with the name of the table.")
    )
    as_of = DateField(label=_("The figures are as of"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the divisions."""
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = Division.objects.order_by("order", "name")
