"""Forms about viewpoints."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ViewpointForm(forms.Form):
    """A viewpoint that somebody writes."""

    text = forms.CharField(
        label=_("Viewpoint"),
        min_length=10,
        max_length=200,
        help_text=_("One sentence about one thing, so that others can agree or disagree."),
    )


class ReasonForm(forms.Form):
    """Why a viewpoint is not shown."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
