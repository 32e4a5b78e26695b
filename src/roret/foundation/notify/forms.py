"""Forms about messages."""

from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from roret.foundation.notify import channels
from roret.foundation.notify.models import Cadence, Recipient

_NAMES = ("channel", "cadence", "quiet_from", "quiet_to", "language")


class SettingsForm(forms.Form):
    """How somebody wants to be told."""

    channel = forms.ChoiceField(label=_("Where should we send messages?"), widget=forms.RadioSelect)
    cadence = forms.ChoiceField(
        label=_("How often?"), choices=Cadence, widget=forms.RadioSelect,
        help_text=_("Daily messages come in the morning, weekly ones on Monday morning. If there is nothing new, we send nothing."),
    )  # fmt: skip
    quiet_from = forms.TypedChoiceField(label=_("No messages after"), coerce=int)
    quiet_to = forms.TypedChoiceField(
        label=_("Messages again from"), coerce=int, help_text=_("Choose the same time twice if you want messages at any hour."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the messages"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, recipient: Recipient, **kwargs: Any) -> None:
        """Begin with what the recipient chose before."""
        kwargs["initial"] = {name: getattr(recipient, name) for name in _NAMES}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["channel"].choices = channels.choices(guest=recipient.user_id is None)
        hours = [(hour, time_format(time(hour))) for hour in range(24)]
        fields["quiet_from"].choices = fields["quiet_to"].choices = hours
