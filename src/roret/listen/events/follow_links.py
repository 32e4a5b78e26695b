"""Private links of events: every secret can be worked out again, and only its keyed hash is kept."""

from hmac import compare_digest

from roret.foundation.privacy.pseudonyms import pseudonym


def registration_secret(submission: str) -> str:
    """Return the secret of a registration's private link; a second sending gets the same receipt."""
    return pseudonym(f"event-registration:{submission}")[:40]


def door_code(submission: str) -> str:
    """Return what the QR code says at the door; it opens nothing without the right to check people in."""
    return pseudonym(f"event-door:{submission}")[:24]


def invitation_secret(seed: str) -> str:
    """Return the secret of an invitation's private link."""
    return pseudonym(f"event-invitation:{seed}")[:40]


def key_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return pseudonym(f"event-key:{secret}")


def evaluation_secret(event_id: int) -> str:
    """Return the secret of an event's evaluation: the same for all, so that no answer leads to a person."""
    return pseudonym(f"event-evaluation:{event_id}")[:24]


def is_evaluation_secret(secret: str, event_id: int) -> bool:
    """Say whether a secret opens an event's evaluation."""
    return compare_digest(secret.encode(), evaluation_secret(event_id).encode())
