"""Giving machines a key to the API, and taking it away."""

import secrets
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.api import events
from roret.foundation.api.auth import hash_token
from roret.foundation.api.models import Token
from roret.foundation.authz.roles import EVERYBODY, OPERATOR, ROLES, SIGNED_IN
from roret.foundation.errors import DomainError, NotPossible

LONGEST = timedelta(days=730)
"""How long a key may be valid at most."""
NOT_FOR_MACHINES = frozenset({EVERYBODY, SIGNED_IN, OPERATOR})
SECRET_BEGINS = "roret_"  # noqa: S105 — the public part
"""So that a key that has leaked into a file is found by whoever looks for keys."""


@transaction.atomic
def create_token(*, by: Any, name: str, role: str, unit: int, expires_on: date) -> tuple[Token, str]:
    """Give a machine a key; return it with its secret, which is kept nowhere and shown once.

    Raises ``DomainError`` at the field that does not hold.
    """
    authz.require(by, "api.create_token")
    if role not in ROLES or role in NOT_FOR_MACHINES:
        raise DomainError(_("A machine cannot hold this role."), field="role")
    if not clock.today() < expires_on <= clock.today() + LONGEST:
        raise DomainError(_("The key must expire after today and within two years."), field="expires_on")
    secret = SECRET_BEGINS + secrets.token_urlsafe(32)
    token = Token(
        name=name, role=role, unit_id_held=unit, hash=hash_token(secret), created_by=authz.name_of(by),
        created_at=clock.now(), expires_at=clock.end_of_day(expires_on),
    )  # fmt: skip
    token.full_clean(exclude=["created_by"])
    token.save()
    journal.record(events.TokenCreated, token, by=by, role=role, unit=unit, expires_at=token.expires_at)
    return token, secret


@transaction.atomic
def revoke_token(token: Token, *, by: Any) -> Token:
    """Take a machine's key away at once."""
    authz.require(by, "api.revoke_token", token)
    token = Token.objects.lock(token.pk)
    if token.revoked_at is not None:
        raise NotPossible(_("The key has been taken away already."))
    token.revoked_at = clock.now()
    token.save(update_fields=["revoked_at"])
    journal.record(events.TokenRevoked, token, by=by)
    return token
