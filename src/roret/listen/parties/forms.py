"""What a party says by her link, and what the case worker chooses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.foundation.ui.choices import ChoiceListField
from roret.foundation.ui.fields import DateField
from roret.listen.consultations.models import Party
from roret.listen.parties.models import StandingParty


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


class StandingPartyForm(forms.ModelForm):
    """Someone on the standing list, and the rule by which she is asked."""

    class Meta:
        model = StandingParty
        fields = ("name", "unit", "email", "right", "purpose", "type", "topics", "areas", "ends_on")
        field_classes = {"topics": ChoiceListField, "areas": ChoiceListField, "ends_on": DateField}


class VerifyForm(forms.Form):
    """How somebody made sure that a party is who it says."""

    how = forms.CharField(
        label=_("How have you made sure?"), max_length=300,
        help_text=_("For instance: the CVR register, and a call to the chair."),
        error_messages={"required": _("Write how you made sure, for instance by the CVR register and a call.")},
    )  # fmt: skip
