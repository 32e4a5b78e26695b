"""Forms of areas."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.areas.ground import Ground, square_of
from roret.commons.areas.models import Area, Division
from roret.commons.areas.selectors import squares_map
from roret.commons.areas.spots import Spot, read_spot
from roret.foundation.errors import DomainError
from roret.foundation.ui.charts import MapPoint
from roret.foundation.ui.choices import ChoiceListField
from roret.foundation.ui.fields import DateField
from roret.foundation.ui.svg import area_map as drawing

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


class PlaceInput(forms.TextInput):
    """A map with squares above an input that takes a square; where scripts run, a click on the map writes the point."""

    template_name = "areas/forms/place_input.html"
    ground: Ground | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Draw the map, with what has been marked so far."""
        context = super().get_context(name, value, attrs)
        if self.ground:
            title = _("Map in squares")
            picture = squares_map(title, self.ground, points=_marked(value, self.ground))
            context["widget"] |= {
                "map": drawing.draw(picture),
                "projection": drawing.projection_for(picture),
                "margin": drawing.MARGIN,
                "grid": picture.grid,
            }
        return context


class PlaceField(forms.CharField):
    """A place as it is typed or clicked; cleaned to a ``Spot``, or None when nothing was told."""

    widget = PlaceInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=100, **kwargs)

    def stand_on(self, known: Ground | None) -> None:
        """Take the map whose squares are meant."""
        self.widget.ground = known

    def clean(self, value: Any) -> Spot | None:  # type: ignore[override]  # a field that cleans to more than text
        """Read the place; what lies outside the municipality is refused."""
        text = super().clean(value)
        try:
            return read_spot(text, self.widget.ground) if text else None
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error


def _marked(value: Any, known: Ground) -> list[MapPoint]:
    """Return what stands in the input as a point of the map; nothing when it cannot be read."""
    try:
        spot = read_spot(str(value), known) if value else None
    except DomainError:
        return []
    return [MapPoint(square_of(known.grid, spot.point), *spot.point)] if spot and spot.point else []
