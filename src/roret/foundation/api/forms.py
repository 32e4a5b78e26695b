"""The form of a machine's key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.foundation.api.services import NOT_FOR_MACHINES
from roret.foundation.api.units import unit_choices
from roret.foundation.authz import ROLES
from roret.foundation.ui.fields import DateField


class TokenForm(forms.Form):
    """A key to the API."""

    name = forms.CharField(
        label=_("Which machine uses it"), max_length=100, help_text=_("For instance “the case system”")
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=lambda: [(role.key, role.name) for role in ROLES.values() if role.key not in NOT_FOR_MACHINES],
    )
    unit = forms.TypedChoiceField(label=_("In unit or body"), choices=unit_choices, coerce=int)
    expires_on = DateField(label=_("Last day"), help_text=_("At most two years ahead"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].help_text = _(
            "The machine may do what a person with this role may do in the unit and below."
        )
