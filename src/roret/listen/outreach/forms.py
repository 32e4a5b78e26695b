"""Forms about paper and about other websites."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.records.models import Topic
from roret.listen.contributions.forms import EntryForm
from roret.listen.outreach.services import MOST


class PrintForm(forms.Form):
    """How many forms to print."""

    count = forms.IntegerField(
        label=_("How many forms?"),
        min_value=1,
        max_value=MOST,
        initial=20,
        help_text=_("Each form gets its own code, so that none is kept twice."),
    )


class CodeForm(forms.Form):
    """The code of a form on paper."""

    code = forms.CharField(
        label=_("The form's code"),
        max_length=40,
        help_text=_("It stands at the foot of both pages, like 2026-H014-P0042-KT."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True, "spellcheck": "false"}),
    )


class PaperEntryForm(EntryForm):
    """What stands on the form; how it came is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for no channel, and take the code as the number of the sending."""
        super().__init__(*args, **kwargs)
        del self.fields["channel"]


class EmbedForm(forms.Form):
    """What another website shows."""

    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"), required=False, empty_label=_("The whole city"))
    topic = forms.ModelChoiceField(Topic.objects.none(), label=_("Topic"), required=False, empty_label=_("All topics"))
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=30, initial=5, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the districts and the topics."""
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.filter(division__order=1)
        self.fields["topic"].queryset = Topic.objects.all()

    @property
    def wish(self) -> dict[str, Any]:
        """Return what was chosen; what cannot be read counts as not chosen."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) for name in ("area", "topic", "count")}
        return {**found, "count": found["count"] or 5}
