"""Short texts that differ by slips of the keys only: a single one changes three of a dozen shingles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_SHARE = 0.25
_SHORTEST = 3


def are_slips(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two texts of about as many words have the same ones but for slips, in up to a quarter of them."""
    left, right = Counter(one), Counter(other)
    ours, theirs = list((left - right).elements()), list((right - left).elements())
    if len(ours) != len(theirs) or len(ours) > _SHARE * len(one):
        return False
    return all(any(_is_slip(word, candidate) for candidate in theirs) for word in ours)


def _is_slip(word: str, other: str) -> bool:
    """One letter more, less, changed or swapped with the next; in a short word or a number that is another word."""
    if min(len(word), len(other)) < _SHORTEST or abs(len(word) - len(other)) > 1 or word.isdigit() or other.isdigit():
        return False
    at = next(
        (place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    rest, rest_other = word[at:], other[at:]
    return (
        rest[1:] == rest_other[1:]
        or rest[1:] == rest_other
        or rest == rest_other[1:]
        or (rest[:2] == rest_other[:2][::-1] and rest[2:] == rest_other[2:])
    )
