"""What the journal remembers about tokens."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

TokenCreated = EventType(
    "token.created",
    _("%(actor)s gave the machine %(target)s a key to the API"),
    keep=("role", "unit", "expires_at"),
    icon="lock",
)
TokenRevoked = EventType("token.revoked", _("%(actor)s took the key from the machine %(target)s"), icon="lock")
