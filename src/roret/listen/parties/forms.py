"""What a party says by her link, and what the case worker chooses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.listen.consultations.models import Party


class NoRemarksForm(forms.Form):
    """Who says that the party has no remarks."""

    name = forms.CharField(
        label=_("Who answers for you?"),
        max_length=200,
        help_text=_("Name, and as what: for instance chair. It is seen by the case worker only."),
        error_messages={"required": _("Write who answers for you, so that we know whom to ask.")},
    )


class NewLinkForm(forms.Form):
    """Who is to have a new link, and where it is sent."""

    party = forms.ModelChoiceField(Party.objects.none(), label=_("Party"))
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Leave it empty to send the link as a letter.")
    )

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        """Offer the consultation's parties."""
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
