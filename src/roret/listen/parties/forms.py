"""What a party says by her link, and what the case worker chooses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class NoRemarksForm(forms.Form):
    """Who says that the party has no remarks."""

    name = forms.CharField(
        label=_("Who answers for you?"),
        max_length=200,
        help_text=_("Name, and as what: for instance chair. It is seen by the case worker only."),
        error_messages={"required": _("Write who answers for you, so that we know whom to ask.")},
    )


class ChooseForm(forms.Form):
    """Some of the parties or bodies on the page."""

    chosen = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, keys: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(str(key), str(key)) for key in keys]  # type: ignore[attr-defined]
