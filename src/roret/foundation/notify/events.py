"""What the journal remembers about messages: what somebody chose, never what she was told."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

SettingsChanged = EventType(
    "notify.settings_changed", _("%(target)s chose how to be told"), keep=("channel", "cadence"), icon="notifications"
)
Unsubscribed = EventType("notify.unsubscribed", _("%(target)s stopped the messages"), icon="notifications")
Erased = EventType("notify.erased", _("The messages to %(target)s were erased"), icon="delete")
