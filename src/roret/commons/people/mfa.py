"""The second step of signing in: what is kept in the database is encrypted with a key that is not there."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class MfaAdapter(DefaultMFAAdapter):
    """Encrypts the secret of the authenticator app and the seed of the recovery codes."""

    def encrypt(self, text: str) -> str:
        """Return ``text`` sealed with a key made from the pseudonym key, which never changes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was sealed."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    digest = hashlib.sha256(b"second factor:" + settings.PSEUDONYM_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
