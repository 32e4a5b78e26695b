"""Forms about persons and their roles."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.people import rules, selectors
from roret.foundation import authz, clock
from roret.foundation.authz.roles import EVERYBODY, ROLES, SIGNED_IN
from roret.foundation.ui.fields import DateField


class SignupName(forms.Form):
    """What sign-up asks beside e-mail and password."""

    name = forms.CharField(label=_("Your name"), max_length=150, required=False)

    def signup(self, request: HttpRequest, user: Any) -> None:
        """Do nothing more; allauth calls this after the person has been saved."""


class PersonForm(forms.Form):
    """A new person, who is sent a link where she chooses her password."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE)


class PersonNameForm(forms.Form):
    """What a person is called, and the language she is written to."""

    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class GrantForm(forms.Form):
    """A role for a person: only the roles and units that whoever fills it in may give."""

    role = forms.ChoiceField(label=_("Role"))
    unit = forms.ModelChoiceField(label=_("In unit or body"), queryset=Unit.objects.none())
    begins_on = DateField(label=_("From"), initial=clock.today)
    ends_on = DateField(label=_("To"), required=False, help_text=_("Leave it empty when there is no end yet."))

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        """Offer what ``by`` may give."""
        super().__init__(*args, **kwargs)
        usable = [name for name in rules.GRANTING if authz.allowed(by, name)]
        self.fields["unit"].queryset = selectors.units_to_grant_in(by, usable)
        self.fields["role"].choices = [
            (role.key, role.name)
            for role in ROLES.values()
            if role.key not in {EVERYBODY, SIGNED_IN} and rules.permission_to_grant(role.key) in usable
        ]


class GrantByEmailForm(GrantForm):
    """The same for a person whom one may not look up: the address must be known."""

    email = forms.EmailField(
        label=_("The person's e-mail"), help_text=_("The address with which the person signs in here.")
    )
    field_order = ("email", "role", "unit", "begins_on", "ends_on")

    def clean(self) -> dict[str, Any]:
        """Find the person behind the address."""
        data = super().clean() or {}
        email = data.pop("email", "")
        self.person = selectors.person_by_email(email) if email else None
        if email and self.person is None:
            self.add_error("email", _("Nobody signs in here with this e-mail. Invite the person first."))
        return data


class EndRoleForm(forms.Form):
    """When a role ends, and why."""

    ends_on = DateField(label=_("Last day"), required=False, help_text=_("Leave it empty to end the role at once."))
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class ReasonForm(forms.Form):
    """Why a person is shut out or let in again."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
