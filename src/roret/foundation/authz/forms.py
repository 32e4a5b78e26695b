"""The form that opens an operator session."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OperatorSessionForm(forms.Form):
    """Asks for the reason, which the journal keeps."""

    reason = forms.CharField(
        label=_("What are you going to do, and why?"),
        help_text=_("At least 10 characters. The reason is kept in the journal with everything you do."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
