"""Reporting a response, and deciding about it."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.listen.notices.enums import NoticeReason, Outcome
from roret.listen.notices.models import LONGEST


class ReportForm(forms.Form):
    """What a reader finds wrong; her address only if she wants an answer."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=NoticeReason.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("Tell more"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Which words, and why? Do not write private things about yourself."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_("Only if you want to hear what we decide. Nobody else sees it."),
    )
    submission = forms.CharField(widget=forms.HiddenInput, initial=lambda: str(uuid.uuid4()), max_length=64)


class DecideForm(forms.Form):
    """What was decided, and why."""

    outcome = forms.ChoiceField(
        label=_("Decision"), choices=Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reporter reads it. When the response is no longer shown, its sender reads it too."),
        error_messages={"required": _("Write why. The reporter will read it.")},
    )  # fmt: skip
