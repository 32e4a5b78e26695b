"""Forms about consultations."""

from datetime import date, time
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.organisation.models import TargetGroup, Unit
from roret.commons.people.selectors import home_unit, units_of_work
from roret.commons.records.enums import Visibility
from roret.commons.records.models import Topic
from roret.foundation import clock
from roret.foundation.clock import end_of_day, start_of_day
from roret.foundation.files.fields import UploadField
from roret.foundation.i18n.languages import frequent_choices
from roret.foundation.ui.choices import ChoiceList, ChoiceListField
from roret.foundation.ui.fields import DateField, DateInput, TimeField
from roret.foundation.ui.sections import Section
from roret.listen.consultations.additions import Addition, Occasion, add_to_responses, forget, remember, remembered
from roret.listen.consultations.enums import ConsultationKind, PartyRight
from roret.listen.consultations.rules import PERIODS
from roret.listen.contributions.enums import PlaceAsked


def period_sentence(kind: str, *, opens: date | None) -> str:
    """Say how long a consultation of a kind must be open at least, by which rule, and the first day that may be its deadline."""
    if kind not in PERIODS:
        return gettext("Choose the type. Then the shortest period and the earliest deadline stand here.")
    period, begins = PERIODS[kind], max(opens or clock.today(), clock.today())
    text = gettext("The rule: %(rule)s. When it opens on %(opens)s, the earliest deadline is %(day)s.")
    day = period.earliest_deadline(begins)
    return text % {"rule": period.rule, "opens": date_format(begins), "day": date_format(day, "l j. F Y")}


def _asks_for_period() -> dict[str, Any]:
    """Return what makes a field fetch the sentence about the period when it changes; without script it comes with the page."""
    return {
        "hx-get": reverse_lazy("staff:consultation-period"),
        "hx-include": "[name=type], [name=begins_on]",
        "hx-trigger": "change",
        "hx-target": "#period",
    }


__all__ = ["Addition", "Occasion", "add_to_responses", "forget", "remember", "remembered"]
"""For upper modules, which enter by the doors only (ADR 0006)."""


class ConsultationForm(forms.Form):
    """What a case worker writes about a consultation; the deadline is “til og med” its day."""

    title = forms.CharField(label=_("Title"), max_length=250)
    type = forms.ChoiceField(
        label=_("Type"),
        choices=[("", _("Choose a type")), *ConsultationKind.choices],
        widget=forms.Select(attrs=_asks_for_period()),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Responsible unit"))
    summary = forms.CharField(
        label=_("In short"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Two or three sentences in plain language."),
    )
    background = forms.CharField(label=_("Background"), widget=forms.Textarea(attrs={"rows": 6}), required=False)
    question = forms.CharField(
        label=_("What do we ask people?"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    begins_on = DateField(
        label=_("Opens"),
        required=False,
        help_text=_("Leave empty to open when it is published."),
        widget=DateInput(attrs=_asks_for_period()),
    )
    ends_on = DateField(label=_("Deadline, up to and including"), required=False)
    areas = ChoiceListField(
        Area.objects.none(),
        label=_("Areas"),
        required=False,
        help_text=_("None means the whole municipality."),
        group_of=lambda area: area.division,
    )
    topics = ChoiceListField(Topic.objects.all(), label=_("Topics"), required=False)
    target_groups = ChoiceListField(TargetGroup.objects.all(), label=_("Target groups"), required=False)
    place_asked = forms.ChoiceField(
        label=_("May people say which place it is about?"),
        choices=PlaceAsked.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("They mark it on the map of the districts. Others see the point of a private person roughly only."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Which languages may people write in, besides Danish and English?"),
        required=False,
        widget=ChoiceList,
        help_text=_("Only those that somebody can translate from. Each response is translated and signed by a person."),
    )
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    contact = forms.CharField(label=_("Whom can people ask?"), max_length=200, required=False)
    visibility = forms.ChoiceField(label=_("May be seen by"), choices=Visibility.choices, initial=Visibility.PUBLIC)
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    summary_en = forms.CharField(
        label=_("In short, in English"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sections = (
        Section(_("What"), ("title", "type", "unit", "summary", "background", "question")),
        Section(_("When"), ("begins_on", "ends_on")),
        Section(_("Whom and where"), ("contact", "visibility", "legal_basis", "areas", "topics", "target_groups")),
        Section(_("What people may add"), ("place_asked", "languages")),
        Section(_("In English"), ("title_en", "summary_en"), folded=True),
    )

    def __init__(self, *args: Any, person: Any, published: bool = False, **kwargs: Any) -> None:
        """Offer the units in which the person may draft, her own first; and the areas, each under its division.

        What is ``published`` has its type and its days fixed.
        """
        super().__init__(*args, **kwargs)
        for name in ("type", "begins_on", "ends_on") if published else ():
            self.fields[name].disabled = True
        self.fields["languages"].choices = frequent_choices()
        self.fields["unit"].queryset = units_of_work(person)
        self.fields["unit"].initial = home_unit(person)
        self.fields["areas"].queryset = Area.objects.filter(division__order__lte=2).select_related("division")
        fixed = _("It is out, so the deadline is moved by “Extend the deadline” only.")
        self.fields["ends_on"].help_text = fixed if published else self._period_hint()

    def _period_hint(self) -> SafeString:
        """Return the sentence about the period as the form stands, in the place that is filled anew when a field changes."""
        begins = self.fields["begins_on"]
        try:
            opens = begins.clean(self["begins_on"].value())
        except forms.ValidationError:
            opens = None
        sentence = period_sentence(self["type"].value() or "", opens=opens)
        return format_html('<span id="period" class="live-hint" aria-live="polite">{}</span>', sentence)

    def clean(self) -> dict[str, Any]:
        """Turn days into moments: from the first moment of the first day to the last second of the last."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.pop("begins_on", None), data.pop("ends_on", None)
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The deadline must come after the opening."))
        if data.get("type") == ConsultationKind.INTERNAL and data.get("visibility") == Visibility.PUBLIC:
            self.add_error("visibility", _("An internal consultation is not for everybody. Choose who may see it."))
        data["begins_at"] = start_of_day(begins) if begins else None
        data["ends_at"] = end_of_day(ends) if ends else None
        return data


class AgainForm(forms.Form):
    """What takes a closed consultation up again."""

    title = forms.CharField(label=_("Title"), max_length=250)
    type = forms.ChoiceField(label=_("Type"), choices=ConsultationKind.choices)
    changed = forms.CharField(
        label=_("What has changed?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
        help_text=_("Those who answered before read it, and are told when the new consultation opens."),
        error_messages={"required": _("Write what has changed, so that people know why they are asked again.")},
    )  # fmt: skip


class ScheduleForm(forms.Form):
    """When a consultation goes out by itself."""

    day = DateField(label=_("Day"))
    time = TimeField(label=_("Time"), initial=time(9), required=False)


class ExtendForm(forms.Form):
    """A later deadline and why."""

    until = DateField(label=_("New deadline, up to and including"))
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
        if not data.get("text") and not data.get("file") and "file" not in self.errors:
            self.add_error("text", _("Write the text, or choose a file."))
        return data
