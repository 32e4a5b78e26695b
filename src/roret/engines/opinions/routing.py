"""Which statement a person is asked about next, so that every statement gets its votes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import blake2b

from roret.engines.opinions.votes import Id

_SLACK, _SLACK_SHARE = 2, 0.1
"""Drawn among all that are about as short of votes as the shortest: even, and yet two people seldom see the same order."""


def next_statement(votes: Mapping[Id, int], *, voted: Collection[Id], person: str) -> Id | None:
    """Return the statement to ask about next, or None when the person has voted on all.

    `votes` counts the votes that each open statement has. The choice is the same every time it is asked with the same
    figures, and different from person to person, so that neither age nor place in a list decides who is heard.
    """
    done = set(voted)
    left = [one for one in votes if one not in done]
    if not left:
        return None
    fewest = min(votes[one] for one in left)
    enough = fewest + max(_SLACK, _SLACK_SHARE * fewest)
    return min((one for one in left if votes[one] <= enough), key=lambda one: _lot(person, one))


def _lot(person: str, statement: Id) -> bytes:
    """A lot that is drawn once for each person and statement."""
    return blake2b(f"{person}\0{statement}".encode(), digest_size=8).digest()
