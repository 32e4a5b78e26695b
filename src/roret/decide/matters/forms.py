"""Forms about matters, decisions and effects."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.bodies.models import Body
from roret.commons.meetings.models import Meeting
from roret.commons.organisation.models import Unit
from roret.commons.people.selectors import home_unit, units_of_work
from roret.commons.records.models import Topic
from roret.decide.matters.enums import DecisionKind
from roret.decide.matters.models import Matter
from roret.foundation.files.fields import UploadField
from roret.foundation.ui.choices import ChoiceListField
from roret.foundation.ui.sections import Section
from roret.listen.contributions.enums import Effect


def _text(label: object, *, rows: int = 6, hint: object = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), help_text=hint, required=required, max_length=100_000
    )


class MatterForm(forms.Form):
    """The sections of a matter, in the order of the municipality's template."""

    title = forms.CharField(label=_("Title"), max_length=250)
    body = forms.ModelChoiceField(Body.objects.none(), label=_("Committee"), required=False)
    summary = _text(_("In short"), rows=3, hint=_("Two or three sentences in plain language."))
    problem = _text(_("Problem"), hint=_("You can use Markdown."))
    solution = _text(_("Solution"), rows=12)
    economy = _text(_("Economy"), rows=3)
    no_economy = forms.BooleanField(label=_("The recommendation has no financial consequences"), required=False)
    process = _text(_("Further process"), rows=3)
    topics = ChoiceListField(Topic.objects.all(), label=_("Topics"), required=False)
    areas = ChoiceListField(Area.objects.none(), label=_("Areas"), required=False, group_of=lambda area: area.division)
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    summary_en = _text(_("In short, in English"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sections = (
        Section(_("What"), ("title", "unit", "body", "summary")),
        Section(_("The matter"), ("problem", "solution", "economy", "no_economy", "process")),
        Section(_("Whom and where"), ("topics", "areas"), folded=True),
        Section(_("In English"), ("title_en", "summary_en"), folded=True),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the committees of today, and the areas that are shown to citizens."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.current().filter(deciding=True).order_by("sort_key")
        self.fields["areas"].queryset = Area.objects.filter(division__order__lte=2).select_related("division")


class NewMatterForm(MatterForm):
    """A matter that does not come from a consultation."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Responsible unit"))

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the units in which the person may open a matter."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of_work(person)
        self.fields["unit"].initial = home_unit(person)
        del self.fields["version"]


class FromConsultationForm(forms.Form):
    """To which committee a consultation is carried on."""

    committee = forms.ModelChoiceField(Body.objects.none(), label=_("Committee"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the committees of today."""
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = Body.objects.current().filter(deciding=True).order_by("sort_key")


class ItemForm(forms.Form):
    """The wording of a recommendation item."""

    text = _text(_("The administration recommends that …"), rows=2, required=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class UnsignForm(forms.Form):
    """Why a signed matter goes back to draft."""

    reason = forms.CharField(label=_("Why does it go back to draft?"), max_length=300)


class MeetingForm(forms.Form):
    """To which meeting a matter is put."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Meeting"))
    number = forms.IntegerField(
        label=_("Item number"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Leave it empty to put it last."),
    )
    closed = forms.BooleanField(label=_("Closed item"), required=False)

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        """Offer the committee's coming meetings."""
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings


class DecisionForm(forms.Form):
    """The decision on every item in one form: a kind and, where needed, the wording."""

    text = _text(
        _("Decision as a whole"), rows=3, hint=_("Only when the minutes say more than the decision on each item.")
    )
    final = forms.TypedChoiceField(
        label=_("Is the matter decided?"),
        required=False,
        empty_value=None,
        coerce=lambda value: value == "yes",
        choices=[("", _("As the items say")), ("yes", _("Yes, it is finally decided")), ("no", _("No, it comes back"))],
    )
    same = forms.ChoiceField(
        label=_("Same decision on all items"), required=False, choices=[("", "–"), *DecisionKind.choices]
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        """Make a row for each item."""
        super().__init__(*args, **kwargs)
        self.recommended = list(matter.items.order_by("number"))
        for item in self.recommended:
            kind = forms.ChoiceField(
                label=_("Decision on item %(number)d") % {"number": item.number},
                required=False,
                choices=[("", "–"), *DecisionKind.choices],
            )
            words = forms.CharField(
                label=_("Wording for item %(number)d") % {"number": item.number}, required=False, max_length=5000
            )
            self.fields[f"kind_{item.pk}"], self.fields[f"words_{item.pk}"] = kind, words

    def rows(self) -> list[dict[str, Any]]:
        """Return each item with its two fields, for the template."""
        return [
            {"item": item, "kind": self[f"kind_{item.pk}"], "words": self[f"words_{item.pk}"]}
            for item in self.recommended
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the items that have no decision."""
        data = super().clean() or self.cleaned_data
        for item in self.recommended:
            if not (data.get(f"kind_{item.pk}") or data.get("same")):
                self.add_error(
                    f"kind_{item.pk}", _("Choose the decision on item %(number)d.") % {"number": item.number}
                )
        return data

    def minuted(self) -> dict[str, Any]:
        """Return what was filled in, as the service takes it."""
        data = self.cleaned_data
        rows = [(item, data[f"kind_{item.pk}"] or data["same"], data[f"words_{item.pk}"]) for item in self.recommended]
        return {"items": rows, "text": data["text"], "final": data["final"]}


class StatementForm(forms.Form):
    """A minuted statement; a row left empty is none."""

    party = forms.CharField(label=_("Political party"), max_length=100, required=False)
    joined_by = forms.CharField(
        label=_("Joined by"), max_length=500, required=False, help_text=_("Several parties with a comma between.")
    )
    text = _text(_("Statement"), rows=3)

    def clean(self) -> dict[str, Any]:
        """Ask for the half that is missing."""
        data = super().clean() or self.cleaned_data
        if (data.get("text") or data.get("joined_by")) and not data.get("party"):
            self.add_error("party", _("Write which party made the statement."))
        if data.get("party") and not data.get("text"):
            self.add_error("text", _("Write the statement."))
        return data


StatementFormSet = formset_factory(StatementForm, extra=1, max_num=30, absolute_max=30)


def statements_of(formset: BaseFormSet) -> list[tuple[str, list[str], str]]:
    """Return the filled-in statements, as the service takes them."""
    filled = [form.cleaned_data for form in formset if form.cleaned_data.get("party")]
    return [(row["party"], row["joined_by"].split(","), row["text"]) for row in filled]


class EffectForm(forms.Form):
    """What a theme changed, and why."""

    effect = forms.ChoiceField(label=_("Was it followed?"), choices=Effect.choices, widget=forms.RadioSelect)
    reason = _text(_("Why? Those who answered will read it."), rows=3, required=True)
    reason_en = _text(_("The same in English"), rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MaterialForm(forms.Form):
    """An attachment (bilag): a text that is shown, a file, or both."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = _text(_("Text"), hint=_("Markdown. Shown on the page, so that nobody needs a PDF."))
    file = UploadField(label=_("File"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for something to read."""
        data = super().clean() or self.cleaned_data
        if not data.get("text") and not data.get("file"):
            self.add_error("text", _("Write the text, or choose a file."))
        return data
