"""Forms of the organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import TargetGroup, Unit
from roret.foundation import clock
from roret.foundation.ui.fields import DateField

_DAYS = {"valid_from": DateField, "valid_to": DateField}


class UnitForm(forms.ModelForm):
    """A unit."""

    moved_on = DateField(
        label=_("Moved on"),
        required=False,
        help_text=_(
            "Only when the unit has moved in the tree: the first day in its new place. Leave it empty to correct a mistake."
        ),
    )

    class Meta:
        model = Unit
        fields = (
            "name",
            "name_en",
            "abbreviation",
            "kind",
            "parent",
            "moved_on",
            "political_owner",
            "email",
            "phone",
            "address",
            "description",
            "valid_from",
            "valid_to",
        )
        field_classes = _DAYS
        help_texts = {
            "name": _("Correct mistakes only. A new name from a day is given on the unit's page."),
            "description": _("Markdown"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["moved_on"]


class EndUnitForm(forms.Form):
    """The end of a unit."""

    on = DateField(label=_("Last day"))
    successor = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Successor"),
        required=False,
        help_text=_("The unit that takes over. What stands below the unit that ends moves there."),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = Unit.objects.current().exclude(pk=unit.pk)


class RenameUnitForm(forms.Form):
    """A new name from a day."""

    on = DateField(label=_("First day of the new name"), initial=clock.today)
    name = forms.CharField(label=_("New name"), max_length=200)
    name_en = forms.CharField(label=_("New name in English"), max_length=200, required=False)
    abbreviation = forms.CharField(label=_("Abbreviation"), max_length=20, required=False)


class TargetGroupForm(forms.ModelForm):
    """A target group."""

    class Meta:
        model = TargetGroup
        fields = ("name", "name_en", "definition", "age_from", "age_to", "size", "size_source")


class OnDayForm(forms.Form):
    """The day on which the organisation is shown."""

    on = DateField(label=_("Show the organisation on"), required=False)
