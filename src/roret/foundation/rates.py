"""Limits on how often: counted by address for a while, in this process' memory."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest


def too_many(request: HttpRequest, name: str, *, limit: int, seconds: int) -> bool:
    """Count one use of ``name`` from the request's address; say whether it is over ``limit`` within ``seconds``.

    The address is kept only as a hash and only for as long as it is counted.
    """
    address = hashlib.sha256(str(request.META.get("REMOTE_ADDR")).encode()).hexdigest()[:24]
    key = f"rate:{name}:{address}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > limit
    except ValueError:
        return False
