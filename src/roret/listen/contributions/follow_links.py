"""The private link of a contribution: its secret can be worked out again, and only a keyed hash of it is kept."""

from roret.foundation.privacy.pseudonyms import pseudonym


def follow_secret(submission: str) -> str:
    """Return the secret of the follow link of a sending; derived, so that a second sending gets the same receipt."""
    return pseudonym(f"follow:{submission}")[:40]


def follow_key(secret: str) -> str:
    """Return what is kept of a follow link's secret."""
    return pseudonym(f"key:{secret}")
