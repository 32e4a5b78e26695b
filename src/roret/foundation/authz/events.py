"""What the journal remembers about operator sessions."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

OperatorSessionOpened = EventType(
    "authz.operator_session_opened",
    _("%(actor)s opened an operator session: %(target)s"),
    keep=("ends_at",),
    icon="warning",
)
OperatorSessionClosed = EventType("authz.operator_session_closed", _("%(actor)s ended an operator session: %(target)s"))
