"""Which clause of the old version is this one of the new? Unchanged, moved, changed, moved and changed, or new.

What is word for word the same is paired first, then what is most alike, then what stands alone in the same gap. Each
clause is paired once, and the same two versions always give the same pairs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

ALIKE = 0.5
"""How alike two clauses must be to be one and the same, from 0 to 1."""
ALIKE_IN_GAP = 0.25
"""The same, where each stands alone between the same two neighbours."""
_COMMON = 60
"""A word that more of the unpaired old clauses hold is no sign of likeness by itself."""
_WORD = re.compile(r"\w+")
_OWN_NUMBER = re.compile(r"^(?:§ ?\d+ ?[a-z]?|\d+(?:\.\d+)*)[.:]?\s+", re.IGNORECASE)


class Piece(NamedTuple):
    """A clause as the matching sees it: its kind, and its text without marks. Only the same kinds are paired."""

    kind: str
    text: str


class Fate(StrEnum):
    """What became of a clause since the version before."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    MOVED_AND_CHANGED = "moved_and_changed"
    NEW = "new"
    GONE = "gone"


class Pairing(NamedTuple):
    """The place of the clause in the old version, and what became of it."""

    old: int | None
    fate: Fate


class Row(NamedTuple):
    """One line of two versions side by side: the places in both, and what became of it."""

    old: int | None
    new: int | None
    fate: Fate


def pair(old: Sequence[Piece], new: Sequence[Piece]) -> list[Pairing]:
    """Return for each new clause its old one. What is paired with none of them has been taken out."""
    pairs = _same(old, new)
    for found in (_alike(old, new, pairs), _alone(old, new, pairs)):
        pairs.update(found)
    return told(old, new, pairs)


def told(old: Sequence[Piece], new: Sequence[Piece], pairs: dict[int, int]) -> list[Pairing]:
    """Return what became of each new clause when it is known which old one it is: `pairs` gives old places by new ones."""
    staying = _in_order(pairs)
    return [_pairing(old, new, place, pairs.get(place), place in staying) for place in range(len(new))]


def side_by_side(pairings: Sequence[Pairing], old: int) -> list[Row]:
    """Return both versions as rows, in the order of the new one; what is gone stands where it stood among the `old` ones."""
    paired = {pairing.old for pairing in pairings}
    gone = iter([place for place in range(old) if place not in paired])
    next_gone = next(gone, None)
    rows: list[Row] = []
    for place, pairing in enumerate(pairings):
        stays = pairing.fate in {Fate.UNCHANGED, Fate.CHANGED}
        while stays and next_gone is not None and pairing.old is not None and next_gone < pairing.old:
            rows.append(Row(next_gone, None, Fate.GONE))
            next_gone = next(gone, None)
        rows.append(Row(pairing.old, place, pairing.fate))
    while next_gone is not None:
        rows.append(Row(next_gone, None, Fate.GONE))
        next_gone = next(gone, None)
    return rows


def _pairing(old: Sequence[Piece], new: Sequence[Piece], place: int, was: int | None, stays: bool) -> Pairing:  # noqa: FBT001
    if was is None:
        return Pairing(None, Fate.NEW)
    same = _said(old[was]) == _said(new[place])
    if stays:
        return Pairing(was, Fate.UNCHANGED if same else Fate.CHANGED)
    return Pairing(was, Fate.MOVED if same else Fate.MOVED_AND_CHANGED)


def _same(old: Sequence[Piece], new: Sequence[Piece]) -> dict[int, int]:
    """Pair what is word for word the same; of several equal ones the first with the first."""
    places: dict[Piece, list[int]] = defaultdict(list)
    for place in reversed(range(len(old))):
        places[old[place]].append(place)
    return {place: places[piece].pop() for place, piece in enumerate(new) if places.get(piece)}


def _alike(old: Sequence[Piece], new: Sequence[Piece], pairs: dict[int, int]) -> dict[int, int]:
    """Pair what is most alike first; of two equally alike the nearer one."""
    taken = set(pairs.values())
    left = {place: _words(piece) for place, piece in enumerate(old) if place not in taken}
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, words in left.items():
        for word in words:
            holders[old[place].kind, word].append(place)
    ranked = sorted(
        (-likeness, abs(place / max(1, len(new)) - was / max(1, len(old))), place, was)
        for place, piece in enumerate(new)
        if place not in pairs
        for was, likeness in _candidates(piece, left, holders)
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for _likeness, _distance, place, was in ranked:
        if place not in found and was not in used:
            found[place] = was
            used.add(was)
    return found


def _candidates(
    piece: Piece, left: dict[int, Counter[str]], holders: dict[tuple[str, str], list[int]]
) -> Iterator[tuple[int, float]]:
    words = _words(piece)
    lists = [holders[piece.kind, word] for word in sorted(words) if (piece.kind, word) in holders]
    rare = [places for places in lists if len(places) <= _COMMON] or sorted(lists, key=len)[:1]
    for was in sorted({place for places in rare for place in places}):
        likeness = _likeness(words, left[was])
        if likeness >= ALIKE:
            yield was, likeness


def _alone(old: Sequence[Piece], new: Sequence[Piece], pairs: dict[int, int]) -> dict[int, int]:
    """Pair two that stand alone between the same neighbours, when they have something in common."""
    found: dict[int, int] = {}
    taken = set(pairs.values())
    for place, piece in enumerate(new):
        if place in pairs:
            continue
        before = pairs.get(place - 1, -1) if place else -1
        after = pairs.get(place + 1, len(old)) if place + 1 < len(new) else len(old)
        if (place and before == -1) or after != before + 2 or before + 1 in taken:
            continue
        was = before + 1
        if old[was].kind == piece.kind and _likeness(_words(piece), _words(old[was])) >= ALIKE_IN_GAP:
            found[place] = was
    return found


def _said(piece: Piece) -> Piece:
    """The clause without the number that it carries: a renumbered clause says the same."""
    return Piece(piece.kind, _OWN_NUMBER.sub("", piece.text))


def _words(piece: Piece) -> Counter[str]:
    return Counter(_WORD.findall(_said(piece).text.casefold()))


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    both = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / both if both else 0.0


def _in_order(pairs: dict[int, int]) -> set[int]:
    """Return the new places that keep their order: the longest run in which the old places rise; the rest has moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in sorted(pairs):
        was = pairs[place]
        length = bisect_left(tails, was)
        before[place] = ends[length - 1] if length else None
        tails[length : length + 1] = [was]
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
