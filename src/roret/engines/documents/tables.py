"""Tables: kept as tables where each cell holds one text, else written out row by row."""

from __future__ import annotations

from collections.abc import Iterator

from roret.engines.documents.blocks import Block, BlockKind, Loss, Report, guarded, squeezed

MOST_COLUMNS = 12


class Grid:
    """A table while it is read."""

    def __init__(self) -> None:
        self._rows: list[list[list[Block]]] = []
        self._merged = False

    def begin_row(self) -> None:
        """Begin a row."""
        self._rows.append([])

    def begin_cell(self, columns: int = 1, rows: int = 1) -> None:
        """Begin a cell; one that spans several makes the table one that must be written out."""
        if not self._rows:
            self._rows.append([])
        self._rows[-1].append([])
        self._merged |= columns > 1 or rows > 1

    def add(self, block: Block) -> None:
        """Put a block in the last cell."""
        if not self._rows or not self._rows[-1]:
            self.begin_cell()
        self._rows[-1][-1].append(block)

    def blocks(self, report: Report) -> Iterator[Block]:
        """Give the table as one block, or flattened as paragraphs."""
        rows = [row for row in self._rows if any(row)]
        if not rows:
            return
        if self._is_plain(rows):
            yield _table(rows)
            return
        first = next((block.plain for row in rows for cell in row for block in cell), "")
        report.lost(Loss.TABLE_FLATTENED, first)
        yield from _flattened(rows)

    def _is_plain(self, rows: list[list[list[Block]]]) -> bool:
        width = len(rows[0])
        single = all(len(cell) <= 1 and all(_is_text(block) for block in cell) for row in rows for cell in row)
        return not self._merged and single and 1 < width <= MOST_COLUMNS and all(len(row) == width for row in rows)


def _is_text(block: Block) -> bool:
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}


def _table(rows: list[list[list[Block]]]) -> Block:
    return table_of([[cell[0] if cell else None for cell in row] for row in rows])


def table_of(rows: list[list[Block | None]]) -> Block:
    """Return rows of cells, the first of them the heads, as one block."""
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    plain = "\n".join(" | ".join(cell.plain if cell else "" for cell in row) for row in rows)
    return Block(BlockKind.TABLE, "\n".join(lines), plain)


def _cell(block: Block | None) -> str:
    return block.text.replace("\\|", "|").replace("|", "\\|") if block else ""


def _flattened(rows: list[list[list[Block]]]) -> Iterator[Block]:
    for row in rows:
        texts = [(block.text, block.plain) for cell in row for block in cell if _is_text(block)]
        if texts:
            text, plain = (squeezed(" · ".join(parts)) for parts in zip(*texts, strict=True))
            yield Block(BlockKind.PARAGRAPH, guarded(text), plain)
        yield from (block for cell in row for block in cell if not _is_text(block))
