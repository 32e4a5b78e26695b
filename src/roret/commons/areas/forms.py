"""Forms of areas."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.areas.models import Area, Division
from roret.foundation.ui.choices import ChoiceListField
from roret.foundation.ui.fields import DateField

LARGEST = 10_000_000


class DivisionForm(forms.ModelForm):
    """A division."""

    class Meta:
        model = Division
        fields = ("name", "name_en", "owner", "source", "order")


class AreaForm(forms.ModelForm):
    """An area; its outline is read from a map file on the division's page."""

    class Meta:
        model = Area
        fields = ("division", "code", "name", "population", "served_by", "overlaps", "valid_from", "valid_to")
        field_classes = {
            "valid_from": DateField,
            "valid_to": DateField,
            "served_by": ChoiceListField,
            "overlaps": ChoiceListField,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Area.objects.select_related("division")
        others = others.exclude(division=self.instance.division_id) if self.instance.pk else others
        self.fields["overlaps"].queryset = others
        self.fields["overlaps"].group_of = lambda area: area.division


class OutlinesForm(forms.Form):
    """A map file for a division."""

    file = forms.FileField(
        label=gettext_lazy("GeoJSON file"), help_text=gettext_lazy("Longitude and latitude (WGS 84), at most 10 MB")
    )
    create = forms.BooleanField(label=gettext_lazy("Create areas that are not there yet"), required=False)

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is too large. The limit is 10 MB."))
        return file


class CompareForm(forms.Form):
    """Two divisions to hold against each other."""

    first = forms.ModelChoiceField(Division.objects.all(), label=gettext_lazy("Division"))
    second = forms.ModelChoiceField(Division.objects.all(), label=gettext_lazy("Compared with"))
