"""Who calls the API: nobody in particular, a signed-in person, or a token with a role."""

import hashlib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError
from ninja.utils import check_csrf

from roret.foundation import clock
from roret.foundation.api.models import Token
from roret.foundation.api.units import reached
from roret.foundation.authz import Standing
from roret.foundation.errors import TooMany

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
USED_NOTED = timedelta(minutes=5)
"""How exactly it is noted when a key was last used; a call costs a write at most this often."""
PER_MINUTE = 600
"""How often one address may call without a key, in a minute and in each process of the web server."""


class TokenActor:
    """A machine acting with a token's role in the token's unit."""

    is_authenticated = True
    pk = None

    def __init__(self, token: Token) -> None:
        """Take on the token's standing."""
        units = reached(token.unit_id_held)
        self.name = token.name
        self.standing = Standing({token.role: units}, signed_in=True)

    def __str__(self) -> str:
        """Read as what uses the token."""
        return self.name


def hash_token(secret: str) -> str:
    """Return the SHA-256 (hex) under which a token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def api_auth(request: HttpRequest) -> Any:
    """Return the actor: by bearer token, else the session's person, else a guest.

    Raises for a bad token, for a guest who asks too often, and for a change by session that comes from another site.
    """
    header = request.headers.get("Authorization", "")
    if header:
        return _machine(request, header)
    if request.user.is_authenticated:
        if request.method not in SAFE and check_csrf(request, api_auth):
            raise PermissionDenied(_("Send the CSRF token, or call with a key."))
        return request.user
    if _too_often(request):
        raise TooMany
    return "guest"


def _machine(request: HttpRequest, header: str) -> TokenActor:
    scheme, _space, secret = header.partition(" ")
    token = Token.objects.valid().filter(hash=hash_token(secret)).first() if scheme.lower() == "bearer" else None
    if token is None:
        raise AuthenticationError
    now = clock.now()
    if token.last_used_at is None or now - token.last_used_at > USED_NOTED:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
    request.user = TokenActor(token)  # type: ignore[assignment]
    return request.user  # type: ignore[return-value]


def _too_often(request: HttpRequest) -> bool:
    """Count a guest's request in this process's memory, so that a reading costs no writing; the address is kept as a hash."""
    address = hash_token(str(request.META.get("REMOTE_ADDR")))[:24]
    key = f"api:{address}:{int(clock.now().timestamp()) // 60}"
    counter = caches["pages"]
    counter.add(key, 0, 120)
    try:
        return counter.incr(key) > getattr(settings, "RORET_API_PER_MINUTE", PER_MINUTE)
    except ValueError:
        return False
