"""Secrets of private links: worked out again from the party and the number of times her link was replaced."""

from roret.foundation.privacy.pseudonyms import pseudonym
from roret.listen.consultations.models import Party


def secret_of(party: Party, *, turn: int = 0) -> str:
    """Return the secret of a party's link; ``turn`` counts how often it has been replaced."""
    return pseudonym(f"party:{party.pk}" + (f":{turn}" if turn else ""))[:40]


def key_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return pseudonym(f"party-key:{secret}")
