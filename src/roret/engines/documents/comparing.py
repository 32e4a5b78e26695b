"""Two versions of a text side by side: block for block, and word for word within each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roret.engines.documents.blocks import Block, BlockKind
from roret.engines.documents.differences import Change, Span, difference
from roret.engines.documents.matching import Fate, Piece, pair, side_by_side


class Compared(NamedTuple):
    """One line of two versions: what became of it, and the stretches of the old text and of the new one."""

    fate: Fate
    out: list[Span]
    put: list[Span]


def compare(old: Sequence[Block], new: Sequence[Block]) -> list[Compared]:
    """Return two versions as lines side by side, in the order of the new one."""
    pairings = pair([_piece(block) for block in old], [_piece(block) for block in new])
    return [
        Compared(
            row.fate,
            *two_sides("" if row.old is None else old[row.old].plain, "" if row.new is None else new[row.new].plain),
        )
        for row in side_by_side(pairings, len(old))
    ]


def two_sides(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Return the stretches of the old text and of the new one, for two columns."""
    spans = difference(before, after)
    return [span for span in spans if span.change != Change.IN], [span for span in spans if span.change != Change.OUT]


def _piece(block: Block) -> Piece:
    return Piece(f"heading {block.level}" if block.kind == BlockKind.HEADING else block.kind, block.plain)
