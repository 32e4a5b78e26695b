"""OpenDocument texts (ODT, ISO 26300): the content part, read as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from roret.engines.documents.archives import opened, part, tree
from roret.engines.documents.blocks import (
    Block,
    BlockKind,
    Converted,
    Loss,
    Report,
    escaped,
    guarded,
    squeezed,
    visible,
)
from roret.engines.documents.errors import DocumentError
from roret.engines.documents.tables import Grid

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _DRAW = f"{{{_OASIS}text:1.0}}", f"{{{_OASIS}table:1.0}}", f"{{{_OASIS}drawing:1.0}}"
_OFFICE, _SVG = f"{{{_OASIS}office:1.0}}", f"{{{_OASIS}svg-compatible:1.0}}"
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": " "}
_CONTENTS = {f"{_TEXT}{name}" for name in ("table-of-content", "alphabetical-index", "illustration-index")}


def read_open_document(content: bytes) -> Converted:
    """Return an OpenDocument text as blocks."""
    with opened(content) as archive:
        names = set(archive.namelist())
        if "META-INF/manifest.xml" in names and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
            raise DocumentError("document.locked")
        if "content.xml" not in names:
            raise DocumentError("document.damaged")
        root = tree(part(archive, "content.xml"))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise DocumentError("document.damaged")
    reader = _Reader()
    blocks = [*reader.read(body), *reader.footnotes]
    if blocks and not any(block.kind == BlockKind.HEADING for block in blocks):
        reader.report.lost(Loss.NO_HEADINGS)
    return Converted(blocks, reader.report.notes())


class _Reader:
    def __init__(self) -> None:
        self.report = Report()
        self.footnotes: list[Block] = []
        self._pictures: list[Block] = []

    def read(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """Give the blocks below an element."""
        for child in parent:
            if child.tag == f"{_TEXT}h":
                yield from self._line(child, BlockKind.HEADING, int(child.get(f"{_TEXT}outline-level") or 1))
            elif child.tag == f"{_TEXT}p":
                yield from self._line(child, BlockKind.PARAGRAPH)
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, depth)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child)
            elif child.tag == f"{_TEXT}tracked-changes":
                self.report.lost(Loss.CHANGES_ACCEPTED, count=len(child))
            elif child.tag in _CONTENTS:
                self.report.lost(Loss.CONTENTS_LEFT)
            else:
                yield from self.read(child, depth)

    def _line(self, element: Element, kind: BlockKind, level: int = 0) -> Iterator[Block]:
        plain = squeezed(visible(self._text(element)))
        if plain:
            text = escaped(plain)
            yield Block(kind, text if kind == BlockKind.HEADING else guarded(text), plain, min(level, 6))
        yield from self._pictures
        self._pictures = []

    def _list(self, element: Element, depth: int) -> Iterator[Block]:
        for item in element.findall(f"{_TEXT}list-item"):
            first = True
            for block in self.read(item, depth + 1):
                if first and block.kind == BlockKind.PARAGRAPH:
                    yield Block(BlockKind.ITEM, block.text, block.plain, depth, "-")
                else:
                    yield block
                first = False

    def _table(self, element: Element) -> Iterator[Block]:
        grid = Grid()
        for row in element.iter(f"{_TABLE}table-row"):
            grid.begin_row()
            for cell in row.findall(f"{_TABLE}table-cell"):
                spans = (int(cell.get(f"{_TABLE}number-{kind}-spanned") or 1) for kind in ("columns", "rows"))
                grid.begin_cell(*spans)
                for block in self.read(cell):
                    grid.add(block)
        yield from grid.blocks(self.report)

    def _text(self, element: Element) -> str:
        pieces = [element.text or ""]
        for child in element:
            pieces.append(self._inner(child))
            pieces.append(child.tail or "")
        return "".join(pieces)

    def _inner(self, child: Element) -> str:
        if child.tag in _SPACES:
            return " "
        if child.tag == f"{_TEXT}note":
            return self._note(child)
        if child.tag == f"{_OFFICE}annotation":
            self.report.lost(Loss.COMMENTS_LEFT)
            return ""
        if child.tag == f"{_DRAW}frame":
            self._picture(child)
            return ""
        return self._text(child)

    def _note(self, element: Element) -> str:
        number = len(self.footnotes) + 1
        body = element.find(f"{_TEXT}note-body")
        words = squeezed(visible(" ".join(self._text(line) for line in body))) if body is not None else ""
        self.report.lost(Loss.FOOTNOTES_MOVED, words)
        plain = f"[{number}] {words}"
        self.footnotes.append(Block(BlockKind.PARAGRAPH, escaped(plain), plain))
        return f" [{number}]"

    def _picture(self, frame: Element) -> None:
        box = frame.find(f"{_DRAW}text-box")
        if box is not None:
            self._pictures += list(self.read(box))
            return
        told = squeezed(visible(frame.findtext(f"{_SVG}desc") or frame.findtext(f"{_SVG}title") or ""))
        self.report.lost(Loss.PICTURE_TOLD if told else Loss.PICTURE_UNTOLD, told)
        if told:
            self._pictures.append(Block(BlockKind.PICTURE, escaped(told), told))
