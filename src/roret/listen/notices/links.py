"""The private link of a notice: its secret can be worked out again, and only a keyed hash of it is kept."""

from roret.foundation.privacy.pseudonyms import pseudonym
from roret.listen.notices.models import Notice


def secret_of(submission: str) -> str:
    """Return the secret of what was sent under ``submission``; the same for the same sending."""
    return pseudonym(f"notice:{submission}")[:40]


def key_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return pseudonym(f"notice-key:{secret}")


def by_secret(secret: str) -> Notice | None:
    """Return the notice behind a private link, or None."""
    return Notice.objects.select_related("contribution__record").filter(key=key_of(secret)).first()
