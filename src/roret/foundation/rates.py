"""Limits on how often: counted by address for a while, the same in every process."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def too_many(request: HttpRequest, name: str, *, limit: int, seconds: int) -> bool:
    """Count one use of ``name`` from the request's address; say whether it is over ``limit`` within ``seconds``.

    The address is kept only as a hash and only for as long as it is counted.
    """
    address = hashlib.sha256(address_of(request).encode()).hexdigest()[:24]
    key = f"rate:{name}:{address}:{int(time.time() // seconds)}"
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, seconds)  # not incr: that lets the count live on for as long as somebody keeps asking
    return count > limit


def address_of(request: HttpRequest) -> str:
    """Return who asks: behind our own load balancers the address that the outermost of them wrote down."""
    hops = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    noted = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return noted[-hops] if 0 < hops <= len(noted) else str(request.META.get("REMOTE_ADDR"))
