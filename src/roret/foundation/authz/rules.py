"""Who may open and end an operator session (R72)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz.permissions import declare
from roret.foundation.authz.roles import OPERATOR, PRIVACY_OFFICER


def _opened_it(actor: Any, session: Any) -> bool:
    return actor.pk is not None and session.user_id == actor.pk


declare("authz.open_operator_session", _("Open an operator session"), OPERATOR, anywhere=True, without_session=True)
declare(
    "authz.close_operator_session",
    _("End an operator session before its time"),
    PRIVACY_OFFICER,
    own=_opened_it,
    anywhere=True,
)
