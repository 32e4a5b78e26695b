"""Keyed hashes: what stands in the place of a CPR number or a secret link, and says nothing without the key."""

import hashlib
import hmac

from django.conf import settings


def pseudonym(value: str) -> str:
    """Return HMAC-SHA256 of ``value`` under ``PSEUDONYM_KEY`` as 64 hexadecimal characters."""
    return hmac.new(settings.PSEUDONYM_KEY.encode(), value.encode(), hashlib.sha256).hexdigest()
