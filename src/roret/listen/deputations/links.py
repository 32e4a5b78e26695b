"""The private link of a request: its secret can be worked out again, and only a keyed hash of it is kept."""

from roret.foundation.privacy.pseudonyms import pseudonym


def secret_of(submission: str) -> str:
    """Return the secret of the private link of a sending; derived, so that a second sending gets the same receipt."""
    return pseudonym(f"deputation:{submission}")[:40]


def key_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return pseudonym(f"deputation-key:{secret}")
