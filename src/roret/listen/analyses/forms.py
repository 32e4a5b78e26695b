"""Forms about analyses and suggestions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.people.models import User
from roret.foundation.ui.fields import DateField
from roret.listen.analyses.models import Suggestion
from roret.listen.contributions.models import Theme


class StartForm(forms.Form):
    """How many themes to look for."""

    themes = forms.IntegerField(
        label=_("How many themes?"),
        min_value=0,
        max_value=200,
        required=False,
        help_text=_("Leave it empty, and the texts themselves suggest a number."),
    )

    def clean_themes(self) -> int:
        """Take nothing as “as many as there are”."""
        return self.cleaned_data["themes"] or 0


class RenameForm(forms.Form):
    """The words of a suggestion."""

    title = forms.CharField(label=_("What is it about?"), max_length=250)


class SplitForm(forms.Form):
    """Into how many parts."""

    parts = forms.IntegerField(label=_("Into how many parts?"), min_value=2, max_value=10, initial=2)


class IntoForm(forms.Form):
    """Another suggestion of the same analysis."""

    into = forms.ModelChoiceField(Suggestion.objects.none(), label=_("Merge into"))

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        """Offer the other living suggestions."""
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others


class SignForm(forms.Form):
    """The theme as people will read it, and who writes its answer."""

    theme = forms.ModelChoiceField(
        Theme.objects.none(), label=_("Put it under"), required=False, empty_label=_("a new theme")
    )
    title = forms.CharField(label=_("The theme in a few words"), max_length=250)
    summary = forms.CharField(label=_("In short"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who writes the answer?"), required=False)
    due_on = DateField(label=_("Answer due"), required=False)

    def __init__(self, *args: Any, themes: Any, owners: Any, **kwargs: Any) -> None:
        """Offer the themes that are there and those who work in the unit."""
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset, self.fields["owner"].queryset = themes, owners
