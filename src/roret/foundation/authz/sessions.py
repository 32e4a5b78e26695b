"""Which operator session is open for a person."""

from typing import Any


def operator_session_of(user: Any) -> Any:
    """Return the open operator session of ``user``, or None."""
    from roret.foundation.authz.models import OperatorSession

    return OperatorSession.objects.open().filter(user_id=user.pk).first()
