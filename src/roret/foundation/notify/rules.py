"""Who may do what with messages: each with her own; a guest is known by the secret of her link."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz import declare


def _own(actor: Any, recipient: Any) -> bool:
    return recipient.user_id is not None and recipient.user_id == getattr(actor, "pk", None)


declare("notify.change_recipient", _("Choose how and how often one is told"), own=_own)
declare("notify.read_notification", _("Read one's own messages"), own=lambda actor, row: _own(actor, row.recipient))
