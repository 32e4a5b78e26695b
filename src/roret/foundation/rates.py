"""Limits on how often: counted by address for a while, the same in every process."""

import hashlib
import time
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

_TABLE = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
_COUNT = (
    f"INSERT INTO {_TABLE} (cache_key, value, expires) VALUES (%s, '1', %s) "  # noqa: S608 — our own table
    f"ON CONFLICT (cache_key) DO UPDATE SET value = ({_TABLE}.value::integer + 1)::text RETURNING value"
)
"""One statement in the shared cache's table, where ``get`` and ``set`` take seven and lose counts that come at once."""
_FORGET = f"DELETE FROM {_TABLE} WHERE expires < now()"  # noqa: S608 — our own table
_ONE_IN = 200
"""Every so many new counts those whose time is over are thrown away: Django does it only where it sets a value itself."""


def too_many(request: HttpRequest, name: str, *, limit: int, seconds: int) -> bool:
    """Count one use of ``name`` from the request's address; say whether it is over ``limit`` within ``seconds``.

    The address is kept only as a hash and only for as long as it is counted: for a span of ``seconds``, however often
    somebody asks meanwhile.
    """
    address = hashlib.sha256(address_of(request).encode()).hexdigest()[:24]
    span = int(time.time() // seconds)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [f"rate:{name}:{address}:{span}", datetime.fromtimestamp((span + 1) * seconds, UTC)])
        count = int(cursor.fetchone()[0])
        if count == 1 and int(address, 16) % _ONE_IN == 0:
            cursor.execute(_FORGET)
    return count > limit


def address_of(request: HttpRequest) -> str:
    """Return who asks: behind our own load balancers the address that the outermost of them wrote down."""
    hops = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    noted = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return noted[-hops] if 0 < hops <= len(noted) else str(request.META.get("REMOTE_ADDR"))
