"""Forms about plans, goals and actions."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.commons.organisation.models import Unit
from roret.decide.plans.enums import GoalKind
from roret.decide.plans.models import ActionPlan, Goal
from roret.decide.plans.services import PlanRow
from roret.foundation.clock import end_of_day, start_of_day
from roret.foundation.ui.choices import ChoiceListField
from roret.foundation.ui.fields import DateField


def _text(label: object, *, rows: int = 3, hint: object = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), help_text=hint, required=required, max_length=50_000
    )


class Days(forms.Form):
    """A period from a day up to and including a day."""

    begins_on = DateField(label=_("Start"), required=False)
    ends_on = DateField(label=_("End"), required=False)

    def clean(self) -> dict[str, Any]:
        """Turn days into moments: from the first moment of the first day to the last second of the last."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.pop("begins_on", None), data.pop("ends_on", None)
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The end comes before the start."))
        data["begins_at"], data["ends_at"] = (
            start_of_day(begins) if begins else None,
            end_of_day(ends) if ends else None,
        )
        return data


class PlanForm(Days):
    """A plan's own words and period."""

    title = forms.CharField(label=_("Title"), max_length=250)
    summary = _text(_("In short"), hint=_("Two or three sentences in plain language."))
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    summary_en = _text(_("In short, in English"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("title", "summary", "begins_on", "ends_on")


class NewPlanForm(forms.Form):
    """What a new plan is called; empty means like the matter."""

    title = forms.CharField(
        label=_("Title"), max_length=250, required=False, help_text=_("Leave it empty to call it by the matter.")
    )


class GoalForm(forms.Form):
    """A goal: what it is, what it says, and which sub-goals it contributes to."""

    type = forms.ChoiceField(label=_("Kind"), choices=GoalKind.choices)
    title = forms.CharField(label=_("Title"), max_length=250)
    aim = _text(_("Goal"), hint=_("Leave it empty where it is unknown."))
    summary = _text(_("Description"))
    serves = ChoiceListField(Goal.objects.none(), label=_("Contributes to"), required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: ActionPlan, goal: Goal | None = None, **kwargs: Any) -> None:
        """Offer the plan's sub-goals; a goal that exists keeps its kind."""
        super().__init__(*args, **kwargs)
        self.fields["serves"].queryset = plan.goals.filter(type=GoalKind.SUB_GOAL).order_by("order")
        del self.fields["version" if goal is None else "type"]


class RecommendationForm(forms.Form):
    """A recommendation that a goal follows."""

    number = forms.IntegerField(label=_("Number"), required=False, min_value=1, max_value=999)
    text = _text(pgettext_lazy("plan", "Recommendation"), rows=2)


class ActionForm(Days):
    """An action: what, by whom, when."""

    title = forms.CharField(label=_("Action"), max_length=250)
    summary = _text(_("Description"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Carried out by"))
    wave = forms.IntegerField(label=_("Wave no."), min_value=1, max_value=99, initial=1)
    clarifying = forms.BooleanField(label=_("Begins with a clarifying activity"), required=False)
    title_en = forms.CharField(label=_("Action in English"), max_length=250, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("title", "summary", "unit", "begins_on", "ends_on", "wave", "clarifying", "title_en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the units of today."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.current().order_by("sort_key")


class RowForm(Days):
    """One row of table 1; a row left empty is none."""

    focus_area = forms.CharField(label=_("Focus area"), max_length=250, required=False)
    aim = forms.CharField(label=_("Goal"), max_length=2000, required=False)
    recommendations = forms.RegexField(
        r"^[\d\s,;]*$",
        label=_("Recommendation no."),
        max_length=100,
        required=False,
        error_messages={"invalid": _("Write numbers with commas between.")},
    )
    action = forms.CharField(label=_("Action"), max_length=250, required=False)
    wave = forms.IntegerField(label=_("Wave no."), min_value=1, max_value=99, required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Carried out by"), required=False)
    field_order = ("focus_area", "aim", "recommendations", "action", "begins_on", "ends_on", "wave", "unit")

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        """Offer the units of today, read once for all rows."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        for name in ("begins_on", "ends_on"):
            self.fields[name].help_text = ""

    def clean(self) -> dict[str, Any]:
        """Ask for the half that is missing."""
        data = super().clean()
        filled = any(data.get(name) for name in ("focus_area", "action", "begins_at", "ends_at", "aim"))
        for name, text in (("focus_area", _("Write the focus area.")), ("action", _("Write the action."))):
            if filled and not data.get(name):
                self.add_error(name, text)
        return data

    def row(self) -> PlanRow | None:
        """Return the row as the service takes it, or None when it is empty."""
        data = self.cleaned_data
        if not data.get("action"):
            return None
        numbers = [int(part) for part in data["recommendations"].replace(";", ",").replace(" ", ",").split(",") if part]
        return PlanRow(
            focus_area=data["focus_area"],
            action=data["action"],
            aim=data["aim"],
            recommendations=numbers,
            begins_at=data["begins_at"],
            ends_at=data["ends_at"],
            wave=data["wave"] or 1,
            unit=data["unit"],
        )


RowFormSet = formset_factory(RowForm, extra=5, max_num=60, absolute_max=60)


def rows_of(formset: BaseFormSet) -> list[PlanRow]:
    """Return the filled-in rows."""
    return [row for row in (form.row() for form in formset) if row]


class NoteForm(forms.Form):
    """How an action goes."""

    note = _text(_("How does it go? Everybody can read it."), rows=3)


class ProgressForm(NoteForm):
    """How an action goes, with the version it was read in."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AdjustForm(forms.Form):
    """What is changed in an adopted plan, and why."""

    text = _text(_("What is changed, and why?"), required=True)
    action = forms.ModelChoiceField(queryset=None, label=_("Action"), required=False)
    theme = forms.ModelChoiceField(queryset=None, label=_("Because of what people said under"), required=False)
    begins_on = DateField(label=_("New start"), required=False)
    ends_on = DateField(label=_("New end"), required=False)

    def __init__(self, *args: Any, actions: Any, themes: Any, **kwargs: Any) -> None:
        """Offer the plan's actions, and the themes that the plan came from."""
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset, self.fields["theme"].queryset = actions, themes

    def clean(self) -> dict[str, Any]:
        """Turn days into moments."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.pop("begins_on", None), data.pop("ends_on", None)
        data["begins_at"], data["ends_at"] = (
            start_of_day(begins) if begins else None,
            end_of_day(ends) if ends else None,
        )
        return data


class ImportForm(forms.Form):
    """A file with the rows of a plan."""

    file = forms.FileField(label=_("CSV or Excel file"))
