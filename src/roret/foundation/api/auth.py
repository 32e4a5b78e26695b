"""Who calls the API: nobody in particular, a signed-in person, or a token with a role."""

import hashlib
from typing import Any

from django.http import HttpRequest
from ninja.errors import AuthenticationError

from roret.foundation import clock
from roret.foundation.api.models import Token
from roret.foundation.authz import Standing


class TokenActor:
    """A machine acting with a token's role in the token's unit."""

    is_authenticated = True
    pk = None

    def __init__(self, token: Token) -> None:
        """Take on the token's standing."""
        units = frozenset({token.unit_id_held} if token.unit_id_held else ())
        self.name = token.name
        self.standing = Standing({token.role: units}, signed_in=True)

    def __str__(self) -> str:
        """Read as what uses the token."""
        return self.name


def hash_token(secret: str) -> str:
    """Return the SHA-256 (hex) under which a token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def api_auth(request: HttpRequest) -> Any:
    """Return the actor: by bearer token, else the session's person (a guest too). Raises for a bad token."""
    header = request.headers.get("Authorization", "")
    if not header:
        return request.user if request.user.is_authenticated else "guest"
    scheme, _space, secret = header.partition(" ")
    now = clock.now()
    token = Token.objects.filter(hash=hash_token(secret), revoked_at=None, expires_at__gt=now).first()
    if scheme.lower() != "bearer" or token is None:
        raise AuthenticationError
    Token.objects.filter(pk=token.pk).update(last_used_at=now)
    request.user = TokenActor(token)
    return request.user
