"""Forms about consultations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.organisation.models import TargetGroup, Unit
from roret.commons.records.enums import Visibility
from roret.commons.records.models import Topic
from roret.foundation import authz, clock
from roret.foundation.clock import end_of_day, start_of_day
from roret.foundation.files.fields import UploadField
from roret.listen.consultations.enums import ConsultationKind, PartyRight


class ConsultationForm(forms.Form):
    """What a case worker writes about a consultation; the deadline is “til og med” its day."""

    title = forms.CharField(label=_("Title"), max_length=250)
    type = forms.ChoiceField(label=_("Type"), choices=ConsultationKind.choices)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Responsible unit"))
    summary = forms.CharField(
        label=_("In short"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Two or three sentences in plain language."),
    )
    background = forms.CharField(label=_("Background"), widget=forms.Textarea(attrs={"rows": 8}), required=False)
    question = forms.CharField(
        label=_("What do we ask people?"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    begins_on = forms.DateField(
        label=_("Opens"), required=False, help_text=_("Leave empty to open when it is published.")
    )
    ends_on = forms.DateField(label=_("Deadline, up to and including"), required=False)
    areas = forms.ModelMultipleChoiceField(
        Area.objects.none(),
        label=_("Areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means the whole municipality."),
    )
    topics = forms.ModelMultipleChoiceField(Topic.objects.all(), label=_("Topics"), required=False)
    target_groups = forms.ModelMultipleChoiceField(TargetGroup.objects.all(), label=_("Target groups"), required=False)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    contact = forms.CharField(label=_("Whom can people ask?"), max_length=200, required=False)
    visibility = forms.ChoiceField(label=_("May be seen by"), choices=Visibility.choices, initial=Visibility.PUBLIC)
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    summary_en = forms.CharField(
        label=_("In short, in English"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the units in which the person may draft, and the areas of every division."""
        super().__init__(*args, **kwargs)
        standing = authz.standing_of(person)
        units = Unit.objects.current()
        self.fields["unit"].queryset = units if standing.operator_session else units.filter(pk__in=standing.staff_units)
        self.fields["areas"].queryset = Area.objects.filter(division__order__lte=2).select_related("division")

    def clean(self) -> dict[str, Any]:
        """Turn days into moments: from the first moment of the first day to the last second of the last."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.pop("begins_on", None), data.pop("ends_on", None)
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The deadline must come after the opening."))
        data["begins_at"] = start_of_day(begins) if begins else None
        data["ends_at"] = end_of_day(ends) if ends else None
        return data


class ScheduleForm(forms.Form):
    """When a consultation goes out by itself."""

    day = forms.DateField(label=_("Day"))
    time = forms.TimeField(label=_("Time"), initial="09.00", required=False)


class ExtendForm(forms.Form):
    """A later deadline and why."""

    until = forms.DateField(label=_("New deadline, up to and including"))
    reason = forms.CharField(label=_("Why?"), max_length=300)

    def clean_until(self) -> Any:
        """Mean the last second of the day."""
        return end_of_day(self.cleaned_data["until"])


class PartyForm(forms.Form):
    """Someone who is to be heard, or only informed."""

    name = forms.CharField(label=_("Name"), max_length=200)
    right = forms.ChoiceField(
        label=_("Right"), choices=PartyRight.choices, widget=forms.RadioSelect, initial=PartyRight.HEARD
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Council or unit"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    purpose = forms.CharField(label=_("How they take part"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the units of today."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.current(clock.today())


class MaterialForm(forms.Form):
    """A document: a text that is shown, a file, or both."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        help_text=_("Markdown. Shown on the page, so that nobody needs a PDF."),
    )
    file = UploadField(label=_("File"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for something to read."""
        data = super().clean() or self.cleaned_data
        if not data.get("text") and not data.get("file"):
            self.add_error("text", _("Write the text, or choose a file."))
        return data
