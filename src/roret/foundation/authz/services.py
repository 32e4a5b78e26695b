"""Opening and ending the thirty minutes in which an operator may act on everything (R72)."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.authz.actors import forget_standing
from roret.foundation.authz.events import OperatorSessionClosed, OperatorSessionOpened
from roret.foundation.authz.models import OperatorSession
from roret.foundation.errors import DomainError, NotPossible

SHORTEST_REASON = 10
"""Characters; enough to say what is to be done, too many for a dot."""


@transaction.atomic
def open_operator_session(*, by: Any, reason: str) -> OperatorSession:
    """Open an operator session for ``by``; everything done in it is journalled under the reason.

    Raises ``DomainError`` for a reason shorter than ten characters, ``NotPossible`` when a session is open already.
    """
    authz.require(by, "authz.open_operator_session")
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise DomainError(
            _("Say in at least %(count)s characters what you are going to do.") % {"count": SHORTEST_REASON},
            field="reason",
        )
    get_user_model()._default_manager.select_for_update().get(
        pk=by.pk
    )  # two windows of one operator wait for each other
    if OperatorSession.objects.open().filter(user_id=by.pk).exists():
        raise NotPossible(_("You already have an open operator session."))
    session = OperatorSession.objects.create(user_id=by.pk, reason=reason[:300], opened_at=clock.now())
    forget_standing(by)
    journal.record(OperatorSessionOpened, session, by=by, reason=reason, ends_at=session.ends_at)
    return session


@transaction.atomic
def close_operator_session(session: OperatorSession, *, by: Any) -> OperatorSession:
    """End a session before its time; harmless when it is over already."""
    authz.require(by, "authz.close_operator_session", session)
    session = OperatorSession.objects.lock(session.pk)
    if not session.is_open:
        return session
    session.closed_at = clock.now()
    session.save(update_fields=["closed_at"])
    forget_standing(by)
    journal.record(OperatorSessionClosed, session, by=by)
    return session
