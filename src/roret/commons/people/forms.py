"""Forms about persons."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class SignupName(forms.Form):
    """What sign-up asks beside e-mail and password."""

    name = forms.CharField(label=_("Your name"), max_length=150, required=False)

    def signup(self, request: HttpRequest, user: Any) -> None:
        """Do nothing more; allauth calls this after the person has been saved."""
