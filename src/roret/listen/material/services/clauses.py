"""Clauses of a version: numbered, and each given the anchor that it had in the version before."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from roret.engines.documents import Block, Piece, numbered, pair
from roret.listen.material.models import Clause, MaterialVersion


def keep_clauses(version: MaterialVersion, blocks: Sequence[Block]) -> int:
    """Keep the blocks of a document as the clauses of a version; return how many."""
    before = list(_clauses_before(version))
    pairings = pair([clause.piece for clause in before], [_piece(block) for block in blocks])
    fresh = _fresh_anchors(version)
    Clause.objects.bulk_create(
        (
            Clause(
                version=version,
                order=order,
                anchor=next(fresh) if pairing.old is None else before[pairing.old].anchor,
                fate=pairing.fate.value,
                section=place.section[:40],
                place=place.clause,
                kind=block.kind.value,
                level=block.level,
                marker=block.marker[:12],
                text=block.text,
                plain=block.plain,
            )
            for order, (block, place, pairing) in enumerate(zip(blocks, numbered(blocks), pairings, strict=True), 1)
        ),
        batch_size=1000,
    )
    return len(blocks)


def _piece(block: Block) -> Piece:
    kind = block.kind.value
    return Piece(f"heading {block.level}" if kind == "heading" else kind, block.plain)


def _clauses_before(version: MaterialVersion) -> QuerySet[Clause]:
    last = version.material.versions.published().filter(number__lt=version.number).last()
    return Clause.objects.filter(version=last).order_by("order")


def _fresh_anchors(version: MaterialVersion) -> Iterator[str]:
    """Give anchors that no version of the material has used: a link to a clause that is gone must not find another."""
    used = Clause.objects.filter(version__material=version.material).values_list("anchor", flat=True).distinct()
    last = max((int(anchor[1:]) for anchor in used), default=0)
    while True:
        last += 1
        yield f"k{last}"
